using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Views;

/// <content>Builds what somebody reads whose part is in, or who took words back.</content>
internal static partial class DancePages
{
    /// <summary>Says that the reader's part is in, and lets them take it back as long as the other's is not.</summary>
    public static Reply.Page YoursIsIn(CardModel model)
    {
        var step = model.Position.Current(model.Script);
        if (step is null || !DanceRules.MayTakeHalfBack(step))
            return Passing(model, DanceText.YoursIsIn);
        var id = new RoomPostId(model.Id, model.Position.Key(step.Id), RoomPostAct.TakeBack);
        return Page(model,
        [
            PageBuilder.Text(model.Say(DanceText.YoursIsIn, ("partner", model.Partner))),
            PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelTakeBack), id)),
        ]) with
        { Describes = model.State };
    }

    /// <summary>Says, to their author, that words stand in the room no more, or never did, and where they are.</summary>
    public static Reply.Page WordsTakenBack(CardModel model, bool isUnread) => Page(model,
    [
        PageBuilder.Text(model.Say(isUnread ? DanceText.TakenBack : DanceText.WordsTakenBack)),
        PageBuilder.Small(model.Say(
            isUnread ? DanceText.HalfTakenBackSmall : DanceText.WordsTakenBackSmall, ("partner", model.Partner))),
        PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelMyWords), new LeadPageId(model.Id, LeadPageAct.MyWords))),
    ]) with
    { Describes = model.State };
}
