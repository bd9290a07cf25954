using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

/// <summary>What stands behind each kind of notification that a dance makes. Pure.</summary>
internal static class DanceNotificationPages
{
    /// <summary>
    /// About a dance that goes on; null where it has gone on meanwhile. One that is not read once waits until it is answered.
    /// </summary>
    public static IReadOnlyList<(string Kind, bool Once, Func<Participant, CardModel, Snowflake?, Reply.Page?> Page)> OfDances { get; } =
    [
        (DanceNotifications.FirstCard, false, Called),
        (DanceNotifications.Back, false, Back),
        (DanceNotifications.Room, true, Room),
        (DanceNotifications.TimeIsUp, true, TimeIsUp),
        (DanceNotifications.Step, true, Step),
        (DanceNotifications.PauseOver, true, PauseOver),
    ];

    /// <summary>About a dance that is over.</summary>
    public static IReadOnlyList<(string Kind, Func<Texts, string, Reply.Page> Page)> OfEnded { get; } =
    [
        (DanceNotifications.Support, Support),
        (DanceNotifications.Aftercare, Aftercare),
    ];

    /// <summary>After something was stopped that may weigh: where to turn, for each alone.</summary>
    public static Reply.Page Support(Texts texts, string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, DanceText.StoppedSupport]),
        PageBuilder.Row(PageBuilder.Likely(texts[language, DanceText.LabelSupport], new SupportId())));

    /// <summary>The day after: the same question once more.</summary>
    public static Reply.Page Aftercare(Texts texts, string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, DanceText.HowWasThat]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, DanceText.LabelFine], new AftercareId(AftercareAct.Fine)),
            PageBuilder.Quiet(texts[language, DanceText.LabelTender], new AftercareId(AftercareAct.Tender)),
            PageBuilder.Quiet(texts[language, DanceText.LabelHurt], new AftercareId(AftercareAct.Hurt))));

    private static Reply.Page? Called(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Me != seat.Dance.Position.Starter && DanceRules.Called(seat.Dance) ? FirstCardView.Page(scene) : null;

    private static Reply.Page? Back(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Dance is Dance.Preparing p && seat.Me == p.Position.Starter
            ? DancePages.IsBack(scene, p.Returned, seat.DraftFor(seat.Key) is not null)
            : null;

    private static Reply.Page? Room(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Dance is { HasRoom: true } and not Dance.Over ? DancePages.Plain(scene, DanceText.RoomIsOpen, room) : null;

    private static Reply.Page? TimeIsUp(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Dance is Dance.Asking ? DancePages.Plain(scene, DanceText.TimeIsUp) : null;

    private static Reply.Page? PauseOver(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Dance is Dance.Dancing ? DancePages.Plain(scene, DanceText.PauseOver, room) : null;

    private static Reply.Page? Step(Participant seat, CardModel scene, Snowflake? room) =>
        seat.Dance is Dance.Dancing d && d.StepState.Holders.Contains(seat.Me) ? DancePages.Plain(scene, DanceText.StepWaits, room) : null;
}
