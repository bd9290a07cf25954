namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Draws the ids of new rows. They sort by the time of the bot's clock, which is Discord's, and those of one process in the order in which
/// they were drawn. So a machine whose clock is wrong puts no row before an older one.
/// </summary>
internal sealed class RowIds(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private long _latest;

    public Guid Next()
    {
        lock (_gate)
        {
            // Two ids of one millisecond would sort at random.
            _latest = Math.Max(clock.GetUtcNow().ToUnixTimeMilliseconds(), _latest + 1);
            return Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(_latest));
        }
    }
}
