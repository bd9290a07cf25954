using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Service;

/// <summary>Lists the page of each kind of notification that a dance makes.</summary>
internal static class DanceNotificationPages
{
    /// <summary>
    /// The pages about a dance that is not over; a page is null where the dance has moved on meanwhile. A notification without <c>Once</c>
    /// waits until it is answered.
    /// </summary>
    public static IReadOnlyList<(string Kind, bool Once, Func<Participant, CardModel, Snowflake?, Reply.Page?> Page)> OfDances { get; } =
    [
        (DanceNotifications.FirstCard, false, Called),
        (DanceNotifications.CardAgain, false, Called),
        (DanceNotifications.Back, false, Back),
        (DanceNotifications.Room, true, Room),
        (DanceNotifications.TimeIsUp, true, TimeIsUp),
        (DanceNotifications.Step, true, Step),
        (DanceNotifications.PauseOver, true, PauseOver),
        (DanceNotifications.RoomLocked, false, RoomLocked),
    ];

    /// <summary>The pages about a dance that is over.</summary>
    public static IReadOnlyList<(string Kind, Func<Texts, string, Reply.Page> Page)> OfEnded { get; } =
    [
        (DanceNotifications.Support, Support),
        (DanceNotifications.Aftercare, Aftercare),
    ];

    /// <summary>
    /// Builds the page after something was stopped that may be hard. It tells each of the two alone where to find support.
    /// </summary>
    public static Reply.Page Support(Texts texts, string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, DanceText.StoppedSupport]),
        PageBuilder.Row(PageBuilder.Likely(texts[language, DanceText.LabelSupport], new SupportId())));

    /// <summary>Builds the page of the day after, which asks the same question once more.</summary>
    public static Reply.Page Aftercare(Texts texts, string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, DanceText.HowWasThat]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, DanceText.LabelFine], new AftercareId(AftercareAct.Fine)),
            PageBuilder.Quiet(texts[language, DanceText.LabelTender], new AftercareId(AftercareAct.Tender)),
            PageBuilder.Quiet(texts[language, DanceText.LabelHurt], new AftercareId(AftercareAct.Hurt))));

    private static Reply.Page? Called(Participant participant, CardModel model, Snowflake? room) =>
        participant.Me != participant.Dance.Position.Starter && DanceRules.Called(participant.Dance) ? FirstCardView.Page(model) : null;

    private static Reply.Page? Back(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is Dance.Preparing p && participant.Me == p.Position.Starter
            ? AskerPages.IsBack(model, p.Returned, participant.DraftFor(participant.Key) is not null)
            : null;

    private static Reply.Page? Room(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is { HasRoom: true } and not Dance.Over ? DancePages.RoomOpened(model, room) : null;

    private static Reply.Page? TimeIsUp(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is Dance.Asking asking && participant.Me == asking.Position.Starter ? AskerPages.TimeIsUp(model) : null;

    private static Reply.Page? PauseOver(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is Dance.Dancing ? DancePages.PauseOver(model, room) : null;

    private static Reply.Page? RoomLocked(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is Dance.Paused { Why: PauseReason.Locked or PauseReason.LockedAgain } rests
            ? DancePages.RoomLocked(model, again: rests.Why == PauseReason.LockedAgain)
            : null;

    private static Reply.Page? Step(Participant participant, CardModel model, Snowflake? room) =>
        participant.Dance is Dance.Dancing d && d.StepState.Holders.Contains(participant.Me)
            ? DancePages.Plain(model, DanceText.StepWaits, room)
            : null;
}
