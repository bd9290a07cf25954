using System.Text.Json.Serialization;

namespace Discord.Models;

/// <summary>A person or a bot. Source: docs.discord.com/developers/resources/user#user-object.</summary>
/// <param name="Id">The user's id.</param>
/// <param name="Username">The unique name, not what the client shows first.</param>
/// <param name="GlobalName">The display name, where one is set.</param>
/// <param name="Bot">Whether it belongs to an application.</param>
public sealed record User(Snowflake Id, string Username, string? GlobalName = null, bool Bot = false)
{
    /// <summary>Read field by field, which costs less than by the constructor.</summary>
    [JsonConstructor]
    private User()
        : this(default, "")
    {
    }

    /// <summary>The unique name; empty where the platform sent none.</summary>
    public string Username { get; init; } = Username ?? "";

    /// <summary>Whether it is the platform itself, which sends some notices.</summary>
    public bool System { get; init; }

    /// <summary>Whether two-factor authentication is on; told of the bot itself only, and then of its owner's account.</summary>
    public bool? MfaEnabled { get; init; }

    /// <summary>The hash of the avatar, where one is set.</summary>
    public string? Avatar { get; init; }

    /// <summary>What the client shows outside a guild: the display name, or else the unique name.</summary>
    [JsonIgnore]
    public string DisplayName => GlobalName ?? Username;

    /// <summary>The id alone, so that no name slips into a log.</summary>
    public override string ToString() => $"User {Id}";
}
