using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Answers whoever is done before the other.</content>
internal sealed partial class DanceReplies
{
    /// <summary>Says that the reader's part of a step for both is done, and that the other's is not.</summary>
    public Reply Done(InteractionContext interaction, Participant participant)
    {
        var looks = participant.Dance is Dance.Dancing { StepState: StepState.Showing };
        var said = looks ? DanceText.PressedToo : DanceText.DoneAlready;
        return Line(interaction, participant, said, ("holder", Holder(interaction, participant)));
    }
}
