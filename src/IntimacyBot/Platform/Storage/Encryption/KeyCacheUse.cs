namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// One use of a context, as the key cache sees it: the generation noted before the use could read anything, and the keys it destroyed.
/// A key read under an older generation may be one that was destroyed meanwhile and is not cached.
/// </summary>
internal sealed record KeyCacheUse(long Generation)
{
    private const long Never = -1;

    internal List<Guid> Destroyed { get; } = [];

    internal static KeyCacheUse Uncached() => new(Never);
}
