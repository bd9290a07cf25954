using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Drives the steps that stories of check-ins share. A story begins on a Monday at 18:00 UTC.</summary>
internal static class CheckInDriver
{
    public const string Prompt = "### ☕ Weekly check-in";

    /// <summary>Somebody who has shared reads this until the partner has shared too.</summary>
    public const string Waits = "### Yours is in.";

    /// <summary>This is the label of the one field whose answer only its author sees.</summary>
    public const string Mend = "Is there something to mend between us?";

    /// <summary>This is the label of the button of the jar on the last card.</summary>
    public const string FromJar = "Something good from the jar";

    public static readonly string[] PromptLabels = ["Write", "Not this week", "Safety", "Hide"];

    public static Task<SeenAnswer> ScheduleAsync(
        this BotFixture bot,
        WorldPerson person,
        string day = "Tuesday",
        string time = "19:00",
        string zone = "Europe/Vienna") =>
        bot.CommandAsync(person, "checkin schedule", ("day", day), ("time", time), ("zone", zone));

    public static Task<SeenAnswer> WriteWeekAsync(this BotFixture bot, SeenAnswer form, string words) =>
        bot.SubmitAsync(form, ("Something I thank you for", words), ("now", "Something."), (Mend, "no"));

    /// <summary>Writes and shares a check-in, from the notification or from <paramref name="page"/>.</summary>
    public static async Task<SeenAnswer> ShareWeekAsync(this BotFixture bot, WorldPerson person, string words, SeenAnswer? page = null)
    {
        page ??= await bot.OpenRingAsync(person);
        var form = await bot.PressAsync(page, "Write");
        var preview = await bot.WriteWeekAsync(form, words);
        return await bot.PressAsync(preview, "Share");
    }

    /// <summary>Lets time pass until this date and time.</summary>
    public static Task UntilAsync(this BotFixture bot, int month, int day, int hour, int minute = 0) =>
        bot.PassAsync(new DateTimeOffset(month < 11 ? 2027 : 2026, month, day, hour, minute, 0, TimeSpan.Zero) - bot.Clock.GetUtcNow());

    /// <summary>Brings two people through a check-in to its last card.</summary>
    public static async Task EndOfCheckInAsync(this BotFixture bot)
    {
        foreach (var (person, words) in new[] { (bot.Alex, "Hers."), (bot.Sam, "His.") })
            await bot.ShareWeekAsync(person, words, await bot.CommandAsync(person, "checkin now"));
        foreach (var label in new[] { "Just thanks", "Enough for this week" })
            foreach (var person in new[] { bot.Alex, bot.Sam })
                await bot.OnFloorAsync(person, label);
    }
}
