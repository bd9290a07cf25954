using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using Person = Rehearsal.World.Person;

namespace IntimacyBot.Tests.Stories;

/// <summary>
/// A server with Alex and Sam, a moderator and a stranger, and the bot against the local Discord over real sockets. Time stands still
/// until the story lets it pass.
/// </summary>
internal sealed partial class Story : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("story").FullName;
    private readonly RehearsalServer _server;
    private readonly LoudLines _loud = new();
    private readonly HashSet<Person> _involved = [];
    private Cable _cable;
    private IHost? _bot;

    private Story(RehearsalServer server, FakeTimeProvider clock, Guild guild, Channel home, Person owner)
    {
        (_server, Clock, Guild, Home, Owner) = (server, clock, guild, home, owner);
        _cable = new Cable(server.ApiBaseUrl.Port);
        _involved.UnionWith([Alex = Somebody("Alex"), Sam = Somebody("Sam")]);
        Stranger = Somebody("Stranger");
        Moderator = World.CreatePerson("Moderator");
        var role = guild.AddRole("Moderators", Permission.ManageThreads);
        guild.Join(Moderator, role);
    }

    public FakeTimeProvider Clock { get; }

    public World World => _server.World;

    public Guild Guild { get; }

    public Channel Home { get; }

    public Person Owner { get; }

    public Person Alex { get; }

    public Person Sam { get; }

    public Person Stranger { get; }

    public Person Moderator { get; }

    /// <summary>Loud lines that the story expects.</summary>
    public LoudLines Loud => _loud;

    public string DatabaseFile => Path.Combine(_folder, "data", "bot.db");

    public IServiceProvider Bot => _bot!.Services;

    public static async Task<Story> BeginAsync(bool home = true, TimeSpan? answerWithin = null, params IEnumerable<string> practices)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        var server = await RehearsalServer.StartAsync(new RehearsalOptions { Clock = clock, NonceClock = clock, AnswerWithin = answerWithin ?? Patience });
        var owner = server.World.CreatePerson("Olive");
        var guild = server.World.CreateGuild("Garden", owner);
        guild.AddText("general");
        var couples = guild.AddText("couples");
        guild.AddBot(Permission.Install & ~Permission.ManageThreads);
        couples.Allow(server.World.Bot, Permission.ManageThreads);
        var story = new Story(server, clock, guild, couples, owner);
        story.Adds(practices);
        await story.StartBotAsync();
        if (home)
            await story.PlaceAsync(couples);
        return story;
    }

    /// <summary>A story of two people who are a couple already.</summary>
    public static async Task<Story> OfCoupleAsync(TimeSpan answerWithin)
    {
        var story = await BeginAsync(answerWithin: answerWithin);
        await story.PairAsync();
        return story;
    }

    /// <summary>The same, on a server whose host has practices of their own.</summary>
    public static async Task<Story> OfCoupleAsync(params string[] practices)
    {
        var story = await BeginAsync(practices: practices);
        await story.PairAsync();
        return story;
    }

    public Person Somebody(string name)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person);
        return person;
    }

    /// <summary>Lets time pass, does what became due, and shows it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await QuietAsync();
        await Bot.GetRequiredService<DueMoves>().SweepAsync(CancellationToken.None).WaitAsync(Patience);
        await QuietAsync();
    }

    /// <summary>A command comes on the same line as everything before it: whoever answers it has heard that.</summary>
    public Task<Answer> HeardAsync() => CommandAsync(Owner, "setup");

    /// <summary>Where rooms are made from now on.</summary>
    public async Task PlaceAsync(Channel? home)
    {
        await Bot.GetRequiredService<Store>().WriteAsync(
            (context, cancel) => Bot.GetRequiredService<Servers>().SaveAsync(context, new Discord.Models.Snowflake(Guild.Id), s => s with { Home = home?.Id }, cancel),
            CancellationToken.None);
        await QuietAsync();
    }

    /// <summary>Until Discord shows everything that is saved.</summary>
    public async Task QuietAsync()
    {
        await World.SettledAsync(Patience);
        await Bot.GetRequiredService<Painter>().CatchUpAsync(CancellationToken.None).WaitAsync(Patience);
        await World.SettledAsync(Patience);
    }

    /// <summary>Who uses a command, or is named in one, may find something waiting; anybody else is a bystander.</summary>
    public async Task<Answer> CommandAsync(Person person, string command, params (string Name, object? Value)[] options)
    {
        _involved.UnionWith(options.Select(o => o.Value).OfType<Person>().Append(person));
        return await DoneAsync(await person.CommandAsync(Home, command, options));
    }

    public async Task<Answer> PressAsync(Person person, Message message, string button) => await DoneAsync(await person.PressAsync(message, button));

    /// <summary>Presses on whatever the last answer showed.</summary>
    public Task<Answer> PressAsync(Answer answer, string button) => PressAsync(answer.By, answer.Message ?? throw new InvalidOperationException($"There is no message: {answer}"), button);

    public async Task<Answer> SubmitAsync(Answer form, params (string, object?)[] values) =>
        await DoneAsync(await (form.Modal ?? throw new InvalidOperationException($"There is no form: {form}")).SubmitAsync(values));

    public async Task<Answer> DoneAsync(Answer answer)
    {
        Assert.False(answer.Failed, $"{answer.By}: {answer}\n{World.History.Recent(40)}\n{_loud}");
        if (answer.Kind is AnswerKind.Thinking || (answer.Kind is AnswerKind.DeferredUpdate && answer.Interaction.Source is { IsEphemeral: true }))
            await answer.SettledAsync();
        await QuietAsync();
        return answer;
    }

    /// <summary>Opens the newest ring of this person.</summary>
    public async Task<Answer> OpenRingAsync(Person person)
    {
        var ring = await World.WaitForAsync(_ => Rings(person).LastOrDefault(), $"a ring for {person}");
        return await PressAsync(person, ring, "Open");
    }

    public IReadOnlyList<Message> Rings(Person person) =>
        [.. person.VisibleChannels.Where(c => c.IsThread && c.Name == "Bell").SelectMany(person.Sees).Where(m => m.Text.Contains("Something is here for you."))];

    public Channel? Room(Person person) => person.VisibleChannels.LastOrDefault(c => c.Name.StartsWith("Room"));

    /// <summary>The last card of the room.</summary>
    public Message Floor(Person person) => Cards(person)[^1];

    /// <summary>What both see in the room.</summary>
    public IReadOnlyList<Message> Cards(Person person) =>
        [.. person.Sees(Room(person) ?? throw new InvalidOperationException($"{person} sees no room.\n{World.History.Recent(60)}\n{_loud}")).Where(m => !m.IsEphemeral && m.Type == 0)];

    public Task<Answer> OnFloorAsync(Person person, string button) => PressAsync(person, Floor(person), button);

    /// <summary>Nothing broke a rule, nothing was loud, and nobody else has anything to read.</summary>
    public async Task EndAsync()
    {
        await QuietAsync();
        Assert.True(World.Violations.Count == 0, $"{string.Join('\n', World.Violations)}\n{World.History.Recent(400)}");
        Assert.True(_loud.Lines.Count == 0, $"{_loud}\n{World.History.Recent(60)}");
        foreach (var bystander in World.People.Where(p => !_involved.Contains(p)))
        {
            Assert.DoesNotContain(bystander.Unread, m => m.Channel != Home);
            Assert.Empty(bystander.Notifications);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await _cable.DisposeAsync();
        await _server.DisposeAsync();
        _ear?.Dispose();
        _loud.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Pairs them without the pages, for stories that begin later.</summary>
    private async Task PairAsync()
    {
        var (people, couples, store) = (Bot.GetRequiredService<PersonStore>(), Bot.GetRequiredService<CoupleStore>(), Bot.GetRequiredService<Store>());
        await store.WriteAsync(
            async (context, cancel) =>
            {
                var guild = new Discord.Models.Snowflake(Guild.Id);
                var now = Instant.FromDateTimeOffset(Clock.GetUtcNow());
                var both = new List<IntimacyBot.Members.Person>();
                foreach (var person in new[] { Alex, Sam })
                {
                    var met = await people.MeetAsync(context, guild, new Discord.Models.Snowflake(person.Id), "en", cancel);
                    await people.SaveAsync(context, met.Switched(Consent.Dances, true, now), cancel);
                    both.Add(met);
                }

                await couples.AddAsync(context, both[0], both[1], "en", now, cancel);
            },
            CancellationToken.None);
    }
}
