namespace IntimacyBot.Platform.Reconciling;

/// <summary>
/// Thrown by a reconciliation that can do nothing for a known time, which is no failure. The row stays pending and is tried again after it.
/// </summary>
internal sealed class PostponedException(TimeSpan time) : Exception("Postponed")
{
    public TimeSpan Time { get; } = time;
}
