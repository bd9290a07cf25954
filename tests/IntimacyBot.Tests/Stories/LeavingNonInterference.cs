using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Sam leaves in the middle of a dance. Alex sees from then on exactly what she would see if Sam were silent.</summary>
public sealed class LeavingNonInterference
{
    private static readonly Dictionary<string, Course> Courses = new()
    {
        ["as soon as the room is open"] = new(InTheRoomAsync, _ => Task.CompletedTask),
        ["after saying back"] = new(
            async (alex, bot) =>
            {
                await InTheRoomAsync(alex, bot);
                await alex.MeanwhileAsync(SamSaysBackAsync);
            },
            async alex => await alex.OnFloorAsync("That's it")),
        ["after responding"] = new(
            async (alex, bot) =>
            {
                await InTheRoomAsync(alex, bot);
                await alex.MeanwhileAsync(SamSaysBackAsync);
                await alex.OnFloorAsync("That's it");
                await alex.MeanwhileAsync(SamRespondsAsync);
            },
            async alex =>
            {
                await alex.OnFloorAsync(ReachForm.Enough);
                await alex.OnFloorAsync("Open");
                await alex.PressAsync("I feel understood");
                await alex.PressAsync("Tell them");
                await alex.OnFloorAsync("Swap turns");
            }),
        ["after leading, while Alex says back"] = new(
            async (alex, bot) =>
            {
                await alex.MeanwhileAsync(SamReachesAsync);
                await alex.OpenRingAsync();
                await alex.PressAsync("I'm here");
            },
            async alex =>
            {
                await alex.OnFloorAsync("Write");
                await alex.SubmitAsync(("What I heard", "You long for slow evenings."));
            }),
        ["after leading, while Alex responds"] = new(
            async (alex, bot) =>
            {
                await alex.MeanwhileAsync(SamReachesAsync);
                await alex.OpenRingAsync();
                await alex.PressAsync("I'm here");
                await alex.OnFloorAsync("Write");
                await alex.SubmitAsync(("What I heard", "You long for slow evenings."));
                await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, "That's it"));
            },
            async alex =>
            {
                await alex.OnFloorAsync("Write");
                await alex.SubmitAsync(ReachForm.Answer("We rush so much."));
                await alex.PressAsync("Edit");
                await alex.SubmitAsync();
                await alex.PressAsync("Share");
            }),
        ["in a pause"] = new(
            async (alex, bot) =>
            {
                await InTheRoomAsync(alex, bot);
                await alex.OnFloorAsync("I need a pause");
                await alex.PressAsync("20 minutes");
            },
            async alex => await alex.PassAsync(0.5)),
        ["before writing the line of both"] = new(TogetherAsync, ShareALineAsync),
        ["before the last word"] = new(ClosedAsync, LastCardAsync),
        ["after wanting to keep the room"] = new(
            async (alex, bot) =>
            {
                await ClosedAsync(alex, bot);
                await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, "Keep this room"));
            },
            LastCardAsync),
    };

    private const int Failures = 2;

    public static TheoryData<string> All => [.. Courses.Keys];

    public static TheoryData<string, string, string> Disturbed
    {
        get
        {
            var all = new TheoryData<string, string, string>();
            foreach (var fault in (string[])[nameof(RestFault.ServerError), nameof(RestFault.ResetBefore), nameof(RestFault.TooMany)])
                foreach (var method in (string[])["GET", "POST", "PATCH", "DELETE"])
                    all.Add("after leading, while Alex responds", fault, method);
            all.Add("after responding", nameof(RestFault.ServerError), "GET");
            all.Add("after leading, while Alex says back", nameof(RestFault.ServerError), "GET");
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Who_stays_cannot_tell_it_from_silence(string when)
    {
        var expected = await LiveAsync(Courses[when], leaves: false);
        var actual = await LiveAsync(Courses[when], leaves: true);
        ObservedTranscript.Same(expected.Heard, actual.Heard, when);
        ObservedRequests.Same(expected.Requests, actual.Requests, when);
    }

    /// <summary>How long an answer takes, and what is missing in it when a request fails, tell as much as the answer itself.</summary>
    [Theory]
    [MemberData(nameof(Disturbed))]
    public async Task Who_stays_cannot_tell_it_from_silence_when_requests_fail(string when, string fault, string method)
    {
        void Disturb(BotFixture bot) => bot.World.Faults.FailNextRequests(Enum.Parse<RestFault>(fault), Failures, method, "/messages");
        var expected = await LiveAsync(Courses[when], leaves: false, Disturb);
        var actual = await LiveAsync(Courses[when], leaves: true, Disturb);
        ObservedTranscript.Same(expected.Heard, actual.Heard, when);
        ObservedRequests.Same(expected.Requests, actual.Requests, when);
    }

    private static async Task<(string Heard, IReadOnlyDictionary<string, string> Requests)> LiveAsync(
        Course course, bool leaves, Action<BotFixture>? disturb = null)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = new ObservedTranscript(bot);
        await course.Until(alex, bot);
        await alex.MeanwhileAsync(s => leaves ? s.LeaveAsync(s.Sam) : Task.CompletedTask);
        var requests = new ObservedRequests(bot);
        await alex.UseAsync("home");
        disturb?.Invoke(bot);
        await course.Then(alex);
        await alex.UseAsync("reach");
        for (var day = 0; day < 5; day++)
            await alex.PassAsync(1);
        // Later Discord archives the room in the very moment in which the dance ends, and which comes first is chance.
        var requested = requests.ByObserver();
        await alex.PassAsync(10);
        await alex.UseAsync("reach");
        await alex.PassAsync(40);
        await alex.UseAsync("settings");
        Assert.True(bot.Room(alex.Alex) is null, $"The room outlived its day.\n{bot.World.History.Recent(400)}");
        Assert.Empty(bot.World.Violations);
        if (disturb is null)
            Assert.Empty(bot.Log.Warnings);
        return (alex.Heard, requested);
    }

    private static async Task InTheRoomAsync(ObservedTranscript alex, BotFixture bot)
    {
        await alex.ReachAsync("I am afraid of being too much.");
        await alex.MeanwhileAsync(async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "I'm here"));
        await alex.OpenRingAsync();
    }

    private static async Task SamReachesAsync(BotFixture s)
    {
        var form = await s.PressAsync(await s.CommandAsync(s.Sam, "reach"), "Write");
        await s.PressAsync(
            await s.SubmitAsync(form, ReachForm.Words("I *long* for\nslow -# evenings.", "longing")),
            "Share");
    }

    private static async Task SamSaysBackAsync(BotFixture s)
    {
        var form = await s.OnFloorAsync(s.Sam, "Write");
        await s.SubmitAsync(form, ("What I heard", "You fear that you are too much."));
    }

    private static async Task SamRespondsAsync(BotFixture s)
    {
        var form = await s.OnFloorAsync(s.Sam, "Write");
        var preview = await s.SubmitAsync(form, [.. ReachForm.Answer("You were often told so."), ("curious", "more")]);
        await s.PressAsync(preview, "Share");
    }

    private static async Task TogetherAsync(ObservedTranscript alex, BotFixture bot)
    {
        await alex.UseAsync("practice", ("name", "together"));
        await alex.PressAsync("Ask Sam");
        await alex.MeanwhileAsync(async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "I'm here"));
        await alex.OnFloorAsync("I'm in");
        await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, "I'm in"));
        await alex.OnFloorAsync("Go on");
        await alex.MeanwhileAsync(async s => await s.OnFloorAsync(s.Sam, "Go on"));
    }

    private static async Task ShareALineAsync(ObservedTranscript alex)
    {
        await alex.OnFloorAsync("Write");
        await alex.SubmitAsync(("Right now, here with you, I…", "am warm"));
        await alex.PressAsync("Share");
        await alex.OnFloorAsync("Write");
    }

    private static async Task ClosedAsync(ObservedTranscript alex, BotFixture bot)
    {
        await TogetherAsync(alex, bot);
        await ShareALineAsync(alex);
        await alex.MeanwhileAsync(async s =>
        {
            var line = await s.SubmitAsync(await s.OnFloorAsync(s.Sam, "Write"), ("Right now, here with you, I…", "am tired"));
            await s.PressAsync(line, "Share");
        });
    }

    private static async Task LastCardAsync(ObservedTranscript alex)
    {
        await alex.OnFloorAsync("A closing word");
        await alex.SubmitAsync(("A closing word", "Warm."));
        await alex.OnFloorAsync("How was that?");
        await alex.PressAsync("Fine");
        await alex.OnFloorAsync("Keep this moment");
    }

    /// <summary>The part of a story until Sam leaves or becomes silent, and what Alex does after it.</summary>
    private sealed record Course(Func<ObservedTranscript, BotFixture, Task> Until, Func<ObservedTranscript, Task> Then);
}
