using System.Text.Json.Serialization;

namespace Discord.Models;

/// <summary>A user inside a guild. Source: docs.discord.com/developers/resources/guild#guild-member-object.</summary>
public sealed record GuildMember
{
    /// <summary>Who it is; absent among the resolved members of an interaction, where users stand beside.</summary>
    public User? User { get; init; }

    /// <summary>The name in this guild, where one is set.</summary>
    public string? Nick { get; init; }

    /// <summary>The roles, without the everyone role.</summary>
    public IReadOnlyList<Snowflake> Roles { get; init; } = [];

    /// <summary>When they joined; null for a guest.</summary>
    public DateTimeOffset? JoinedAt { get; init; }

    /// <summary>Whether the membership screening is not passed yet.</summary>
    public bool Pending { get; init; }

    /// <summary>The end of a time-out, where there is or was one.</summary>
    public DateTimeOffset? CommunicationDisabledUntil { get; init; }

    /// <summary>Inside an interaction: what they may do in its channel, overwrites counted in. Otherwise null.</summary>
    public Permissions? Permissions { get; init; }

    /// <summary>What the client shows in this guild; empty where the user is not part of the object and has no nick.</summary>
    [JsonIgnore]
    public string DisplayName => Nick ?? User?.DisplayName ?? "";

    /// <summary>The id alone, so that no name slips into a log.</summary>
    public override string ToString() => $"GuildMember {User?.Id}";
}
