using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles what somebody writes alone as a preparation.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Stores a preparation and shows it to its author. Null if the preparation does not wait any more.</summary>
    private async Task<Reply?> KeptAsync(
        InteractionContext interaction,
        FormId id,
        Script script,
        PrepareStep step,
        CancellationToken cancel)
    {
        var text = Forms.Read(interaction.Interaction.Data.Fields, step.Form);
        AuthorWords Prepared(Participant s) => s.Mine.WithPrepared(id.Key, text);
        if (await DraftedAsync(interaction, id, script, Prepared, cancel) is { } result)
            return result is { Participant: { } mine, Refusal: null }
                ? PreparePages.Of(await replies.OwnPageAsync(interaction, mine.With(Prepared(mine)), cancel), step)
                : null;
        AuthorWords? Waiting(Participant s) => s.Key == id.Key && PrepareCommands.Waits(s, null) ? Prepared(s) : null;
        var kept = await service.KeepWordsAsync(interaction, id.Dance, Waiting, cancel);
        return kept is null ? null : PreparePages.Of(await replies.OwnPageAsync(interaction, kept, cancel), step);
    }

    /// <summary>Stores the words as a move, as with any draft, before anybody is called; null if a room is open.</summary>
    private async Task<MoveResult?> DraftedAsync(
        InteractionContext interaction,
        FormId id,
        Script script,
        Func<Participant, AuthorWords> prepared,
        CancellationToken cancel)
    {
        Act Drafted(Participant s) => new Act.Drafted(s.Me, interaction.At, id.Key);
        if (id.Dance == Guid.Empty)
            return await service.BeginAsync(interaction, script, id.Choices, Drafted, prepared, cancel);
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        return participant is { Dance: Dance.Preparing } ? await service.MoveAsync(interaction, id.Dance, Drafted, prepared, cancel) : null;
    }
}
