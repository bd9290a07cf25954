using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>How a practice for two begins.</summary>
internal sealed class PracticeStart(
    DanceQueries queries, DanceReplies replies, StartPage way, DanceScripts scripts, RestingPage resting)
{
    /// <summary>Opens a practice for two: what already waits, what stands in the way, or its gate.</summary>
    public Task<Reply> StartAsync(InteractionContext ask, string practice, CancellationToken cancel) =>
        ForTwoAsync(ask, scripts.Find(practice, ask.Language), PageCarryOver.Nothing, cancel);

    /// <summary>
    /// Opens a practice for two with words that are brought along, by its fields; <c>Opened</c> if they stand on its page.
    /// </summary>
    public async Task<(Reply Reply, bool Opened)> BringAsync(
        InteractionContext ask, string practice, IReadOnlyDictionary<string, string> words, CancellationToken cancel)
    {
        var reply = await ForTwoAsync(ask, scripts.Find(practice, ask.Language), words, cancel);
        return (reply, GatePages.Opens(reply, words.Count > 0));
    }

    /// <summary>The first form at once, where nothing stands in the way and nothing is asked before it.</summary>
    public async Task<Reply> WriteAsync(InteractionContext ask, string practice, CancellationToken cancel)
    {
        var opening = scripts.Find(practice, ask.Language) is { NeedsReadiness: false } script
            ? await queries.OpeningAsync(ask, script, cancel)
            : null;
        if (opening is not { Couple.Resting: false, InTheWay: null } || !await way.HasPlaceAsync(opening, cancel))
            return await StartAsync(ask, practice, cancel);
        if (replies.Before(ask, opening, "") is not { } scene || scene.Position.Current(opening.Script) is not WriteStep step)
            return replies.MovedOn(ask);
        var draft = opening.Waiting?.DraftFor(scene.Position.Key(step.Id))?.Text;
        return WriteForms.Of(ask, scene, step, draft ?? PageCarryOver.Read(ask.Interaction.Message, step), null);
    }

    private async Task<Reply> ForTwoAsync(InteractionContext ask, Script? script, IReadOnlyDictionary<string, string> brought, CancellationToken cancel)
    {
        if (ask.Guild is null)
            return replies.InYourServer(ask);
        if (script is null)
            return replies.Line(ask, DanceText.NoSuchPractice);
        if (await queries.OpeningAsync(ask, script, cancel) is not { } opening)
            return replies.Line(ask, DanceText.NotPaired);
        if (opening.Couple.Resting)
            return await resting.ForAsync(ask, opening.Couple, cancel);
        if (opening.Lock is { } closed)
            return replies.Locked(ask, opening, closed, id => scripts.TitleOf(id, ask.Language));
        if (opening.InTheWay is not null)
            return queries.InTheWay(ask, opening) is { } seat ? replies.InTheWay(ask, seat) : replies.NotAvailable(ask);
        return await way.BeginAsync(ask, opening, replies.Before(ask, opening, "")! with { Brought = brought }, cancel);
    }
}
