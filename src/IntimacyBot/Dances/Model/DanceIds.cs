using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Model;

/// <summary>
/// Identifies a button of the page before anything is written. The choices are those that led to the page, or the place of a dance that is
/// stored.
/// </summary>
[Route("d.gate")]
internal readonly record struct GateId(Guid Dance, string Practice, string Choices, GateAct Act) : ICustomId;

internal enum GateAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("Aloud")] Aloud,
    [JsonStringEnumMemberName("Ask")] Ask,
    [JsonStringEnumMemberName("NotToday")] NotToday,
    [JsonStringEnumMemberName("Skip")] Skip,

    /// <summary>Begins with an empty form, although words are written already.</summary>
    [JsonStringEnumMemberName("Anew")] Anew,

    /// <summary>Shows the page again to which the choices had led.</summary>
    [JsonStringEnumMemberName("Back")] Back,
}

/// <summary>Identifies a private choice before the other is called. <see cref="Choices"/> holds what was chosen before it.</summary>
[Route("d.first")]
internal readonly record struct StartOptionId(Guid Dance, string Practice, string Choices, string Option, PickAct Act) : ICustomId;

/// <summary>Identifies the select for such a choice with more than five options.</summary>
[Route("d.firstselect")]
internal readonly record struct StartSelectId(Guid Dance, string Practice, string Choices) : ICustomId;

/// <summary>
/// Identifies a form. The opening counter makes each id new, because phones keep the first form that they saw with an id.
/// </summary>
[Route("d.form")]
internal readonly record struct FormId(
    Guid Dance,
    string Practice,
    string Key,
    FormPurpose For,
    int Opening,
    string Choices = "") : ICustomId;

/// <summary>
/// Identifies the first form of a dance that does not exist yet and whose questions change by the week. It carries the day of its
/// questions, because somebody may send it a week later and has then answered the questions of that day.
/// </summary>
[Route("d.asked")]
internal readonly record struct FirstFormId(string Practice, string Key, int Opening, int Day, string Choices) : ICustomId;

internal enum FormPurpose
{
    [JsonStringEnumMemberName("Step")] Step,
    [JsonStringEnumMemberName("Deeper")] Deeper,
    [JsonStringEnumMemberName("Part")] Part,
    [JsonStringEnumMemberName("Addition")] Addition,
    [JsonStringEnumMemberName("Change")] Change,
    [JsonStringEnumMemberName("Closing")] Closing,
    [JsonStringEnumMemberName("Prepare")] Prepare,

    /// <summary>Words for a step that take the place of those written before.</summary>
    [JsonStringEnumMemberName("Anew")] Anew,
}

/// <summary>Identifies a button that opens a form with a prefilled beginning.</summary>
[Route("d.start")]
internal readonly record struct StarterId(Guid Dance, string Practice, string Place, string Choices = "") : ICustomId;

/// <summary>Identifies a button below one's own words. The fingerprint says which words the page showed when they are shared.</summary>
[Route("d.preview")]
internal readonly record struct PreviewId(Guid Dance, string Key, PreviewAct Act, int Fingerprint = 0) : ICustomId;

internal enum PreviewAct
{
    [JsonStringEnumMemberName("Share")] Share,
    [JsonStringEnumMemberName("Edit")] Edit,
    [JsonStringEnumMemberName("Keep")] Keep,
    [JsonStringEnumMemberName("Discard")] Discard,
    [JsonStringEnumMemberName("Deeper")] Deeper,
    [JsonStringEnumMemberName("Show")] Show,
}

/// <summary>Identifies a button of the first card, which the called person sees.</summary>
[Route("d.card")]
internal readonly record struct FirstCardId(Guid Dance, FirstCardAct Act) : ICustomId;

internal enum FirstCardAct
{
    [JsonStringEnumMemberName("Here")] Here,
    [JsonStringEnumMemberName("NeedTime")] NeedTime,
    [JsonStringEnumMemberName("NotNow")] NotNow,
    [JsonStringEnumMemberName("LeaveIt")] LeaveIt,
    [JsonStringEnumMemberName("Kindly")] Kindly,
    [JsonStringEnumMemberName("Back")] Back,
}

/// <summary>Identifies an option of a choice that replaces the button "I'm here".</summary>
[Route("d.herepick")]
internal readonly record struct PresenceOptionId(Guid Dance, string Option) : ICustomId;

/// <summary>Identifies the select for such a choice with more options than a row can hold.</summary>
[Route("d.hereselect")]
internal readonly record struct PresenceSelectId(Guid Dance) : ICustomId;

/// <summary>Says how long somebody needs before they come, or how long a pause in the room lasts.</summary>
[Route("d.time")]
internal readonly record struct DurationId(Guid Dance, bool InRoom, DurationChoice Time) : ICustomId;

internal enum DurationChoice
{
    [JsonStringEnumMemberName("Minutes20")] Minutes20,
    [JsonStringEnumMemberName("Hour")] Hour,
    [JsonStringEnumMemberName("FewHours")] FewHours,
    [JsonStringEnumMemberName("Tomorrow")] Tomorrow,
    [JsonStringEnumMemberName("CannotSay")] CannotSay,
}

/// <summary>Identifies a button on the page of the person who asked and waits.</summary>
[Route("d.lead")]
internal readonly record struct LeadPageId(Guid Dance, LeadPageAct Act) : ICustomId;

internal enum LeadPageAct
{
    [JsonStringEnumMemberName("TakeBack")] TakeBack,
    [JsonStringEnumMemberName("MyWords")] MyWords,
    [JsonStringEnumMemberName("Close")] Close,
    [JsonStringEnumMemberName("AskAgain")] AskAgain,

    /// <summary>Shows until when an ask waits, and that it can be taken back.</summary>
    [JsonStringEnumMemberName("Waits")] Waits,

    /// <summary>Shares the words although more people can read than before.</summary>
    [JsonStringEnumMemberName("ShareAllTheSame")] ShareAllTheSame,
}

/// <summary>Identifies a button of the floor card. The place is the place of the dance when the card was posted.</summary>
[Route("d.floor")]
internal readonly record struct FloorId(Guid Dance, string Place, FloorAct Act) : ICustomId;

internal enum FloorAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("GateWrite")] GateWrite,
    [JsonStringEnumMemberName("Aloud")] Aloud,
    [JsonStringEnumMemberName("GateAloud")] GateAloud,
    [JsonStringEnumMemberName("Said")] Said,
    [JsonStringEnumMemberName("ThatsIt")] ThatsIt,
    [JsonStringEnumMemberName("Almost")] Almost,
    [JsonStringEnumMemberName("More")] More,
    [JsonStringEnumMemberName("CloseEnough")] CloseEnough,
    [JsonStringEnumMemberName("Open")] Open,
    [JsonStringEnumMemberName("GoOn")] GoOn,
    [JsonStringEnumMemberName("Skip")] Skip,
    [JsonStringEnumMemberName("Swap")] Swap,
    [JsonStringEnumMemberName("YesSwap")] YesSwap,
    [JsonStringEnumMemberName("Close")] Close,
    [JsonStringEnumMemberName("Recognise")] Recognise,
    [JsonStringEnumMemberName("SettleIn")] SettleIn,
    [JsonStringEnumMemberName("NotToday")] NotToday,
    [JsonStringEnumMemberName("Reveal")] Reveal,
}

/// <summary>Identifies an option of a choice in the room. A second press says whether its sentence, if it has one, is told.</summary>
[Route("d.pick")]
internal readonly record struct PickId(Guid Dance, string Place, string Option, PickAct Act) : ICustomId;

internal enum PickAct
{
    [JsonStringEnumMemberName("Choose")] Choose,
    [JsonStringEnumMemberName("Tell")] Tell,
    [JsonStringEnumMemberName("Keep")] Keep,

    /// <summary>The press comes from the gate of a new lead.</summary>
    [JsonStringEnumMemberName("Ask")] Ask,
}

/// <summary>Identifies the select for a choice in the room with more than five options.</summary>
[Route("d.select")]
internal readonly record struct SelectId(Guid Dance, string Place) : ICustomId;

/// <summary>Identifies a button that every floor card has for both partners.</summary>
[Route("d.both")]
internal readonly record struct RoomActionId(Guid Dance, RoomAction Act) : ICustomId;

internal enum RoomAction
{
    [JsonStringEnumMemberName("Pause")] Pause,
    [JsonStringEnumMemberName("Stop")] Stop,
    [JsonStringEnumMemberName("StopForBoth")] StopForBoth,
    [JsonStringEnumMemberName("GoBack")] GoBack,
    [JsonStringEnumMemberName("PickUp")] PickUp,
}

/// <summary>Identifies a button on a message with words, for their author.</summary>
[Route("d.piece")]
internal readonly record struct RoomPostId(Guid Dance, string Key, RoomPostAct Act) : ICustomId;

/// <summary>Identifies such a button on a message with words of both, for one of the two authors.</summary>
[Route("d.pieceof")]
internal readonly record struct SharedPostId(Guid Dance, string Key, Side By, RoomPostAct Act) : ICustomId;

internal enum RoomPostAct
{
    [JsonStringEnumMemberName("Change")] Change,
    [JsonStringEnumMemberName("TakeBack")] TakeBack,
}

[Route("d.last")]
internal readonly record struct ClosingId(Guid Dance, ClosingAct Act) : ICustomId;

internal enum ClosingAct
{
    [JsonStringEnumMemberName("Word")] Word,
    [JsonStringEnumMemberName("HowWasThat")] HowWasThat,
    [JsonStringEnumMemberName("Fine")] Fine,
    [JsonStringEnumMemberName("Tender")] Tender,
    [JsonStringEnumMemberName("Hurt")] Hurt,
    [JsonStringEnumMemberName("Moment")] Moment,
    [JsonStringEnumMemberName("Room")] Room,
}

/// <summary>Identifies the select in which somebody picks the card to keep.</summary>
[Route("d.moment")]
internal readonly record struct KeepsakeId(Guid Dance) : ICustomId;

/// <summary>Answers the question how it was, which is asked once more on the day after.</summary>
[Route("d.after")]
internal readonly record struct AftercareId(AftercareAct Act) : ICustomId;

internal enum AftercareAct
{
    [JsonStringEnumMemberName("Fine")] Fine,
    [JsonStringEnumMemberName("Tender")] Tender,
    [JsonStringEnumMemberName("Hurt")] Hurt,
}

/// <summary>Opens a practice from a page, such as home, a last card or an offer.</summary>
[Route("d.open")]
internal readonly record struct OpenPracticeId(string Practice) : ICustomId;

/// <summary>Adds its person to their room again.</summary>
[Route("d.in")]
internal readonly record struct LetMeInId(Guid Dance) : ICustomId;

/// <summary>Opens another practice with the answers that an option carries into it.</summary>
[Route("d.carry")]
internal readonly record struct CarryWordsId(Guid Dance, string Step, string Option) : ICustomId;

/// <summary>Stores my own choice of a practice that opens when both have chosen it.</summary>
[Route("d.choose")]
internal readonly record struct JourneyChoiceId(string Practice, bool Chosen) : ICustomId;

/// <summary>Identifies a button on the page of a preparation. The dance id is empty as long as nobody has begun.</summary>
[Route("d.prepare")]
internal readonly record struct PrepareId(Guid Dance, string Practice, string Choices, string Place, PrepareAct Act) : ICustomId;

internal enum PrepareAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("Ready")] Ready,
    [JsonStringEnumMemberName("Skip")] Skip,
}

/// <summary>Answers a question about one's own promise.</summary>
[Route("d.promise")]
internal readonly record struct PromiseId(Guid Promise, PromiseAct Act) : ICustomId;

internal enum PromiseAct
{
    [JsonStringEnumMemberName("Done")] Done,
    [JsonStringEnumMemberName("Some")] Some,
    [JsonStringEnumMemberName("NotYet")] NotYet,

    /// <summary>Ends what is tried for a week.</summary>
    [JsonStringEnumMemberName("End")] End,
}
