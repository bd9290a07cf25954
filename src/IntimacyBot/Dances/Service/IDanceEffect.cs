namespace IntimacyBot.Dances.Service;

/// <summary>
/// Something that a move brings about besides the next state, in the same transaction. The list in <see cref="DancesSetup"/> says in which
/// order they happen, and why.
/// </summary>
internal interface IDanceEffect
{
    Task ApplyAsync(DanceChange change, CancellationToken cancel);
}
