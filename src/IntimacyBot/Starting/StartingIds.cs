using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Starting;

/// <summary>Opens the page with all practices. Each of its menus begins with the practice at this index, counted from zero.</summary>
[Route("all")]
internal readonly record struct AllPracticesId(int From) : ICustomId;

/// <summary>One of the two select menus on the page with all practices: for one person or for two.</summary>
[Route("allmenu")]
internal readonly record struct PracticeMenuId(bool Alone) : ICustomId;
