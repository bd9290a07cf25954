namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>The key under which one person's words are sealed. It belongs to that person alone: no couple has a key.</summary>
internal sealed record DataKey(Guid Owner, SealKey Key);
