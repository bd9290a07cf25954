using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>What the stories of check-ins do again and again. A story begins on a Monday at 18:00 UTC.</summary>
internal static class CheckInDriver
{
    public const string Prompt = "### Weekly check-in";

    public static readonly string[] PromptLabels = ["Write", "Not this week", "Safety", "Hide"];

    public static Task<SeenAnswer> ScheduleAsync(
        this BotFixture story,
        WorldPerson person,
        string day = "Tuesday",
        string time = "19:00",
        string zone = "Europe/Vienna") =>
        story.CommandAsync(person, "checkin schedule", ("day", day), ("time", time), ("zone", zone));

    public static Task<SeenAnswer> WriteWeekAsync(this BotFixture story, SeenAnswer form, string words) =>
        story.SubmitAsync(form, ("Something I thank you for", words), ("now", "Something."), ("Is anything unmended?", "no"));

    /// <summary>From the ring, or from <paramref name="page"/>, to shared.</summary>
    public static async Task<SeenAnswer> ShareWeekAsync(this BotFixture story, WorldPerson person, string words, SeenAnswer? page = null)
    {
        page ??= await story.OpenRingAsync(person);
        var form = await story.PressAsync(page, "Write");
        var preview = await story.WriteWeekAsync(form, words);
        return await story.PressAsync(preview, "Share");
    }

    /// <summary>Until this moment of the story's calendar.</summary>
    public static Task UntilAsync(this BotFixture story, int month, int day, int hour, int minute = 0) =>
        story.PassAsync(new DateTimeOffset(month < 11 ? 2027 : 2026, month, day, hour, minute, 0, TimeSpan.Zero) - story.Clock.GetUtcNow());
}
