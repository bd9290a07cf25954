using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Maps the buttons of the floor card to moves.</content>
internal sealed partial class RoomCommands
{
    /// <summary>Answers that the other person is waited for. In a quiet minute for both the card itself shows who has joined.</summary>
    private Reply Waits(InteractionContext interaction, Participant participant, FloorAct act) => act switch
    {
        FloorAct.SettleIn => Reply.Nothing,
        FloorAct.GoOn when participant.Dance is Dance.Dancing { StepState: StepState.Quieting } =>
            replies.Line(interaction, participant, DanceText.QuietWaits),
        _ => replies.Done(interaction, participant),
    };

    private static Act Moved(Participant s, InteractionContext interaction, FloorId id) => id.Act switch
    {
        FloorAct.Aloud or FloorAct.GateAloud => new Act.SayAloud(s.Me, interaction.At, id.Place),
        FloorAct.Said => new Act.Said(s.Me, interaction.At, id.Place),
        FloorAct.ThatsIt => new Act.ThatsIt(s.Me, interaction.At, id.Place),
        FloorAct.CloseEnough => new Act.CloseEnough(s.Me, interaction.At, id.Place),
        FloorAct.GoOn => new Act.GoOn(s.Me, interaction.At, id.Place),
        FloorAct.Recognise => new Act.Recognise(s.Me, interaction.At, id.Place),
        FloorAct.Skip => new Act.Skip(s.Me, interaction.At, id.Place),
        FloorAct.SettleIn => new Act.SettleIn(s.Me, interaction.At, id.Place),
        FloorAct.Reveal => new Act.Reveal(s.Me, interaction.At, id.Place),
        FloorAct.NotToday => new Act.NotToday(s.Me, interaction.At, id.Place),
        FloorAct.Swap or FloorAct.YesSwap => new Act.Swap(s.Me, interaction.At, id.Place),
        _ => new Act.CloseWithThanks(s.Me, interaction.At, id.Place),
    };
}
