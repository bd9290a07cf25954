namespace Discord.Rest;

/// <summary>
/// The platform's time, as the <c>Date</c> header of an answer says it. When the event is raised, the platform's time is at least
/// <see cref="Date"/>, and at most <see cref="Date"/> and one second and <see cref="Took"/>. Source: RFC 9110, 6.6.1.
/// </summary>
/// <param name="date">The header.</param>
/// <param name="took">The time since the request was sent.</param>
public sealed class DateReceivedEventArgs(DateTimeOffset date, TimeSpan took) : EventArgs
{
    /// <summary>When the platform made the answer, in UTC and whole seconds, the rest cut off.</summary>
    public DateTimeOffset Date { get; } = date;

    /// <summary>
    /// The time from before the request was sent until its whole answer was here, by <see cref="Hosting.DiscordOptions.DateClock"/>.
    /// </summary>
    public TimeSpan Took { get; } = took;
}
