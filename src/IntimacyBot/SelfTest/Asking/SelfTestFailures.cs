using System.Globalization;
using System.Net;
using Discord.Rest;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Tells refusals that answer a question from failures that end the run, and finds the line for the latter.</summary>
internal static class SelfTestFailures
{
    public static bool IsAnswer(DiscordApiException e) =>
        (int)e.Status is >= 400 and < 500 && e.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests);

    public static bool IsGone(DiscordApiException e) => e.Code is ErrorCode.UnknownChannel or ErrorCode.UnknownGuild;

    public static Finding.Refused Of(DiscordApiException e) => new((int)e.Status, e.Code);

    /// <summary>True for what ends a run in an orderly way; anything else is a mistake of our own.</summary>
    public static bool Ends(Exception e) =>
        e is SelfTestException or DiscordApiException or DiscordUnreachableException or OperationCanceledException;

    public static string Line(Exception e, Texts texts, string notes) => e switch
    {
        DiscordApiException { Status: HttpStatusCode.Unauthorized } => ExitReasons.WrongToken.Lines[0],
        DiscordApiException { Status: HttpStatusCode.TooManyRequests } slow => texts[
            Texts.English, ProblemSlow, ("seconds", (slow.RetryAfter?.TotalSeconds ?? 0).ToString("0", CultureInfo.InvariantCulture))],
        DiscordApiException refused => texts[
            Texts.English, ProblemPlatform, ("status", ((int)refused.Status).ToString(CultureInfo.InvariantCulture))],
        DiscordUnreachableException => texts[Texts.English, ProblemUnreachable],
        SelfTestException known => Filled(texts, known, notes),
        _ => texts[Texts.English, ProblemInterrupted],
    };

    private static string Filled(Texts texts, SelfTestException known, string notes) =>
        texts[Texts.English, known.Problem, [.. known.Values, ("file", notes)]];
}
