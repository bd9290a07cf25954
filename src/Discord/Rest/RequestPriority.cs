namespace Discord.Rest;

/// <summary>
/// Who waits for a request while the platform's global limit lets too few through at once. Source:
/// docs.discord.com/developers/topics/rate-limits#global-rate-limit.
/// </summary>
public enum RequestPriority
{
    /// <summary>A person is waiting for the result.</summary>
    Person = 0,
    /// <summary>A timer asked for it, as for a reminder: what persons ask for within the next 10 seconds goes first.</summary>
    Scheduled = 1,
}
