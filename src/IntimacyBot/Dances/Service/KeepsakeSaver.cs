using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>Stores the card that both wanted to keep: when the dance is over, each author's words of it go into the jar.</summary>
internal sealed class KeepsakeSaver(DanceStore dances, IJar jar, DanceScripts scripts, Texts texts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var (id, couple) = (change.Row.Id, change.Couple);
        if (change.Before is not Dance.Closing closing || change.After is not Dance.Over { Ending: DanceEnding.Closed }
            || Chosen(closing) is not { } post
            || scripts.FindAny(closing.Position.Practice, couple.Language) is not { } script)
            return;
        var model = new CardModel(texts, id, couple, closing, script, couple.Language, change.Move.At)
        {
            A = await dances.WordsAsync(change.Context, id, couple.A.Person, cancel),
            B = await dances.WordsAsync(change.Context, id, couple.B.Person, cancel),
        }.AsOf(post);
        foreach (var side in post.By)
            if (couple[side].Person is { } author && WordsView.PlainText(model, post, side) is { } words)
                await jar.KeepAsync(change.Context, couple.Id, author, words, cancel);
    }

    /// <summary>Returns the post that both chose; null unless both chose the same one.</summary>
    internal static RoomPost? Chosen(Dance.Closing closing)
    {
        var a = closing.Keepsakes.GetValueOrDefault(Side.A);
        return a is not null && a == closing.Keepsakes.GetValueOrDefault(Side.B) ? closing.Posts.Find(p => p.Key == a) : null;
    }
}
