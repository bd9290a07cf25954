namespace IntimacyBot.Platform.Storage;

/// <summary>Where a gateway session goes on: everything up to <paramref name="Sequence"/> had its effect.</summary>
internal sealed record ResumePoint(string SessionId, string ResumeUrl, long Sequence);
