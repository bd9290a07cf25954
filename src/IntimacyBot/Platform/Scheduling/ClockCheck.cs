using System.Globalization;
using Discord.Rest;
using Discord.Rest.Api;

namespace IntimacyBot.Platform.Scheduling;

/// <summary>
/// Tells before each search whether what is due may be done now. It costs no request while the machine's clock agrees with Discord's time.
/// If the two differ, either the machine slept, while the time that it counts stood still, or its clock is wrong: one request tells.
/// </summary>
internal sealed partial class ClockCheck(DiscordClock clock, DiscordRest rest, ILogger<ClockCheck> log)
{
    /// <summary>The clocks may differ by this.</summary>
    public static readonly TimeSpan MostOff = TimeSpan.FromMinutes(2);

    private volatile string? _problem;

    /// <summary>The difference that an answer of Discord has confirmed; null when there is none. It is not asked for twice.</summary>
    private TimeSpan? _confirmed;

    /// <summary>This is why nothing due is done, as its operator reads it; null when nothing is wrong.</summary>
    public string? Problem => _problem;

    /// <summary>Returns true when Discord's time is known and the machine's clock agrees with it. Only one caller asks at a time.</summary>
    public async Task<bool> AgreesAsync(CancellationToken cancel)
    {
        if (!clock.IsKnown || (IsOff(clock.MachineAhead) && IsNews(clock.MachineAhead)))
            await AskAsync(cancel);
        var ahead = clock.MachineAhead;
        _confirmed = IsOff(ahead) ? _confirmed : null;
        Tell(!clock.IsKnown ? "Discord has not told its time yet" : IsOff(ahead) ? Difference(ahead) : null);
        return Problem is null;
    }

    private static bool IsOff(TimeSpan ahead) => ahead.Duration() > MostOff;

    private bool IsNews(TimeSpan ahead) => _confirmed is not { } confirmed || IsOff(ahead - confirmed);

    /// <summary>Asks Discord for its time. While it does not answer, it is asked again at the next search.</summary>
    private async Task AskAsync(CancellationToken cancel)
    {
        try
        {
            await rest.AskDateAsync(cancel);
            _confirmed = clock.MachineAhead;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            _confirmed = null;
        }
    }

    /// <summary>The same problem is told once, and its end too.</summary>
    private void Tell(string? problem)
    {
        var before = _problem;
        _problem = problem;
        if (problem is not null && before is null)
            NothingIsDone(problem);
        if (problem is null && before is not null)
            IsDoneAgain();
    }

    private static string Difference(TimeSpan ahead) =>
        $"the machine's clock is {Length(ahead.Duration())} {(ahead > TimeSpan.Zero ? "ahead of" : "behind")} Discord's";

    private static string Length(TimeSpan time)
    {
        var (count, unit) = time.TotalDays >= 2 ? (time.TotalDays, "days") : (time.TotalMinutes, "minutes");
        return $"{Math.Round(count).ToString(CultureInfo.InvariantCulture)} {unit}";
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "Nothing due is done, because {Problem}. Presses are answered. See that the machine sets its clock from the network")]
    private partial void NothingIsDone(string problem);

    [LoggerMessage(Level = LogLevel.Information, Message = "The machine's clock agrees with Discord's; what is due is done again")]
    private partial void IsDoneAgain();
}
