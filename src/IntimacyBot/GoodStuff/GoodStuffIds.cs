using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.GoodStuff;

/// <summary>The form of /goodstuff add.</summary>
[Route("jar.add")]
internal readonly record struct JarAddId : ICustomId;

/// <summary>Another one than the one on the page.</summary>
[Route("jar.another")]
internal readonly record struct JarAnotherId(Guid Last) : ICustomId;

/// <summary>My own, from this one on.</summary>
[Route("jar.mine")]
internal readonly record struct JarMineId(int From) : ICustomId;

/// <summary>The select of my own.</summary>
[Route("jar.pick")]
internal readonly record struct JarPickId : ICustomId;

/// <summary>Takes one of my own out.</summary>
[Route("jar.out")]
internal readonly record struct JarRemoveId(Guid Thing) : ICustomId;
