namespace Rehearsal.World;

/// <summary>A change that has just happened in the world.</summary>
internal abstract record WorldEvent
{
    private WorldEvent() { }

    /// <summary>This is the server in which it happened; it is null for direct messages and the like.</summary>
    public WorldGuild? Server => this switch
    {
        MessageCreated m => m.Message.Channel.Guild,
        MessageEdited m => m.Message.Channel.Guild,
        MessageDeleted m => m.Message.Channel.Guild,
        ThreadCreated t => t.Thread.Guild,
        ThreadUpdated t => t.Thread.Guild,
        ThreadDeleted t => t.Thread.Guild,
        ThreadMembersChanged t => t.Thread.Guild,
        ChannelCreated c => c.Channel.Guild,
        ChannelUpdated c => c.Channel.Guild,
        ChannelDeleted c => c.Channel.Guild,
        BotGainedAccess c => c.Channel.Guild,
        BotLostAccess c => c.Channel.Guild,
        GuildUpdated g => g.Guild,
        BotJoined g => g.Guild,
        BotLeft g => g.Guild,
        MemberJoined m => m.Member.Guild,
        MemberUpdated m => m.Member.Guild,
        MemberLeft m => m.Member.Guild,
        RoleCreated r => r.Role.Guild,
        RoleUpdated r => r.Role.Guild,
        RoleDeleted r => r.Role.Guild,
        Interacted i => i.Interaction.Channel.Guild,
        Answered a => a.Interaction.Channel.Guild,
        ViewChanged v => v.Channel.Guild,
        _ => throw new InvalidOperationException($"{GetType().Name} is in no place."),
    };

    internal sealed record MessageCreated(WorldMessage Message) : WorldEvent;
    internal sealed record MessageEdited(WorldMessage Message) : WorldEvent;
    internal sealed record MessageDeleted(WorldMessage Message) : WorldEvent;
    internal sealed record ThreadCreated(WorldChannel Thread) : WorldEvent;
    internal sealed record ThreadUpdated(WorldChannel Thread, string How, bool WasArchived) : WorldEvent;
    internal sealed record ThreadDeleted(WorldChannel Thread, bool BotSawIt) : WorldEvent;
    internal sealed record ThreadMembersChanged(
        WorldChannel Thread,
        IReadOnlyList<WorldUser> Added,
        IReadOnlyList<WorldUser> Removed) : WorldEvent;
    internal sealed record ChannelCreated(WorldChannel Channel) : WorldEvent;
    internal sealed record ChannelUpdated(WorldChannel Channel) : WorldEvent;
    internal sealed record ChannelDeleted(WorldChannel Channel, bool BotSawIt) : WorldEvent;

    /// <summary>The bot sees a channel that it did not see before.</summary>
    internal sealed record BotGainedAccess(WorldChannel Channel) : WorldEvent;
    internal sealed record BotLostAccess(WorldChannel Channel) : WorldEvent;
    internal sealed record GuildUpdated(WorldGuild Guild) : WorldEvent;
    internal sealed record BotJoined(WorldGuild Guild) : WorldEvent;
    internal sealed record BotLeft(WorldGuild Guild) : WorldEvent;
    internal sealed record MemberJoined(WorldMember Member) : WorldEvent;
    internal sealed record MemberUpdated(WorldMember Member) : WorldEvent;
    internal sealed record MemberLeft(WorldMember Member, string How) : WorldEvent;
    internal sealed record RoleCreated(WorldRole Role) : WorldEvent;
    internal sealed record RoleUpdated(WorldRole Role) : WorldEvent;
    internal sealed record RoleDeleted(WorldRole Role) : WorldEvent;
    internal sealed record Interacted(WorldInteraction Interaction) : WorldEvent;

    /// <summary>An interaction got its first answer, changed, or failed.</summary>
    internal sealed record Answered(WorldInteraction Interaction, string How) : WorldEvent;

    /// <summary>One person's own view changed: a channel came or went.</summary>
    internal sealed record ViewChanged(WorldPerson Person, WorldChannel Channel, bool Appeared) : WorldEvent;
}
