using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Finds what members are called in a server.</summary>
internal interface IMemberNames
{
    /// <summary>Returns the name if it is cached, or null. It sends no request.</summary>
    string? Known(Snowflake guild, Snowflake user);

    /// <summary>
    /// Requests the names that are not cached. It does not throw when Discord fails; a mention is then shown instead of a name.
    /// </summary>
    Task LearnAsync(Snowflake guild, IEnumerable<Snowflake> users, CancellationToken cancel);
}
