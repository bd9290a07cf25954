using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.CheckIns;

/// <summary>What the page of a prompt is answered with. It names its person, for a page in direct messages knows no server.</summary>
[Route("ci")]
internal readonly record struct PromptId(PromptAct Act, Guid Person) : ICustomId;

internal enum PromptAct
{
    Write,
    NotThisWeek,
}

/// <summary>Opens the form that asks for an hour; its fields come back under the same name.</summary>
[Route("ci.when")]
internal readonly record struct WhenId : ICustomId;

/// <summary>No hour for now.</summary>
[Route("ci.later")]
internal readonly record struct LaterId : ICustomId;

/// <summary>The form itself; each opening has a number of its own.</summary>
[Route("ci.hour")]
internal readonly record struct HourId(int Opening) : ICustomId;

/// <summary>Which of several places was meant, for a day and a minute of it.</summary>
[Route("ci.zone")]
internal readonly record struct ZoneId(int Day, int Minute) : ICustomId;

/// <summary>Opens the form for one.</summary>
[Route("ci.alone")]
internal readonly record struct AloneId : ICustomId;

[Route("ci.mine")]
internal readonly record struct AloneFormId(int Opening) : ICustomId;

/// <summary>It goes on after a rest or a pause.</summary>
[Route("ci.wake")]
internal readonly record struct WakeId(Guid Person) : ICustomId;
