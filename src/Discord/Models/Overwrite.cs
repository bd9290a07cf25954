namespace Discord.Models;

/// <summary>
/// What a channel grants or takes beyond the roles, for one role or one member.
/// Source: docs.discord.com/developers/resources/channel#overwrite-object.
/// </summary>
/// <param name="Id">The role or the user.</param>
/// <param name="Type">Which of the two.</param>
/// <param name="Allow">Granted; wins over <paramref name="Deny"/> of the same level.</param>
/// <param name="Deny">Taken.</param>
public sealed record Overwrite(Snowflake Id, OverwriteType Type, Permissions Allow, Permissions Deny);

/// <summary>
/// Whom an overwrite concerns. Source: docs.discord.com/developers/resources/channel#overwrite-object-overwrite-structure.
/// </summary>
public enum OverwriteType
{
    /// <summary>All who have a role.</summary>
    Role = 0,
    /// <summary>One member.</summary>
    Member = 1,
}
