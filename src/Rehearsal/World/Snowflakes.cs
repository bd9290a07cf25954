namespace Rehearsal.World;

/// <summary>Ids made from the world's clock: always growing, the same in every run that starts at the same time.</summary>
internal sealed class Snowflakes(TimeProvider clock)
{
    public const long Epoch = 1420070400000;
    private ulong _last;

    /// <summary>Call it while holding the world's gate.</summary>
    public ulong Next()
    {
        var now = (ulong)(clock.GetUtcNow().ToUnixTimeMilliseconds() - Epoch) << 22;
        _last = now > _last ? now : _last + 1;
        return _last;
    }

    public static DateTimeOffset TimeOf(ulong id) => DateTimeOffset.FromUnixTimeMilliseconds((long)(id >> 22) + Epoch);
}
