using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the page that asks for how long, for the time before a first card is answered and for a pause in the room.</summary>
internal static class DurationPages
{
    private const int MostBeside = 3;

    public static Reply.Page HowLong(CardModel model, bool inRoom)
    {
        var rows = Enum.GetValues<DurationChoice>()
            .Where(t => inRoom || EndsInTime(model, t))
            .Select(t => PageBuilder.Quiet(model.Say(Label(t)), new DurationId(model.Id, inRoom, t)))
            .Chunk(MostBeside)
            .Select(row => PageBuilder.Row([.. row]));
        var text = model.Say(inRoom ? DanceText.HowLongRoom : DanceText.HowLong, ("lead", model.Name(model.Position.Starter)));
        var back = inRoom ? new RoomActionId(model.Id, RoomAction.GoBack).Write() : new FirstCardId(model.Id, FirstCardAct.Back).Write();
        return DancePages.Page(model, [PageBuilder.Text(text), .. rows, .. model.Texts.BackRow(model.Language, back)]);
    }

    /// <summary>A time that would end after the card expires is not offered.</summary>
    private static bool EndsInTime(CardModel model, DurationChoice time) =>
        Span(time) is not { } span || model.Now + span < AskerPages.CardUntil(model.Dance);

    private static DanceText Label(DurationChoice time) => time switch
    {
        DurationChoice.Minutes20 => DanceText.LabelMinutes20,
        DurationChoice.Hour => DanceText.LabelHour,
        DurationChoice.FewHours => DanceText.LabelFewHours,
        DurationChoice.Tomorrow => DanceText.LabelTomorrow,
        _ => DanceText.LabelCannotSay,
    };

    public static Duration? Span(DurationChoice time) => time switch
    {
        DurationChoice.Minutes20 => Duration.FromMinutes(20),
        DurationChoice.Hour => Duration.FromHours(1),
        DurationChoice.FewHours => Duration.FromHours(4),
        DurationChoice.Tomorrow => Duration.FromHours(24),
        _ => null,
    };
}
