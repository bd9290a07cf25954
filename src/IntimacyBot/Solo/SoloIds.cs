using System.Text.Json.Serialization;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Solo;

/// <summary>
/// The id of a control on a page for one person. It names the practice, the hash of its shape, the step that the page shows, and how often
/// each option that leads back was taken. None of these ids holds an answer, and none opens anything that is not on the page already.
/// </summary>
internal interface ISoloPageId : ICustomId
{
    string Practice { get; }

    int ShapeHash { get; }

    string Step { get; }

    string Times { get; }
}

/// <summary>A button of a page for one person.</summary>
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

/// <summary>An option that is shown as a button.</summary>
[Route("s.pick")]
internal readonly record struct SoloPickId(string Practice, int ShapeHash, string Step, string Times, string Option) : ISoloPageId;

/// <summary>The select menu that holds the options when there are more than five of them, or when they come from a list.</summary>
[Route("s.list")]
internal readonly record struct SoloOptionSelectId(string Practice, int ShapeHash, string Step, string Times) : ISoloPageId;

/// <summary>The select menu of beginnings. It opens the form with the chosen beginning filled in.</summary>
[Route("s.start")]
internal readonly record struct SoloStarterSelectId(string Practice, int ShapeHash, string Step, string Times) : ISoloPageId;

/// <summary>A form. The opening counter makes each id new, because phones keep the first form that they saw with an id.</summary>
[Route("s.form")]
internal readonly record struct SoloFormId(string Practice, int ShapeHash, string Step, string Times, int Opening) : ISoloPageId;

/// <summary>Opens the page with all practices for one person.</summary>
[Route("s.all")]
internal readonly record struct JustForMeId : ICustomId;

/// <summary>The select menu of practices on the page with all practices for one person.</summary>
[Route("s.which")]
internal readonly record struct SoloSelectId : ICustomId;
