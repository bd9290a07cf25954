using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <content>Builds what the called person reads after they asked for time, or answered "Not now".</content>
internal static partial class DancePages
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
        return Page(model, [PageBuilder.Text(text), .. rows, .. model.Texts.BackRow(model.Language, back)]);
    }

    /// <summary>A time that would end after the card expires is not offered.</summary>
    private static bool EndsInTime(CardModel model, DurationChoice time) =>
        Span(time) is not { } span || model.Now + span < AskerPages.CardUntil(model.Dance);

    /// <summary>
    /// Says that both are called after the time that somebody asked for, and when that is. Who is asked to a room can come earlier.
    /// </summary>
    public static Reply.Page TimeKept(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.TimeKept)),
        PageBuilder.Small(model.Say(DanceText.TimeKeptUntil, ("time", (model.Dance.Due ?? model.Now).Moment()))),
        .. Earlier(model),
    ]) with
    { Describes = model.State };

    /// <summary>Says that the card waits in /home as long as nobody has said a time, and lets its reader come at once.</summary>
    public static Reply.Page TimeOpen(CardModel model) =>
        Page(model, [PageBuilder.Text(model.Say(DanceText.TimeOpen)), .. Earlier(model)]) with { Describes = model.State };

    private static Component[] Earlier(CardModel model) =>
        model.Dance.HasRoom ? [] : [PageBuilder.Row(FirstCardView.Come(model))];

    public static Reply.Page NotNow(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.NotNow)),
        PageBuilder.Small(GatePages.Joined([
            model.Say(
                DanceText.LabelSays, ("label", model.Say(DanceText.LabelKindly)), ("sentence", model.Say(DanceText.KindlySentence))),
            StillWaits(model)])),
        PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelLeaveIt), new FirstCardId(model.Id, FirstCardAct.LeaveIt)),
            PageBuilder.Quiet(model.Say(DanceText.LabelKindly), new FirstCardId(model.Id, FirstCardAct.Kindly))),
    ]);

    /// <summary>Says what was sent, and that nothing waits for the reader any more.</summary>
    public static Reply.Page ToldKindly(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.ToldKindly, ("sentence", model.Say(DanceText.KindlySentence)))),
        PageBuilder.Small(model.Say(DanceText.WaitsNoMore)),
    ]);

    /// <summary>Says that the card still waits, for somebody who changes their mind.</summary>
    public static Reply.Page LeftAtThat(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.LeftAtThat)),
        PageBuilder.Small(StillWaits(model)),
    ]) with
    { Describes = model.State };

    private static string StillWaits(CardModel model) =>
        model.Say(DanceText.StillWaits, ("until", AskerPages.CardUntil(model.Dance).Moment()));

    public static DanceText Label(DurationChoice time) => time switch
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
