using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Solo;

/// <summary>
/// What every control of a page for one says: the practice, the mark of its shape, the step at which the page stands, and how often each
/// way back was taken. None of these ids holds an answer, and none opens anything that is not on the page already.
/// </summary>
internal interface ISoloPageId : ICustomId
{
    string Practice { get; }

    int ShapeHash { get; }

    string Step { get; }

    string Times { get; }
}

/// <summary>A button of a page for one.</summary>
[Route("s.act")]
internal readonly record struct SoloId(string Practice, int ShapeHash, string Step, string Times, SoloAct Act) : ISoloPageId;

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
internal readonly record struct SoloPickId(string Practice, int ShapeHash, string Step, string Times, string Option) : ISoloPageId;

/// <summary>More than five options, or a list: the select that holds them.</summary>
[Route("s.list")]
internal readonly record struct SoloOptionSelectId(string Practice, int ShapeHash, string Step, string Times) : ISoloPageId;

/// <summary>The select of beginnings, which opens the form with one of them.</summary>
[Route("s.start")]
internal readonly record struct SoloStarterSelectId(string Practice, int ShapeHash, string Step, string Times) : ISoloPageId;

/// <summary>A form. The opening counter makes each one new: phones keep the first form they saw with an id.</summary>
[Route("s.form")]
internal readonly record struct SoloFormId(string Practice, int ShapeHash, string Step, string Times, int Opening) : ISoloPageId;

/// <summary>Opens the page with all practices for one.</summary>
[Route("s.all")]
internal readonly record struct JustForMeId : ICustomId;

/// <summary>The select on that page, where there are more than fit as buttons.</summary>
[Route("s.which")]
internal readonly record struct SoloSelectId : ICustomId;
