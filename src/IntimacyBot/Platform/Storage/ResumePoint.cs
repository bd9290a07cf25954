namespace IntimacyBot.Platform.Storage;

/// <summary>Where a gateway session is resumed: every event up to <paramref name="Sequence"/> has been handled.</summary>
internal sealed record ResumePoint(string SessionId, string ResumeUrl, long Sequence);
