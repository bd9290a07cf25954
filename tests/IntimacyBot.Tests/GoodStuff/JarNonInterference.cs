using Rehearsal.World;
using Tests.CheckIns;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.GoodStuff;

/// <summary>
/// Alex opens the jar in the room that both are in. What Sam has put in, and whether he is still there, makes no difference to what she
/// sees, to when she sees it, or to the requests.
/// </summary>
public sealed class JarNonInterference
{
    private static readonly Dictionary<string, Way> Ways = new()
    {
        ["has put nothing in"] = new(),
        ["has put several in"] = new() { Before = FillAsync },
        ["puts several in meanwhile"] = new() { After = FillAsync },
        ["takes his out meanwhile"] = new() { Before = FillAsync, After = EmptyAsync },
        ["pauses"] = new() { Before = FillAsync, After = s => s.PauseAsync(s.Sam), IsQuiet = true },
        ["switches dances off"] = new() { Before = FillAsync, After = s => s.SwitchAsync(s.Sam, "Dances: on"), IsQuiet = true },
        ["leaves quietly"] = new() { Before = FillAsync, After = async s => await s.LeaveAsync(s.Sam), IsQuiet = true },
    };

    private static readonly Lazy<Task<Life>> Nothing = new(() => LiveAsync(Ways["has put nothing in"]));

    private static readonly Lazy<Task<Life>> NothingAtTheEnd = new(() => LiveAsync(Ways["has put nothing in"], atTheEnd: true));

    public static TheoryData<string> Others => [.. Ways.Keys.Where(w => w != "has put nothing in")];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task What_the_other_has_in_the_jar_makes_no_difference(string way)
    {
        var expected = await Nothing.Value;
        Same(expected, await LiveAsync(Ways[way]), way);
    }

    /// <summary>The last card of a check-in has a button for it, which is the same for both.</summary>
    [Theory]
    [MemberData(nameof(Others))]
    public async Task At_the_end_of_a_check_in_it_makes_no_difference_either(string way)
    {
        var expected = await NothingAtTheEnd.Value;
        Same(expected, await LiveAsync(Ways[way], atTheEnd: true), way);
    }

    private static void Same(Life expected, Life actual, string way)
    {
        ObservedThreads.Same(expected.Seen, actual.Seen, way, Ways[way].IsQuiet ? "Sam" : null);
        ObservedTranscript.Same(expected.Heard, actual.Heard, way);
        ObservedRequests.Same(expected.Requests, actual.Requests, way);
    }

    [Fact]
    public async Task What_the_other_shows_to_both_would_be_noticed()
    {
        var expected = await Nothing.Value;
        var way = new Way { Before = FillAsync, After = async s => await s.PressAsync(OpenAsync(s, s.Sam), "Show us both") };
        var shows = await LiveAsync(way);
        Assert.NotEqual(expected.Heard, shows.Heard);
    }

    private static async Task<Life> LiveAsync(Way way, bool atTheEnd = false)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var seen = new ObservedThreads(bot);
        await AddAsync(bot, bot.Alex, "Your laugh in the morning.");
        // What Alex writes in a check-in has ids that count what was pressed before, by whomever, so Sam comes after it.
        if (atTheEnd)
            await bot.EndOfCheckInAsync();
        await way.Before(bot);
        if (!atTheEnd)
            await bot.TogetherAsync();
        // A room and a bell that open at the same moment do so in any order.
        await bot.QuietAsync();
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        Func<ObservedTranscript, Task> look = atTheEnd ? PressAsync : LookAsync;
        var (alex, requests) = (new ObservedTranscript(bot), new ObservedRequests(bot));
        await look(alex);
        seen.Acts();
        await alex.MeanwhileAsync(way.After);
        await look(alex);
        await alex.PressAsync("Show us both");
        await alex.PassAsync(1.5);
        await alex.UseAsync("goodstuff open");
        Assert.Empty(bot.World.Violations);
        return new Life(seen, alex.Heard, requests.ByObserver());
    }

    /// <summary>Opens the jar so often that it would be chance if nothing of somebody else were opened.</summary>
    private static async Task LookAsync(ObservedTranscript alex)
    {
        for (var time = 0; time < 5; time++)
            await alex.UseInRoomAsync("goodstuff open");
    }

    private static async Task PressAsync(ObservedTranscript alex)
    {
        for (var time = 0; time < 5; time++)
            await alex.OnFloorAsync(CheckInDriver.FromJar);
    }

    private static async Task FillAsync(BotFixture bot)
    {
        foreach (var words in new[] { "Soup on Sunday.", "The blue coat.", "How you hum." })
            await AddAsync(bot, bot.Sam, words);
    }

    private static async Task EmptyAsync(BotFixture bot)
    {
        for (var left = 3; left > 0; left--)
        {
            var mine = (await bot.CommandAsync(bot.Sam, "goodstuff mine")).Message!;
            var one = await bot.DoneAsync(await bot.Sam.SelectAsync(mine, "Look at one", mine.Selects.Single().Options[0].Value));
            await bot.PressAsync(one, "Take it out");
        }
    }

    private static async Task AddAsync(BotFixture bot, WorldPerson by, string words) =>
        await bot.SubmitAsync(bot.CommandAsync(by, "goodstuff add"), ("What was good?", words));

    private static async Task<SeenAnswer> OpenAsync(BotFixture bot, WorldPerson by)
    {
        var page = await by.CommandAsync(bot.Room(by)!, "goodstuff open");
        return await bot.DoneAsync(page);
    }

    private sealed record Life(ObservedThreads Seen, string Heard, IReadOnlyDictionary<string, string> Requests);

    private sealed record Way
    {
        public Func<BotFixture, Task> Before { get; init; } = _ => Task.CompletedTask;

        public Func<BotFixture, Task> After { get; init; } = _ => Task.CompletedTask;

        /// <summary>True when later rings of Sam's do not come, which is allowed to show.</summary>
        public bool IsQuiet { get; init; }
    }
}
