using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Opens practices for two.</summary>
internal sealed class PracticeStart(
    DanceQueries queries, DanceReplies replies, StartPage startPage, DanceScripts scripts, RestingPage resting)
{
    public string TitleOf(string practice, string language) => scripts.TitleOf(practice, language);

    /// <summary>Opens a practice for two: the page shows what already waits, what prevents it, or its gate.</summary>
    public Task<Reply> StartAsync(InteractionContext interaction, string practice, CancellationToken cancel) =>
        ForTwoAsync(interaction, scripts.Find(practice, interaction.Language), PageCarryOver.Nothing, cancel);

    /// <summary>
    /// Opens a practice for two with words that are brought along, keyed by field. <c>Opened</c> is true when the words are on its page.
    /// </summary>
    public async Task<(Reply Reply, bool Opened)> BringAsync(
        InteractionContext interaction, string practice, IReadOnlyDictionary<string, string> words, CancellationToken cancel)
    {
        var reply = await ForTwoAsync(interaction, scripts.Find(practice, interaction.Language), words, cancel);
        return (reply, GatePages.Opens(reply, words.Count > 0));
    }

    /// <summary>Opens the first form at once, if nothing prevents it and nothing is asked before it.</summary>
    public async Task<Reply> WriteAsync(InteractionContext interaction, string practice, CancellationToken cancel)
    {
        var opening = scripts.Find(practice, interaction.Language) is { NeedsReadiness: false } script
            ? await queries.OpeningAsync(interaction, script, cancel)
            : null;
        if (opening is not { Couple.Resting: false, InTheWay: null } || !await startPage.HasPlaceAsync(opening, cancel))
            return await StartAsync(interaction, practice, cancel);
        if (replies.Before(interaction, opening, "") is not { } model || model.Position.Current(opening.Script) is not WriteStep step)
            return replies.MovedOn(interaction);
        var draft = opening.Waiting?.DraftFor(model.Position.Key(step.Id))?.Text;
        model = await replies.OwnPageAsync(model, cancel);
        return WriteForms.Of(interaction, model, step, draft ?? PageCarryOver.Read(interaction.Interaction.Message, step), null);
    }

    private async Task<Reply> ForTwoAsync(
        InteractionContext interaction,
        Script? script,
        IReadOnlyDictionary<string, string> brought,
        CancellationToken cancel)
    {
        if (interaction.Guild is null)
            return replies.InYourServer(interaction);
        if (script is null)
            return replies.Line(interaction, DanceText.NoSuchPractice);
        if (await queries.OpeningAsync(interaction, script, cancel) is not { } opening)
            return replies.Line(interaction, DanceText.NotPaired);
        if (opening.Couple.Resting)
            return await resting.ForAsync(interaction, opening.Couple, cancel);
        if (opening.Lock is { } closed)
            return replies.Locked(interaction, opening, closed, id => scripts.TitleOf(id, interaction.Language));
        if (opening.InTheWay is not null)
            return queries.InTheWay(interaction, opening) is { } participant
                ? await replies.InTheWayAsync(interaction, participant, cancel)
                : replies.NotAvailable(interaction);
        return await startPage.BeginAsync(
            interaction,
            opening,
            replies.Before(interaction, opening, "")! with { Brought = brought },
            cancel);
    }
}
