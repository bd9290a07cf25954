namespace Discord.Models;

/// <summary>
/// Whom a message may ping, whatever its text says. Source: docs.discord.com/developers/resources/message#allowed-mentions-object.
/// </summary>
public sealed record AllowedMentions
{
    /// <summary>Nobody: what every message here carries unless told otherwise.</summary>
    public static AllowedMentions None { get; } = new();

    /// <summary>Kinds of mentions to take from the text (users, roles, everyone); empty by default.</summary>
    public IReadOnlyList<string> Parse { get; init; } = [];

    /// <summary>The users that may be pinged, at most 100.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("users")]
    public IReadOnlyList<Snowflake>? UserIds { get; init; }

    /// <summary>The roles that may be pinged, at most 100.</summary>
    [System.Text.Json.Serialization.JsonPropertyName("roles")]
    public IReadOnlyList<Snowflake>? RoleIds { get; init; }

    /// <summary>Only these users, where the text mentions them.</summary>
    public static AllowedMentions Users(params Snowflake[] users) => new() { UserIds = users };

    /// <summary>Only these roles, where the text mentions them.</summary>
    public static AllowedMentions Roles(params Snowflake[] roles) => new() { RoleIds = roles };
}
