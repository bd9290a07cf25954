namespace Rehearsal.World;

/// <summary>Makes ids from the world's clock. They always grow, and are the same in every run that starts at the same time.</summary>
internal sealed class Snowflakes(TimeProvider clock)
{
    public const long Epoch = 1420070400000;
    private ulong _last;

    /// <summary>Returns the next id. The caller must hold the world's gate.</summary>
    public ulong Next()
    {
        var now = (ulong)(clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
        _last = now > _last ? now : _last + 1;
        return _last;
    }

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);
}
