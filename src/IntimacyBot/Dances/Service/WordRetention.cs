using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Deletes words that a dance no longer needs: picks that the other did not share are deleted at once, and preparations at the close.
/// </summary>
internal sealed class WordRetention(DanceStore dances, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var added = change.After.Posts.Skip(change.Before.Posts.Count).ToList();
        if ((!change.Closes && added.Count == 0) || scripts.FindAny(change.After.Position.Practice) is not { } script)
            return;
        foreach (var post in added)
            if (post.Kind == RoomPostKind.Words && script.Find(post.Step) is WriteStep { Common: true } step)
                await CommonAsync(change, step, post, cancel);
        if (change.Closes)
            foreach (var side in Sides.Both)
                await CloseAsync(change, change.Couple[side].Person, cancel);
    }

    private async Task CommonAsync(DanceChange change, WriteStep step, RoomPost post, CancellationToken cancel)
    {
        var (first, second) = (change.Couple.A.Person, change.Couple.B.Person);
        var a = await dances.WordsAsync(change.Context, change.Row.Id, first, cancel);
        var b = await dances.WordsAsync(change.Context, change.Row.Id, second, cancel);
        await SaveAsync(change, first, Settled(step, post, a, b), cancel);
        await SaveAsync(change, second, Settled(step, post, b, a), cancel);
    }

    private static AuthorWords? Settled(WriteStep step, RoomPost post, AuthorWords? mine, AuthorWords? theirs) =>
        mine?.Shared.GetValueOrDefault(post.Key) is { } one && theirs?.Shared.GetValueOrDefault(post.Key) is { } other && !post.By.IsEmpty
            ? mine.With(post.Key, SharedPicks.Of(step, one, other))
            : mine?.Without(post.Key);

    private async Task CloseAsync(DanceChange change, Guid? author, CancellationToken cancel)
    {
        if (await dances.WordsAsync(change.Context, change.Row.Id, author, cancel) is { Prepared.IsEmpty: false } authorWords)
            await SaveAsync(change, author, authorWords.WithoutPrepared(), cancel);
    }

    private Task SaveAsync(DanceChange change, Guid? author, AuthorWords? authorWords, CancellationToken cancel) =>
        author is { } id && authorWords is not null
            ? dances.SaveWordsAsync(change.Context, change.Row.Id, id, authorWords, cancel)
            : Task.CompletedTask;
}
