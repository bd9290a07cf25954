using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Stores under its author's own key, at the close, what outlives the dance: promises, what somebody tries for a week, and each one's half
/// of a loop.
/// </summary>
internal sealed class PromiseEffect(DanceStore dances, KeptWords kept, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (!change.Closes || scripts.FindAny(change.After.Position.Practice) is not { } script)
            return;
        foreach (var side in Sides.Both)
            if (change.Couple[side].Person is { } author
                && await dances.WordsAsync(change.Context, change.Row.Id, author, cancel) is { } authorWords)
                await KeepAsync(change, script, side, author, authorWords, cancel);
    }

    private async Task KeepAsync(
        DanceChange change,
        Script script,
        Side side,
        Guid author,
        AuthorWords authorWords,
        CancellationToken cancel)
    {
        var promised = Kept(script, change.After, authorWords, side, KeepKind.Promise).Select(k => k.Answer).ToList();
        if (promised.Count > 0)
            await kept.PromiseAsync(change.Context, author, new Words(string.Join("\n\n", promised)), change.Move.At, cancel);
        foreach (var tried in Kept(script, change.After, authorWords, side, KeepKind.Week))
            await kept.TryAsync(change.Context, author, new Words(tried.Answer), change.Move.At, cancel);
        var loop = Kept(script, change.After, authorWords, side, KeepKind.Loop).ToList();
        if (loop.Count == 0)
            return;
        var answers = loop.GroupBy(k => k.Name).ToDictionary(g => g.Key, g => g.Last().Answer);
        await kept.LoopAsync(change.Context, change.Couple.Id, author, answers, cancel);
    }

    /// <summary>Only shared words are stored, because a draft promises nothing.</summary>
    private static IEnumerable<(string Name, string Answer)> Kept(
        Script script,
        Dance after,
        AuthorWords authorWords,
        Side side,
        KeepKind what) =>
        from post in after.Posts.Where(p => p.Kind == RoomPostKind.Words && p.By.Contains(side))
        from field in script.Find(post.Step)?.Asks ?? []
        where field.Keep == what
        let answer = authorWords.Shared.GetValueOrDefault(post.Key)?[field.Id]?.Reveal()
        where answer is not null
        select ($"{post.Step}.{field.Id}", answer);
}
