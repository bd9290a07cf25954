using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Views;

/// <summary>What a page describes that says that a room is open: it holds, whatever happens in the room, until the room closes.</summary>
internal static class OpenRoom
{
    private const string Part = "room";

    public static DescribedState Of(Guid dance) => new(dance, 0, Part);

    /// <summary>
    /// Makes a page end with the room. Before it is too old for that, its link to the room becomes a button that leads to whatever room is
    /// open then.
    /// </summary>
    public static Reply.Page Describing(CardModel model, Reply.Page page) => page with
    {
        Describes = Of(model.Id),
        Later = DancePages.Page(
            model,
            [
                PageBuilder.Text(model.Say(DanceText.RoomPageOld)),
                PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelHome), default(HomeId))),
            ]).Components,
    };

    public static DescribedState Closed(Guid dance) => new(dance, 1, Part);
}
