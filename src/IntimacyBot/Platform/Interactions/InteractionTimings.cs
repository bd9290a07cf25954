namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// How long things may take by the system clock, because Discord waits for a first answer by its own. Only a slower counterpart than
/// Discord is given more time.
/// </summary>
internal sealed class InteractionTimings
{
    /// <summary>A handler that works for longer than this has its interaction deferred. Discord allows three seconds.</summary>
    public TimeSpan DeferAfter { get; set; } = TimeSpan.FromMilliseconds(1500);

    /// <summary>
    /// A page or form that repeats words from a room waits for them until this long after the press, and opens without them then.
    /// </summary>
    public TimeSpan RoomWordsWithin { get; set; } = TimeSpan.FromMilliseconds(700);

    /// <summary>A page that leads into a thread waits so long for Discord to say whether its reader is there.</summary>
    public TimeSpan DoorWithin { get; set; } = TimeSpan.FromMilliseconds(700);
}
