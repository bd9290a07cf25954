using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>
/// What of the words stays in a dance that goes on or closes: picks that the other did not share go at once, preparations at the close.
/// </summary>
internal sealed class WordRetention(DanceStore dances, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var added = change.After.Posts.Skip(change.Before.Posts.Count).ToList();
        if ((!change.Closes && added.Count == 0) || scripts.FindAny(change.After.Position.Practice) is not { } script)
            return;
        foreach (var piece in added)
            if (piece.Kind == RoomPostKind.Words && script.Find(piece.Step) is WriteStep { Common: true } step)
                await CommonAsync(change, step, piece, cancel);
        if (change.Closes)
            foreach (var side in Sides.Both)
                await CloseAsync(change, change.Couple[side].Person, cancel);
    }

    private async Task CommonAsync(DanceChange change, WriteStep step, RoomPost piece, CancellationToken cancel)
    {
        var (first, second) = (change.Couple.A.Person, change.Couple.B.Person);
        var a = await dances.WordsAsync(change.Context, change.Row.Id, first, cancel);
        var b = await dances.WordsAsync(change.Context, change.Row.Id, second, cancel);
        await SaveAsync(change, first, Settled(step, piece, a, b), cancel);
        await SaveAsync(change, second, Settled(step, piece, b, a), cancel);
    }

    private static AuthorWords? Settled(WriteStep step, RoomPost piece, AuthorWords? mine, AuthorWords? theirs) =>
        mine?.Shared.GetValueOrDefault(piece.Key) is { } one && theirs?.Shared.GetValueOrDefault(piece.Key) is { } other && !piece.By.IsEmpty
            ? mine.With(piece.Key, SharedPicks.Of(step, one, other))
            : mine?.Without(piece.Key);

    private async Task CloseAsync(DanceChange change, Guid? author, CancellationToken cancel)
    {
        if (await dances.WordsAsync(change.Context, change.Row.Id, author, cancel) is { Prepared.IsEmpty: false } folio)
            await SaveAsync(change, author, folio.WithoutPrepared(), cancel);
    }

    private Task SaveAsync(DanceChange change, Guid? author, AuthorWords? folio, CancellationToken cancel) =>
        author is { } id && folio is not null
        ? dances.SaveWordsAsync(change.Context, change.Row.Id, id, folio, cancel)
        : Task.CompletedTask;
}
