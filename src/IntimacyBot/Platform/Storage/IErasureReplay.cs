namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Erases again whoever is in the erasure journal and stands in the database all the same, because it was restored. It runs once, after
/// storage has started and before anything else reads it.
/// </summary>
internal interface IErasureReplay
{
    /// <exception cref="StartupException">The database was restored from a backup that the journal does not cover.</exception>
    Task RunAsync(CancellationToken cancel);
}
