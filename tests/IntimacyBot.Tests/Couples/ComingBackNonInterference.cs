using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>
/// Somebody leaves, and an invitation follows. Whoever sends it sees the same at the same times, and the bot asks the same of Discord in
/// what they can see, whatever the other did or does.
/// </summary>
public sealed class ComingBackNonInterference
{
    /// <summary>Alex has left Sam, and comes back. What Sam did before she invites, and what he does then.</summary>
    private static readonly Dictionary<string, Course> OfWhoStayed = new()
    {
        ["waits in the old half"] = new(),
        ["has left too"] = new() { Before = async s => await s.LeaveAsync(s.Sam) },
        ["is in a couple with somebody else"] = new()
        {
            Before = async s => { await s.LeaveAsync(s.Sam); await s.BecomeACoupleAsync(s.Sam, s.Stranger); }
        },
        ["is paused"] = new() { Before = s => s.PauseAsync(s.Sam) },
        ["wants no invitations"] = new() { Before = s => s.SwitchAsync(s.Sam, "Invitations: on") },
        ["only looks"] = new() { After = async s => await s.OpenRingAsync(s.Sam) },
        ["says not now"] = new() { After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not now") },
        ["wants no more"] = new() { After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "No more from this person") },
        ["leaves then"] = new() { After = async s => await s.LeaveAsync(s.Sam) },
        ["pairs with somebody else then"] = new()
        {
            After = async s => { await s.LeaveAsync(s.Sam); await s.BecomeACoupleAsync(s.Stranger, s.Sam); },
            MakesBells = true,
        },
    };

    /// <summary>Alex has stayed, and invites Sam from the page of the place that rests.</summary>
    private static readonly Dictionary<string, Course> OfWhoLeft = new()
    {
        ["was silent"] = new(),
        ["left quietly"] = new() { Before = async s => await s.LeaveAsync(s.Sam) },
        ["left, and pairs with somebody else"] = new()
        {
            Before = async s => { await s.LeaveAsync(s.Sam); await s.BecomeACoupleAsync(s.Sam, s.Stranger); }
        },
        ["left, and looks in"] = new()
        {
            Before = async s => await s.LeaveAsync(s.Sam),
            After = async s => await s.CommandAsync(s.Sam, "home"),
        },
        ["left for good"] = new()
        {
            Before = async s => { await s.SwitchAsync(s.Sam, "Invitations: on"); await s.LeaveAsync(s.Sam); }
        },
    };

    public static TheoryData<string, int> Stayed
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var what in OfWhoStayed.Keys.Skip(1))
                all.Add(what, 1);
            foreach (var what in (string[])["has left too", "is in a couple with somebody else", "says not now"])
                all.Add(what, 31);
            return all;
        }
    }

    public static TheoryData<string> Left => [.. OfWhoLeft.Keys.Skip(1)];

    private static readonly Dictionary<int, Lazy<Task<World>>> Waits = new()
    {
        [1] = new(() => ReturnsAsync(OfWhoStayed["waits in the old half"], 1)),
        [31] = new(() => ReturnsAsync(OfWhoStayed["waits in the old half"], 31)),
    };

    private static readonly Lazy<Task<World>> Silent = new(() => StaysAsync(OfWhoLeft["was silent"]));

    [Theory]
    [MemberData(nameof(Stayed))]
    public async Task Whoever_comes_back_cannot_tell_what_became_of_the_other(string what, int days)
    {
        var expected = await Waits[days].Value;
        // Who is rung after the couple came to rest gets a new bell, because the old one went then.
        Same(expected, await ReturnsAsync(OfWhoStayed[what], days), what, OfWhoStayed[what].MakesBells || days > 30);
    }

    [Theory]
    [MemberData(nameof(Left))]
    public async Task Whoever_was_left_invites_and_cannot_tell_it_from_silence(string what)
    {
        var expected = await Silent.Value;
        // Who was silent is rung in a new bell, since the old one went when the couple came to rest.
        Same(expected, await StaysAsync(OfWhoLeft[what]), what, makesBells: true);
    }

    [Fact]
    public async Task Another_world_would_be_noticed()
    {
        var yes = new Course
        {
            After = async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), PairingFlow.Choose),
            IsUnnoticed = false,
        };
        var (returned, stayed) = (await ReturnsAsync(yes, 1), await StaysAsync(yes));
        Assert.NotEqual((await Waits[1].Value).Heard, returned.Heard);
        Assert.NotEqual((await Silent.Value).Heard, stayed.Heard);
    }

    private static void Same(World expected, World actual, string what, bool makesBells = false)
    {
        ObservedTranscript.Same(expected.Heard, actual.Heard, what);
        ObservedRequests.Same(Of(expected), Of(actual), what);

        Dictionary<string, string> Of(World world) =>
            world.Requests.Where(r => !makesBells || r.Key != "the rooms").ToDictionary(r => r.Key, r => r.Value);
    }

    private static async Task<World> ReturnsAsync(Course course, int days)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        var alex = new ObservedTranscript(bot);
        await alex.MeanwhileAsync(course.Before);
        await PassAsync(bot, days);
        var requests = new ObservedRequests(bot);
        await alex.UseAsync("pair", ("partner", bot.Sam));
        Assert.Contains(ComingBackStories.HadLeft, alex.Text);
        await alex.PressAsync(PairingFlow.Choose);
        return await AfterwardsAsync(alex, bot, course, requests);
    }

    private static async Task<World> StaysAsync(Course course)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var alex = new ObservedTranscript(bot);
        await alex.MeanwhileAsync(course.Before);
        await PassAsync(bot, 31);
        var requests = new ObservedRequests(bot);
        await alex.UseAsync("home");
        await alex.PressAsync("Invite Sam again");
        Assert.DoesNotContain(ComingBackStories.HadLeft, alex.Text);
        await alex.PressAsync(PairingFlow.Choose);
        return await AfterwardsAsync(alex, bot, course, requests);
    }

    /// <summary>Plays nine days, in which the invitation lapses and is sent once more.</summary>
    private static async Task<World> AfterwardsAsync(ObservedTranscript alex, BotFixture bot, Course course, ObservedRequests requests)
    {
        await alex.MeanwhileAsync(course.After);
        await alex.UseAsync("home");
        for (var day = 0; day < 7; day++)
            await alex.PassAsync(1);
        if (course.IsUnnoticed)
            Assert.Contains("The time of your invitation went by.", alex.Text);
        await alex.UseAsync("pair", ("partner", bot.Sam));
        if (course.IsUnnoticed)
            await alex.PressAsync(PairingFlow.Choose);
        await alex.PassAsync(2);
        await alex.UseAsync("settings");
        Assert.Empty(bot.World.Violations);
        return new World(alex.Heard, requests.ByObserver());
    }

    /// <summary>Of what became due on different days, nothing happens in the same moment.</summary>
    private static async Task PassAsync(BotFixture bot, int days)
    {
        for (var day = 0; day < days; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
    }

    private sealed record World(string Heard, IReadOnlyDictionary<string, string> Requests);

    private sealed record Course
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;

        /// <summary>True when people are rung of whom Alex does not know. Their bells are made in the channel that she sees.</summary>
        public bool MakesBells { get; init; }

        public bool IsUnnoticed { get; init; } = true;
    }
}
