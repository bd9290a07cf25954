using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Solo;

/// <summary>
/// A button of a page for one. All of these ids hold the practice, the mark of its shape, the step the page stands at, and how often each way back
/// was taken. None of them holds an answer, and none opens anything that is not on the page already.
/// </summary>
[Route("s.act")]
internal readonly record struct SoloId(string Practice, int Mark, string Step, string Times, SoloAct Act) : ICustomId;

internal enum SoloAct
{
    [JsonStringEnumMemberName("Write")] Write,
    [JsonStringEnumMemberName("GoOn")] GoOn,
    [JsonStringEnumMemberName("Skip")] Skip,
    [JsonStringEnumMemberName("Change")] Change,
    [JsonStringEnumMemberName("Stop")] Stop,
}

/// <summary>An option, as a button.</summary>
[Route("s.pick")]
internal readonly record struct SoloPickId(string Practice, int Mark, string Step, string Times, string Option) : ICustomId;

/// <summary>More than five options, or a list: the select that holds them.</summary>
[Route("s.list")]
internal readonly record struct SoloListId(string Practice, int Mark, string Step, string Times) : ICustomId;

/// <summary>The select of beginnings, which opens the form with one of them.</summary>
[Route("s.start")]
internal readonly record struct SoloStartId(string Practice, int Mark, string Step, string Times) : ICustomId;

/// <summary>A form. The opening counter makes each one new: phones keep the first form they saw with an id.</summary>
[Route("s.form")]
internal readonly record struct SoloFormId(string Practice, int Mark, string Step, string Times, int Opening) : ICustomId;

/// <summary>Opens the page with all practices for one.</summary>
[Route("s.all")]
internal readonly record struct JustForMeId : ICustomId;

/// <summary>The select on that page, where there are more than fit as buttons.</summary>
[Route("s.which")]
internal readonly record struct WhichSoloId : ICustomId;
