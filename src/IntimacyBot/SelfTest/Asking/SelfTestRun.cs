using System.Globalization;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Asks all questions in one channel, and leaves nothing there, however it ends.</summary>
internal sealed class SelfTestRun(
    DiscordRest client, SelfTestArguments arguments, SelfTestNotes notes, SelfTestConsole terminal, Texts texts, TimeProvider clock)
{
    private static readonly TimeSpan CleanupTime = TimeSpan.FromMinutes(2);

    // A person who presses something in a bot of the same token goes first.
    private readonly DiscordRest _rest = client.At(RequestPriority.Scheduled);

    private static IReadOnlyList<IQuestionGroup> Groups =>
    [
        new NewThreadQuestions(), new ManageQuestions(), new ArchivedQuestions(), new NonceQuestions(), new ComponentQuestions(),
        new HiddenQuestions(), new RingQuestions(), new LeavingQuestions(), new PressQuestions(), new DirectQuestions(),
        new SpeedQuestions(),
    ];

    public ResultSheet Sheet { get; } = new(terminal, texts);

    /// <summary>Returns what ended the run before its end and what could not be cleaned up; nothing when all went well.</summary>
    public async Task<IReadOnlyList<Exception>> AskAsync(CancellationToken stop)
    {
        User self;
        SelfTestCleanup cleanup;
        try
        {
            self = await _rest.GetCurrentUserAsync(stop);
            cleanup = new SelfTestCleanup(_rest, notes, self.Id, [texts[Texts.English, Ring], texts[Texts.English, Plain]]);
            var found = await cleanup.CleanAsync(forGood: true, stop);
            if (found > 0)
                await terminal.SayAsync(texts[Texts.English, LeftoversGone, ("count", Number(found))]);
        }
        catch (Exception e) when (SelfTestFailures.Ends(e))
        {
            return [e];
        }
        var ended = await AskAllAsync(self, stop);
        var left = await CleanUpAsync(cleanup, forGood: ended is null or SelfTestException);
        return [.. new[] { ended, left }.OfType<Exception>()];
    }

    private async Task<Exception?> AskAllAsync(User self, CancellationToken stop)
    {
        try
        {
            var check = new PlaceCheck(_rest, arguments, clock);
            var place = await check.FindAsync(self, stop);
            Sheet.Hide(place.Names);
            await terminal.SayAsync(texts[Texts.English, Begins, ("count", Number(SelfTestQuestions.All.Count))]);
            if (place.With is null)
                await terminal.SayAsync(texts[Texts.English, OwnerIsAdded]);
            await AskTwoFactorAsync(check, place, stop);
            var threads = new TestThreads(_rest, notes, place);
            var context = new SelfTestContext(_rest, place, threads, Sheet, terminal, texts) { Clock = clock };
            foreach (var group in Groups)
                await AskAsync(group, context, stop);
            return Sheet is { AnyIsBlocked: true, AnyDisagrees: false } ? new SelfTestException(ProblemBlocked) : null;
        }
        catch (Exception e) when (SelfTestFailures.Ends(e))
        {
            return e;
        }
    }

    private async Task AskTwoFactorAsync(PlaceCheck check, SelfTestPlace place, CancellationToken stop)
    {
        var finding = await check.TwoFactorAsync(place, stop);
        if (finding is Finding.Refused)
            Sheet.Refusals.Count();
        await Sheet.RecordAsync(SelfTestQuestions.TwoFactor, finding);
        if (finding is Finding.Refused refused)
            throw new SelfTestException(ProblemManageThreads, ("code", Number(refused.Code)));
    }

    /// <summary>Asks a group. What is refused on the way to a question leaves all that are left of the group without an answer.</summary>
    private static async Task AskAsync(IQuestionGroup group, SelfTestContext context, CancellationToken stop)
    {
        try
        {
            await group.AskAsync(context, stop);
        }
        catch (DiscordApiException e) when (SelfTestFailures.IsAnswer(e))
        {
            context.Sheet.Refusals.Count();
            foreach (var question in group.Questions.Where(q => !context.Sheet.Has(q)))
                await context.RecordAsync(question, new Finding.Blocked((int)e.Status, e.Code));
        }
    }

    /// <summary>Cleans up, also when the run was ended, in a time of its own.</summary>
    private async Task<Exception?> CleanUpAsync(SelfTestCleanup cleanup, bool forGood)
    {
        using var deadline = new CancellationTokenSource(CleanupTime, clock);
        try
        {
            await cleanup.CleanAsync(forGood, deadline.Token);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException or OperationCanceledException)
        {
            // What is left stays noted, and the line below says so.
        }
        return notes.Open.Count == 0 ? null : new SelfTestException(ProblemLeft, ("count", Number(notes.Open.Count)));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
