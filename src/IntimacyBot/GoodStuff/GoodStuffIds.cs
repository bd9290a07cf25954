using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.GoodStuff;

/// <summary>The form of /goodstuff add.</summary>
[Route("jar.add")]
internal readonly record struct JarAddId : ICustomId;

/// <summary>Opens the form from the page of the jar.</summary>
[Route("jar.put")]
internal readonly record struct JarPutId : ICustomId;

/// <summary>
/// Shows one's own entry of the jar other than <paramref name="Last"/>, if there is another. <paramref name="Back"/> is true when the
/// entry replaces the page of the jar, to which it then has a way back.
/// </summary>
[Route("jar.one")]
internal readonly record struct JarOpenId(Guid Last, bool Back) : ICustomId;

/// <summary>
/// Shows one's own entry to both, in the room that is open. <paramref name="Back"/> is true when its page has a way back to that of the
/// jar.
/// </summary>
[Route("jar.show")]
internal readonly record struct JarShowId(Guid Thing, bool Back) : ICustomId;

/// <summary>Lists one's own entries, beginning with the one at this index, counted from zero.</summary>
[Route("jar.mine")]
internal readonly record struct JarMineId(int From) : ICustomId;

/// <summary>The select menu of one's own entries.</summary>
[Route("jar.pick")]
internal readonly record struct JarPickId : ICustomId;

/// <summary>Takes one of one's own entries out of the jar.</summary>
[Route("jar.out")]
internal readonly record struct JarRemoveId(Guid Thing) : ICustomId;
