using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>What of the words stays when a dance goes on or closes, in the same transaction: picks that the other did not share go at once, preparations at the close.</summary>
internal sealed class Residue(DanceStore dances, KeptWords kept, Catalogue catalogue)
{
    public async Task SettleAsync(BotContext context, Guid dance, Couple couple, Dance before, Dance after, Instant at, CancellationToken cancel)
    {
        var closes = after is Dance.Closing && before is not Dance.Closing;
        if ((!closes && after.Log.Count <= before.Log.Count) || catalogue.ToDance(after.Walk.Practice) is not { } script)
            return;
        foreach (var piece in after.Log.Skip(before.Log.Count))
            if (piece.Kind == PieceKind.Words && script.Find(piece.Step) is Write { Common: true } step)
                await CommonAsync(context, dance, couple, step, piece, cancel);
        if (closes)
            foreach (var side in Sides.Both)
                await CloseAsync(context, dance, couple, side, script, after, at, cancel);
    }

    private async Task CommonAsync(BotContext context, Guid dance, Couple couple, Write step, Piece piece, CancellationToken cancel)
    {
        var a = await dances.FolioAsync(context, dance, couple.A.Person, cancel);
        var b = await dances.FolioAsync(context, dance, couple.B.Person, cancel);
        await SaveAsync(context, dance, couple.A.Person, Settled(step, piece, a, b), cancel);
        await SaveAsync(context, dance, couple.B.Person, Settled(step, piece, b, a), cancel);
    }

    private static Folio? Settled(Write step, Piece piece, Folio? mine, Folio? theirs) =>
        mine?.Shared.GetValueOrDefault(piece.Key) is { } one && theirs?.Shared.GetValueOrDefault(piece.Key) is { } other && !piece.By.IsEmpty
            ? mine.With(piece.Key, CommonGround.Of(step, one, other))
            : mine?.Without(piece.Key);

    private async Task CloseAsync(BotContext context, Guid dance, Couple couple, Side side, Script script, Dance after, Instant at, CancellationToken cancel)
    {
        if (couple[side].Person is not { } author || await dances.FolioAsync(context, dance, author, cancel) is not { } folio)
            return;
        var promised = Kept(script, after, folio, side, Keep.Promise).Select(k => k.Answer).ToList();
        if (promised.Count > 0)
            await kept.PromiseAsync(context, author, new Words(string.Join("\n\n", promised)), at, cancel);
        var loop = Kept(script, after, folio, side, Keep.Loop).ToList();
        if (loop.Count > 0)
            await kept.LoopAsync(context, couple.Id, author, loop.GroupBy(k => k.Name).ToDictionary(g => g.Key, g => g.Last().Answer), cancel);
        if (!folio.Prepared.IsEmpty)
            await dances.SaveFolioAsync(context, dance, author, folio.WithoutPrepared(), cancel);
    }

    /// <summary>Only what was shared: a draft promises nothing.</summary>
    private static IEnumerable<(string Name, string Answer)> Kept(Script script, Dance after, Folio folio, Side side, Keep what) =>
        from piece in after.Log
        where piece.Kind == PieceKind.Words && piece.By.Contains(side)
        from field in script.Find(piece.Step)?.Asks ?? []
        where field.Keep == what
        let answer = folio.Shared.GetValueOrDefault(piece.Key)?[field.Id]?.Reveal()
        where answer is not null
        select ($"{piece.Step}.{field.Id}", answer);

    private Task SaveAsync(BotContext context, Guid dance, Guid? author, Folio? folio, CancellationToken cancel) =>
        author is { } id && folio is not null ? dances.SaveFolioAsync(context, dance, id, folio, cancel) : Task.CompletedTask;
}
