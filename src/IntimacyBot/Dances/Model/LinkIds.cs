using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Model;

/// <summary>
/// Opens the safety page for somebody who is not sure. It has an id of its own because the page's id may stand on the same card.
/// </summary>
[Route("unsure")]
internal readonly record struct UnsureId : ICustomId;

/// <summary>Opens the server's referral card; the slice of support handles it.</summary>
[Route("support")]
internal readonly record struct SupportId : ICustomId;

/// <summary>Opens something good out of a couple's jar; the slice of the jar handles it.</summary>
[Route("jar.open")]
internal readonly record struct SomethingGoodId : ICustomId;

/// <summary>
/// Opens one thing of the presser's own out of the jar, on the last card of a room; the slice of the jar handles it.
/// </summary>
[Route("jar.last")]
internal readonly record struct OneFromJarId(Guid Dance) : ICustomId;
