using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Answers somebody who would end a pause that the other asked for.</content>
internal sealed partial class DanceReplies
{
    /// <summary>Says whose pause it is, and that it goes on without its reader: stopping is not the only way out of it.</summary>
    private Reply OthersPause(InteractionContext interaction, Participant participant, Dance.Paused paused)
    {
        var asker = ("asker", Model(interaction, participant).Name(paused.By!.Value));
        var further = paused.FreeAt is { } free
            ? texts[interaction.Language, DanceText.OthersPauseFree, asker, ("time", CardModel.Date(free))]
            : texts[interaction.Language, DanceText.OthersPauseUntil, ("time", CardModel.When(paused.Until))];
        var line = $"{texts[interaction.Language, DanceText.OthersPause, asker]} {further}";
        return Reply.Line(line) with { Describes = participant.State };
    }
}
