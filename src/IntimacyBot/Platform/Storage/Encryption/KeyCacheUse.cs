namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// What the key cache knows of one use of a context: the cache's generation before the use could read anything, and the keys the use
/// destroyed. A key read under an older generation is not cached, because it may have been destroyed meanwhile.
/// </summary>
internal sealed record KeyCacheUse(long Generation)
{
    private const long Never = -1;

    internal List<Guid> Destroyed { get; } = [];

    internal static KeyCacheUse Uncached() => new(Never);
}
