using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>The card that both wanted to keep: when the dance is over, each author's words of it go where good things are kept.</summary>
internal sealed class Moments(DanceStore dances, IMoments jar, Catalogue catalogue, Texts texts)
{
    public async Task KeepAsync(BotContext context, Guid dance, Couple couple, Dance before, Dance after, Instant at, CancellationToken cancel)
    {
        if (before is not Dance.Closing closing || after is not Dance.Over { Ending: Ending.Closed } || Chosen(closing) is not { } piece
            || catalogue.ToDance(closing.Walk.Practice, couple.Language) is not { } script)
            return;
        var scene = new Scene(texts, dance, couple, closing, script, couple.Language, at)
        {
            A = await dances.FolioAsync(context, dance, couple.A.Person, cancel),
            B = await dances.FolioAsync(context, dance, couple.B.Person, cancel),
        }.AsOf(piece);
        foreach (var side in piece.By)
            if (couple[side].Person is { } author && WordsView.Unadorned(scene, piece, side) is { } words)
                await jar.KeepAsync(context, couple.Id, author, words, cancel);
    }

    /// <summary>Null unless both chose the same one.</summary>
    internal static Piece? Chosen(Dance.Closing closing) =>
        closing.Moments.TryGetValue(Side.A, out var a) && closing.Moments.TryGetValue(Side.B, out var b) && a == b
            ? closing.Log.Find(p => p.Key == a)
            : null;
}
