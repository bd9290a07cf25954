namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// The names by which threads are found again that were made shortly before a crash. They are never localised: they are no sentences.
/// </summary>
internal static class ThreadNames
{
    /// <summary>What the name of every dance's room begins with.</summary>
    public const string Room = "Room";

    /// <summary>The whole name of everybody's bell.</summary>
    public const string Bell = "Bell";
}
