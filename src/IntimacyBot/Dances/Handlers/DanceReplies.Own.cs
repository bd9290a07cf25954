using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Builds the models of pages on which somebody writes for themselves.</content>
internal sealed partial class DanceReplies
{
    /// <summary>
    /// Builds the model of a page on which somebody prepares or writes, with their own half of the loop if the step shows it.
    /// </summary>
    public Task<CardModel> OwnPageAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        loop.WithOwnAsync(Model(interaction, participant), cancel);

    /// <summary>Builds the same before there is a dance.</summary>
    public Task<CardModel> OwnPageAsync(CardModel before, CancellationToken cancel) => loop.WithOwnAsync(before, cancel);
}
