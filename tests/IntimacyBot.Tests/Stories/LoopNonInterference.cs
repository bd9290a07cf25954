using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>
/// Sam leaves, and with him goes his half of the loop. Alex sees from then on exactly what she would see if Sam were silent, wherever the
/// loop would be shown.
/// </summary>
public sealed class LoopNonInterference
{
    private const string Reveal = "Show us our loop";

    private const string ComesTo = """
        practice: comesto
        title: It comes to the loop
        about: One of the two alone comes to it.
        minutes: 5
        steps:
          - { id: line, write: lead, form: { line: { text: short, label: "A line", required: true } } }
          - { id: hush, quiet: 5s }
          - { id: more, write: lead, form: { more: { text: short, label: "Another line", required: true } } }
          - { id: map, show: loop }
          - { id: answer, write: follow, form: { answer: { text: short, label: "An answer", required: true } } }
          - { id: word, close: both }

        """;

    private static readonly Dictionary<string, Course> Courses = new()
    {
        ["before he is here"] = new(AskAsync, _ => Task.CompletedTask),
        ["as soon as the room is open"] = new(InTheRoomAsync, AloneToTheLoopAsync),
        ["before Alex alone comes to the loop"] = new(
            async alex =>
            {
                await alex.UseAsync("practice", ("name", "comesto"));
                await alex.PressAsync("Write");
                await alex.SubmitAsync(("A line", "One."));
                await alex.PressAsync("Share");
                await alex.MeanwhileAsync(async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "I'm here"));
            },
            async alex =>
            {
                await alex.OnFloorAsync("Go on");
                await alex.OnFloorAsync("Write");
                await alex.SubmitAsync(("Another line", "Two."));
                await alex.PressAsync("Share");
                await alex.OnFloorAsync(Reveal);
            }),
        ["at the loop"] = new(AtTheLoopAsync, RevealAsync),
        ["at the loop, after Alex"] = new(
            async alex =>
            {
                await AtTheLoopAsync(alex);
                await alex.OnFloorAsync(Reveal);
            },
            RevealAsync),
        ["after the card was posted"] = new(
            ShownAsync,
            async alex =>
            {
                await alex.OnFloorAsync("I recognise us in this");
                await alex.OnFloorAsync("Go on");
            }),
        ["after the card was posted, and Alex writes"] = new(
            async alex =>
            {
                await ShownAsync(alex);
                await alex.OnFloorAsync("Go on");
                await alex.MeanwhileAsync(async s =>
                {
                    await s.OnFloorAsync(s.Sam, "Go on");
                    var preview = await s.SubmitAsync(await s.OnFloorAsync(s.Sam, "Write"), ("My own half of it", "I go quiet."));
                    await s.PressAsync(preview, "Share");
                });
            },
            async alex =>
            {
                await alex.OnFloorAsync("Write");
                await alex.SubmitAsync(("What I heard", "You go quiet."));
            }),
    };

    public static TheoryData<string> All => [.. Courses.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Who_stays_cannot_tell_it_from_silence(string when)
    {
        var expected = await LiveAsync(Courses[when], _ => Task.CompletedTask);
        var actual = await LiveAsync(Courses[when], s => s.LeaveAsync(s.Sam));
        ObservedTranscript.Same(expected.Heard, actual.Heard, when);
        ObservedRequests.Same(expected.Requests, actual.Requests, when);
    }

    /// <summary>Of one who wanted to see it and left, nothing tells that he wanted to.</summary>
    [Fact]
    public async Task Who_wanted_to_see_it_and_left_is_like_one_who_never_pressed()
    {
        var course = new Course(AtTheLoopAsync, RevealAsync);
        var expected = await LiveAsync(course, _ => Task.CompletedTask);
        var actual = await LiveAsync(course, async s =>
        {
            await s.OnFloorAsync(s.Sam, Reveal);
            await s.LeaveAsync(s.Sam);
        });
        ObservedTranscript.Same(expected.Heard, actual.Heard, "wanted to see it, and leaves");
        ObservedRequests.Same(expected.Requests, actual.Requests, "wanted to see it, and leaves");
    }

    private static async Task<(string Heard, IReadOnlyDictionary<string, string> Requests)> LiveAsync(
        Course course, Func<BotFixture, Task> sam)
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel, ComesTo);
        await bot.KeepLoopAsync();
        var alex = new ObservedTranscript(bot);
        await course.Until(alex);
        await alex.MeanwhileAsync(sam);
        // What the leave itself requests is over before she does anything.
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        var requests = new ObservedRequests(bot);
        await alex.UseAsync("home");
        await course.Then(alex);
        await alex.UseAsync("practice", ("name", "carousel"));
        for (var day = 0; day < 5; day++)
            await alex.PassAsync(1);
        var requested = requests.ByObserver();
        await alex.PassAsync(10);
        await alex.UseAsync("practice", ("name", "carousel"));
        await alex.PassAsync(40);
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
        return (alex.Heard, requested);
    }

    private static async Task AskAsync(ObservedTranscript alex)
    {
        await alex.UseAsync("practice", ("name", "carousel"));
        await alex.PressAsync("Ask Sam");
    }

    private static async Task InTheRoomAsync(ObservedTranscript alex)
    {
        await AskAsync(alex);
        await alex.MeanwhileAsync(async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "I'm here"));
        await alex.OpenRingAsync();
    }

    private static Task<SeenAnswer> SamIsReadyAsync(BotFixture s) => s.PressAsync(s.OnFloorAsync(s.Sam, "Open"), "Not today");

    private static async Task AloneToTheLoopAsync(ObservedTranscript alex)
    {
        await alex.OnFloorAsync("Open");
        await alex.PressAsync("Not today");
    }

    private static async Task AtTheLoopAsync(ObservedTranscript alex)
    {
        await InTheRoomAsync(alex);
        await alex.MeanwhileAsync(SamIsReadyAsync);
        await AloneToTheLoopAsync(alex);
    }

    private static async Task RevealAsync(ObservedTranscript alex)
    {
        await alex.OnFloorAsync(Reveal);
        await alex.OnFloorAsync(Reveal);
    }

    private static async Task ShownAsync(ObservedTranscript alex)
    {
        await AtTheLoopAsync(alex);
        await alex.OnFloorAsync(Reveal);
        await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, Reveal));
    }

    /// <summary>The part of a story until Sam leaves or becomes silent, and what Alex does after it.</summary>
    private sealed record Course(Func<ObservedTranscript, Task> Until, Func<ObservedTranscript, Task> Then);
}
