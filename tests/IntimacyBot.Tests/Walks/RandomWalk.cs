using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Walks;

/// <summary>
/// One walk of two people without a plan: they press what stands on their cards and pages, let hours and days pass, a moderator deletes a
/// card, and the bot is started anew or killed in the middle of its requests. The same seed gives the same choices.
/// </summary>
internal sealed class RandomWalk : IAsyncDisposable
{
    private const int Steps = 12;
    private const int MostPages = 4;

    /// <summary>What a kill has swallowed and the next start does not answer fails after this time.</summary>
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan[] Spans =
        [TimeSpan.FromMinutes(21), TimeSpan.FromHours(5), TimeSpan.FromDays(1), TimeSpan.FromDays(2), TimeSpan.FromDays(4)];

    /// <summary>These lead out of the dance, or are links.</summary>
    private static readonly string[] Elsewhere =
        ["Safety", "Hide", "Go in", "Go there", "Support", "Repair", "Something good", "Let me in"];

    /// <summary>These lead away from what the dance is about, and would end most walks before anything is written.</summary>
    private static readonly string[] Aside =
    [
        "I need a pause", "I need time", "Stop here", "Stop for both of us", "Discard", "Keep to myself", "Not now", "Not today",
        "Take it back", "Say it aloud",
    ];

    private readonly BotFixture _bot;
    private readonly Random _random;
    private readonly ScriptFormFiller _filler = new(WritingStyle.Plain);
    private readonly List<string> _done = [];

    private readonly TypedWordsChecks _words;

    private RandomWalk(BotFixture bot, int seed) => (_bot, _random, _words) = (bot, new Random(seed), new TypedWordsChecks(bot));

    /// <summary>How many typed texts were acknowledged, and followed to the end.</summary>
    public int Followed => _words.Followed;

    /// <summary>How often the bot was killed.</summary>
    public int Kills { get; private set; }

    public static async Task<RandomWalk> BeginAsync(int seed)
    {
        var platform = new PlatformBehavior { EditsRenumberComponents = seed % 2 == 1 };
        var bot = await BotFixture.OfCoupleAsync(platform, AnswerWithin);
        return new RandomWalk(bot, seed);
    }

    public async Task RunAsync()
    {
        if (_random.Next(2) == 0)
            await _bot.OpenRoomAsync();
        else
            await _bot.TogetherAsync();
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync();
            await _bot.QuietAsync();
            AssertSingleFloors();
            await _words.CheckAsync();
        }

        await _bot.RestartAsync();
        AssertSingleFloors();
        await _bot.CommandAsync(_bot.Alex, "home");
        await _bot.QuietAsync();
        AssertSingleFloors();
        Assert.True(_bot.World.Violations.Count == 0, $"{this}\n{string.Join('\n', _bot.World.Violations)}");
    }

    public override string ToString() => string.Join(", ", _done);

    public ValueTask DisposeAsync() => _bot.DisposeAsync();

    private Task StepAsync() => _random.Next(20) switch
    {
        < 9 => PressAsync(killed: false),
        < 14 => PressAsync(killed: true),
        < 17 => PassAsync(),
        < 18 => RestartAsync(),
        < 19 => DeleteFloorAsync(),
        _ => HomeAsync(Somebody()),
    };

    private async Task PressAsync(bool killed)
    {
        var person = Somebody();
        if (_bot.Room(person) is not { IsDeleted: false } || _bot.Cards(person) is not [.., var card] || Pick(card) is not { } label)
            return;
        var answer = await PressedAsync(person, card, label, killed);
        for (var page = 0; page < MostPages && answer is { Failed: false }; page++)
            answer = await GoOnAsync(person, answer);
    }

    private async Task<SeenAnswer?> GoOnAsync(WorldPerson person, SeenAnswer answer)
    {
        var killed = _random.Next(4) == 0;
        if (answer.Modal is { } form)
        {
            var values = _filler.Fill(form);
            _words.Sending(person, form, values);
            return await ActAsync(
                () => form.SubmitAsync(values), $"{person} sends", killed, sent => _words.SentAsync(form, values, sent));
        }

        if (answer.Message is not { IsEphemeral: true, IsDeleted: false } page || Pick(page) is not { } label)
            return null;
        return await PressedAsync(person, page, label, killed);
    }

    private Task<SeenAnswer?> PressedAsync(WorldPerson person, WorldMessage on, string label, bool killed)
    {
        _words.Pressing(person, label);
        return ActAsync(() => person.PressAsync(on, label), $"{person} [{label}]", killed, _ => _words.CheckAsync());
    }

    private async Task<SeenAnswer?> ActAsync(
        Func<Task<SeenAnswer>> act, string what, bool killed, Func<SeenAnswer, Task> check)
    {
        _done.Add(killed ? $"{what} killed" : what);
        try
        {
            var answer = killed ? await KilledAsync(act) : await act();
            // What the killed bot had acknowledged and not answered stays as it is, and what was saved shows in the room.
            if (answer.IsUnfinished() && !killed)
                await answer.SettledAsync();
            await _bot.QuietAsync();
            await check(answer);
            return answer.IsUnfinished() ? null : answer;
        }
        catch (RehearsalException)
        {
            // What was to be pressed has changed meanwhile, or cannot be pressed.
            return null;
        }
    }

    /// <summary>Kills the bot when it has made so many more requests, or has answered.</summary>
    private async Task<SeenAnswer> KilledAsync(Func<Task<SeenAnswer>> act)
    {
        var left = _random.Next(1, 8);
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Count(HistoryEntry entry)
        {
            if (entry.What.StartsWith("REST ", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
                reached.TrySetResult();
        }

        _bot.World.History.Noted += Count;
        var acting = act();
        await Task.WhenAny(reached.Task, acting);
        _bot.World.History.Noted -= Count;
        Kills++;
        await _bot.KillAsync();
        // A start mostly takes longer than Discord waits for an answer.
        if (_random.Next(4) > 0)
            _bot.World.ExpireInteractions();
        await _bot.StartAsync();
        return await acting;
    }

    private async Task PassAsync()
    {
        var span = Spans[_random.Next(Spans.Length)];
        _done.Add($"{span}");
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromDays(1))
            await _bot.PassAsync(span - passed < TimeSpan.FromDays(1) ? span - passed : TimeSpan.FromDays(1));
    }

    private Task RestartAsync()
    {
        _done.Add("restart");
        return _bot.RestartAsync();
    }

    private async Task DeleteFloorAsync()
    {
        if (_bot.Room(_bot.Sam) is not { IsDeleted: false })
            return;
        if (_bot.Cards(_bot.Sam).LastOrDefault(CardChecks.IsFloor) is not { } card)
            return;
        _done.Add("card deleted");
        _bot.World.Faults.Delete(card);
        if (_random.Next(2) == 0)
            await HomeAsync(Somebody());
    }

    private async Task HomeAsync(WorldPerson person)
    {
        _done.Add($"{person} /home");
        await _bot.CommandAsync(person, "home");
    }

    private void AssertSingleFloors()
    {
        var rooms = _bot.Guild.Threads.Where(t => t is { IsDeleted: false } && t.Name.StartsWith("Room", StringComparison.Ordinal));
        foreach (var room in rooms)
        {
            var floors = room.Messages.Where(m => m is { IsEphemeral: false, IsDeleted: false, Type: 0 } && CardChecks.IsFloor(m)).ToList();
            Assert.True(
                floors.Count <= 1,
                $"{this}\n{string.Join("\n---\n", floors.Select(f => f.Text))}\n{_bot.World.History.Recent(60)}");
        }
    }

    private WorldPerson Somebody() => _random.Next(2) == 0 ? _bot.Alex : _bot.Sam;

    private string? Pick(WorldMessage message)
    {
        var labels = message.Labels.Where(l => l.Length > 0 && !Elsewhere.Contains(l)).ToList();
        var onward = labels.Except(Aside).ToList();
        if (onward.Count > 0 && _random.Next(4) > 0)
            labels = onward;
        return labels.Count == 0 ? null : labels[_random.Next(labels.Count)];
    }
}
