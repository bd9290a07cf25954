using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Starting;

/// <summary>Opens the page with all practices. Each of its menus begins with the practice at this index, counted from zero.</summary>
[Route("all")]
internal readonly record struct AllPracticesId(int From) : ICustomId;

/// <summary>Opens the page of the journey.</summary>
[Route("journey")]
internal readonly record struct JourneyId : ICustomId;

/// <summary>The select menu of the talks on the page of the journey.</summary>
[Route("journey.begin")]
internal readonly record struct JourneyBeginId : ICustomId;

/// <summary>The presser's own choice of a talk that opens when both want it.</summary>
[Route("journey.want")]
internal readonly record struct JourneyWantId(string Practice, bool Wants) : ICustomId;

/// <summary>One of the two select menus on the page with all practices: for one person or for two.</summary>
[Route("allmenu")]
internal readonly record struct PracticeMenuId(bool Alone) : ICustomId;
