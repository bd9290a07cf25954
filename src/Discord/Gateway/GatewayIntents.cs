namespace Discord.Gateway;

/// <summary>Groups of events. Source: docs.discord.com/developers/events/gateway#list-of-intents.</summary>
[Flags]
public enum GatewayIntents
{
    /// <summary>None; interactions still arrive.</summary>
    None = 0,
    /// <summary>Guilds, roles, channels and threads.</summary>
    Guilds = 1 << 0,
    /// <summary>Members coming, changing and leaving; privileged.</summary>
    GuildMembers = 1 << 1,
    /// <summary>Messages in guilds.</summary>
    GuildMessages = 1 << 9,
    /// <summary>Direct messages.</summary>
    DirectMessages = 1 << 12,
    /// <summary>The text of messages; privileged.</summary>
    MessageContent = 1 << 15,
}
