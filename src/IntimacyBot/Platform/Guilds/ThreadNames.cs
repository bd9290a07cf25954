namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// The names of the bot's threads. A thread that was created shortly before a crash is found again by its name, so names are never
/// localised.
/// </summary>
internal static class ThreadNames
{
    /// <summary>The name of every dance's room begins with this word.</summary>
    public const string Room = "Room";

    /// <summary>Every person's notification thread has this name.</summary>
    public const string Bell = "Bell";
}
