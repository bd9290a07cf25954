namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>The key under which one person's words are sealed. It belongs to that person only; couples have no keys.</summary>
internal sealed record DataKey(Guid Owner, SealKey Key);
