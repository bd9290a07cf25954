using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Takes both halves of the couple's loop into a dance that shows them: as words of their authors, each under its author's own key. From
/// then on the room needs nothing that is kept elsewhere.
/// </summary>
internal sealed class LoopEffect(CoupleLoop loop, DanceStore dances) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        foreach (var post in change.After.Posts.Skip(change.Before.Posts.Count).Where(p => p.Kind == RoomPostKind.Loop))
            foreach (var side in post.By)
                await TakeAsync(change, post, side, cancel);
    }

    private async Task TakeAsync(DanceChange change, RoomPost post, Side side, CancellationToken cancel)
    {
        var (couple, asked) = (change.Couple, change.After.Position.Since);
        if (couple[side].Person is not { } author
            || await loop.HalfAsync(change.Context, couple, side, couple.Language, asked, cancel) is not { } half)
            return;
        var words = await dances.WordsAsync(change.Context, change.Row.Id, author, cancel) ?? AuthorWords.Empty;
        await dances.SaveWordsAsync(change.Context, change.Row.Id, author, words.With(post.Key, half), cancel);
    }
}
