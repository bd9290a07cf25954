namespace IntimacyBot.Dances.Service;

/// <summary>
/// A change that a move causes besides the next state, in the same transaction. The list in <see cref="DancesSetup"/> gives the order of
/// the effects, and the reasons for it.
/// </summary>
internal interface IDanceEffect
{
    Task ApplyAsync(DanceChange change, CancellationToken cancel);
}
