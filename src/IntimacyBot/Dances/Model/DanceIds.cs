using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Model;

/// <summary>On the page before anything is written: which practice, after which choices, and what.</summary>
[Route("d.gate")]
internal readonly record struct GateId(Guid Dance, string Practice, string Choices, GateAct Act) : ICustomId;

internal enum GateAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("Aloud")] Aloud,
    [JsonStringEnumMemberName("Ask")] Ask,
    [JsonStringEnumMemberName("NotToday")] NotToday,
    [JsonStringEnumMemberName("Skip")] Skip,
}

/// <summary>A private choice before the other is called. <see cref="Choices"/> is what was chosen before it.</summary>
[Route("d.first")]
internal readonly record struct StartOptionId(Guid Dance, string Practice, string Choices, string Option, PickAct Act) : ICustomId;

/// <summary>The same, of more than five: the select that holds it.</summary>
[Route("d.firstselect")]
internal readonly record struct StartSelectId(Guid Dance, string Practice, string Choices) : ICustomId;

/// <summary>A form. The opening counter makes each one new: phones keep the first form they saw with an id.</summary>
[Route("d.form")]
internal readonly record struct FormId(
    Guid Dance,
    string Practice,
    string Key,
    FormPurpose For,
    int Opening,
    string Choices = "") : ICustomId;

/// <summary>
/// The first form of a dance that does not exist yet, whose questions change by the week: which day's they are. Whoever sends it the week
/// after has answered what stood there.
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
}

/// <summary>A button that opens a form with a beginning in it.</summary>
[Route("d.start")]
internal readonly record struct StarterId(Guid Dance, string Practice, string Place, string Choices = "") : ICustomId;

/// <summary>A button below one's own words. What shares them says by <paramref name="Fingerprint"/> which words stand on its page.</summary>
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

/// <summary>The first card, for the one who is called.</summary>
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

/// <summary>An option that stands where "I'm here" stands.</summary>
[Route("d.herepick")]
internal readonly record struct PresenceOptionId(Guid Dance, string Option) : ICustomId;

/// <summary>The same, of more than a row takes.</summary>
[Route("d.hereselect")]
internal readonly record struct PresenceSelectId(Guid Dance) : ICustomId;

/// <summary>How long: before one comes, or as a pause in the room.</summary>
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

/// <summary>The page of the one who asked and waits.</summary>
[Route("d.lead")]
internal readonly record struct LeadPageId(Guid Dance, LeadPageAct Act) : ICustomId;

internal enum LeadPageAct
{
    [JsonStringEnumMemberName("TakeBack")] TakeBack,
    [JsonStringEnumMemberName("MyWords")] MyWords,
    [JsonStringEnumMemberName("Close")] Close,
}

/// <summary>A button of the floor card. The place is where the card stood.</summary>
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
}

/// <summary>An option of a choice in the room; <see cref="Tell"/> once its sentence is to be told or kept.</summary>
[Route("d.pick")]
internal readonly record struct PickId(Guid Dance, string Place, string Option, PickAct Act) : ICustomId;

internal enum PickAct
{
    [JsonStringEnumMemberName("Choose")] Choose,
    [JsonStringEnumMemberName("Tell")] Tell,
    [JsonStringEnumMemberName("Keep")] Keep,

    /// <summary>From the gate of a new lead.</summary>
    [JsonStringEnumMemberName("Ask")] Ask,
}

/// <summary>A choice of more than five: the select that holds it.</summary>
[Route("d.select")]
internal readonly record struct SelectId(Guid Dance, string Place) : ICustomId;

/// <summary>For both, on every floor card.</summary>
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

/// <summary>On the words' own message, for their author.</summary>
[Route("d.piece")]
internal readonly record struct RoomPostId(Guid Dance, string Key, RoomPostAct Act) : ICustomId;

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

/// <summary>Which card to keep.</summary>
[Route("d.moment")]
internal readonly record struct KeepsakeId(Guid Dance) : ICustomId;

/// <summary>How it was, asked once more the day after.</summary>
[Route("d.after")]
internal readonly record struct AftercareId(AftercareAct Act) : ICustomId;

internal enum AftercareAct
{
    [JsonStringEnumMemberName("Fine")] Fine,
    [JsonStringEnumMemberName("Tender")] Tender,
    [JsonStringEnumMemberName("Hurt")] Hurt,
}

/// <summary>Opens a practice from a page: home, a last card, an offer.</summary>
[Route("d.open")]
internal readonly record struct OpenPracticeId(string Practice) : ICustomId;

/// <summary>Opens another practice, with what an option takes along into it.</summary>
[Route("d.carry")]
internal readonly record struct CarryWordsId(Guid Dance, string Step, string Option) : ICustomId;

/// <summary>My own choice of a practice that opens when both have chosen it.</summary>
[Route("d.choose")]
internal readonly record struct JourneyChoiceId(string Practice, bool Chosen) : ICustomId;

/// <summary>On the page of a preparation. Without a dance nobody has begun yet.</summary>
[Route("d.prepare")]
internal readonly record struct PrepareId(Guid Dance, string Practice, string Choices, string Place, PrepareAct Act) : ICustomId;

internal enum PrepareAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("Ready")] Ready,
    [JsonStringEnumMemberName("Skip")] Skip,
}

/// <summary>How a couple makes a server of their own.</summary>
[Route("d.own")]
internal readonly record struct OwnServerId : ICustomId;

/// <summary>An answer about one's own promise.</summary>
[Route("d.promise")]
internal readonly record struct PromiseId(Guid Promise, PromiseAct Act) : ICustomId;

internal enum PromiseAct
{
    [JsonStringEnumMemberName("Done")] Done,
    [JsonStringEnumMemberName("Some")] Some,
    [JsonStringEnumMemberName("NotYet")] NotYet,
}
