using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Servers;

/// <summary>Makes the home channel of a server that has none.</summary>
[Route("setup-channel")]
internal readonly record struct MakeChannelId : ICustomId;
