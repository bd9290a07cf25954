using System.Text.Json.Nodes;
using Rehearsal.Wire.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Gateway;

internal sealed partial class GatewayHub
{
    /// <summary>Turns what happened into dispatches. Called with the gate held.</summary>
    private void Spread(WorldEvent happened)
    {
        if (_lost > 0)
        {
            Lose(happened);
            return;
        }
        var heard = _sessions.Sum(s => s.Sequence);
        TellAll(happened);
        if (_sessions.Sum(s => s.Sequence) > heard && ComesTwice(happened))
            TellAll(happened);
        PumpAll();
    }

    /// <summary>Loses an event. It counts only if a session would have received it.</summary>
    private void Lose(WorldEvent happened)
    {
        foreach (var session in _sessions)
            session.Loses = true;
        TellAll(happened);
        if (_sessions.Any(session => session.Loses && session.HasLost))
            _lost--;
        foreach (var session in _sessions)
            session.Loses = false;
    }

    private void TellAll(WorldEvent happened)
    {
        var guild = happened.Server;
        foreach (var session in _sessions.Where(s => s.Shard.Hears(guild)))
            Tell(session, happened);
    }

    private bool ComesTwice(WorldEvent happened)
    {
        var interaction = (happened as WorldEvent.Interacted)?.Interaction;
        var twice = _duplicates > 0 || (_duplicatesNext && interaction is not null);
        _duplicates = Math.Max(0, _duplicates - 1);
        _duplicatesNext &= interaction is null;
        if (interaction is not null)
            interaction.MayAnswerTwice |= twice;
        return twice;
    }

    private void Tell(WireSession session, WorldEvent happened)
    {
        switch (happened)
        {
            case WorldEvent.Interacted i:
                session.Dispatch("INTERACTION_CREATE", InteractionJson.Of(i.Interaction, session.Host), i.Interaction);
                break;
            case WorldEvent.MessageCreated m:
                Message(session, "MESSAGE_CREATE", m.Message);
                break;
            case WorldEvent.MessageEdited m:
                Message(session, "MESSAGE_UPDATE", m.Message);
                break;
            case WorldEvent.MessageDeleted m:
                Deleted(session, m.Message);
                break;
            case WorldEvent.MemberJoined or WorldEvent.MemberLeft or WorldEvent.MemberUpdated:
                if (session.Intents.HasFlag(Intents.GuildMembers)
                    || happened is WorldEvent.MemberUpdated { Member.User: var user } && user == World.Bot)
                    Member(session, happened);
                break;
            default:
                if (session.Intents.HasFlag(Intents.Guilds))
                    Guild(session, happened);
                break;
        }
    }

    private void Guild(WireSession session, WorldEvent happened)
    {
        switch (happened)
        {
            case WorldEvent.ThreadCreated or WorldEvent.ThreadUpdated or WorldEvent.ThreadDeleted or WorldEvent.ThreadMembersChanged:
                Thread(session, happened);
                break;
            case WorldEvent.ChannelCreated { Channel.Guild.HasBot: true } c:
                session.Dispatch("CHANNEL_CREATE", ChannelJson.ForBot(c.Channel));
                break;
            case WorldEvent.ChannelUpdated { Channel.Guild.HasBot: true } c:
                session.Dispatch("CHANNEL_UPDATE", ChannelJson.ForBot(c.Channel));
                break;
            case WorldEvent.ChannelDeleted { Channel.Guild.HasBot: true } c:
                session.Dispatch("CHANNEL_DELETE", ChannelJson.ForBot(c.Channel, c.BotSawIt));
                break;
            case WorldEvent.BotGainedAccess c:
                session.Dispatch("CHANNEL_UPDATE", ChannelJson.Of(c.Channel));
                session.Dispatch("THREAD_LIST_SYNC", ThreadListSync(c.Channel));
                break;
            case WorldEvent.BotLostAccess { Channel.Guild.HasBot: true } c:
                session.Dispatch("CHANNEL_UPDATE", ChannelJson.ForBot(c.Channel));
                break;
            case WorldEvent.GuildUpdated { Guild.HasBot: true } g:
                session.Dispatch("GUILD_UPDATE", GuildJson.Of(g.Guild));
                break;
            case WorldEvent.BotJoined g:
                session.Dispatch("GUILD_CREATE", GuildJson.Created(g.Guild));
                break;
            case WorldEvent.BotLeft g:
                session.Dispatch("GUILD_DELETE", new JsonObject { ["id"] = $"{g.Guild.Id}" });
                break;
            case WorldEvent.RoleCreated { Role.Guild.HasBot: true } r:
                session.Dispatch("GUILD_ROLE_CREATE", Role(r.Role));
                break;
            case WorldEvent.RoleUpdated { Role.Guild.HasBot: true } r:
                session.Dispatch("GUILD_ROLE_UPDATE", Role(r.Role));
                break;
            case WorldEvent.RoleDeleted { Role.Guild.HasBot: true } r:
                session.Dispatch("GUILD_ROLE_DELETE", new JsonObject { ["guild_id"] = $"{r.Role.Guild.Id}", ["role_id"] = $"{r.Role.Id}" });
                break;
            default:
                break;
        }
    }

    private void Thread(WireSession session, WorldEvent happened)
    {
        switch (happened)
        {
            case WorldEvent.ThreadCreated t when WorldPermissions.CanSee(World.Bot, t.Thread):
                var created = ChannelJson.Of(t.Thread);
                created["newly_created"] = true;
                session.Dispatch("THREAD_CREATE", created);
                break;
            case WorldEvent.ThreadUpdated t when WorldPermissions.CanSee(World.Bot, t.Thread):
                session.Dispatch("THREAD_UPDATE", ChannelJson.Of(t.Thread));
                if (t.WasArchived && t.Thread.Thread is { IsArchived: false } open && open.Has(World.Bot))
                    session.Dispatch("THREAD_MEMBER_UPDATE", WithGuild(ChannelJson.ThreadMember(t.Thread, World.Bot), t.Thread));
                break;
            case WorldEvent.ThreadDeleted { BotSawIt: true } t:
                session.Dispatch("THREAD_DELETE", new JsonObject
                {
                    ["id"] = $"{t.Thread.Id}",
                    ["guild_id"] = $"{t.Thread.Guild!.Id}",
                    ["parent_id"] = $"{t.Thread.Parent!.Id}",
                    ["type"] = (int)t.Thread.Type,
                });
                break;
            case WorldEvent.ThreadMembersChanged t:
                ThreadMembers(session, t);
                break;
            default:
                break;
        }
    }

    /// <summary>Sends changes of thread members. Those of others need the members intent; the bot's own are always sent.</summary>
    private void ThreadMembers(WireSession session, WorldEvent.ThreadMembersChanged change)
    {
        var (thread, bot) = (change.Thread, World.Bot);
        if (thread.Guild is not { HasBot: true })
            return;
        if (change.Added.Contains(bot))
            session.Dispatch("THREAD_CREATE", ChannelJson.Of(thread));
        var aboutBot = change.Added.Contains(bot) || change.Removed.Contains(bot);
        if (!aboutBot && !(session.Intents.HasFlag(Intents.GuildMembers) && WorldPermissions.CanSee(bot, thread)))
            return;
        session.Dispatch("THREAD_MEMBERS_UPDATE", new JsonObject
        {
            ["id"] = $"{thread.Id}",
            ["guild_id"] = $"{thread.Guild.Id}",
            ["member_count"] = Math.Min(50, thread.Thread!.Members.Count),
            ["added_members"] = GuildJson.Array(change.Added.Where(thread.Thread.Has)
                .Select(u => ChannelJson.ThreadMember(thread, u, withMember: true))),
            ["removed_member_ids"] = new JsonArray([.. change.Removed.Select(u => (JsonNode)$"{u.Id}")]),
        });
    }

    private static void Member(WireSession session, WorldEvent happened)
    {
        var (name, member) = happened switch
        {
            WorldEvent.MemberJoined m => ("GUILD_MEMBER_ADD", m.Member),
            WorldEvent.MemberUpdated m => ("GUILD_MEMBER_UPDATE", m.Member),
            WorldEvent.MemberLeft m => ("GUILD_MEMBER_REMOVE", m.Member),
            _ => throw new ArgumentOutOfRangeException(nameof(happened)),
        };
        if (!member.Guild.HasBot)
            return;
        var json = happened is WorldEvent.MemberLeft ? new() { ["user"] = UserJson.Of(member.User) } : UserJson.Of(member);
        json["guild_id"] = $"{member.Guild.Id}";
        session.Dispatch(name, json);
    }

    private void Message(WireSession session, string name, WorldMessage message)
    {
        if (!Hears(session, message))
            return;
        var json = MessageJson.ForBot(message, session.Host, session.Intents.HasFlag(Intents.MessageContent));
        if (!message.IsEphemeral && message.Channel.Guild is { } guild)
        {
            json["guild_id"] = $"{guild.Id}";
            if (guild.Member(message.Author) is { } member)
                json["member"] = UserJson.Of(member, withUser: false);
        }
        session.Dispatch(name, json);
    }

    private void Deleted(WireSession session, WorldMessage message)
    {
        if (!Hears(session, message))
            return;
        var json = new JsonObject { ["id"] = $"{message.Id}", ["channel_id"] = $"{message.Channel.Id}" };
        if (!message.IsEphemeral && message.Channel.Guild is { } guild)
            json["guild_id"] = $"{guild.Id}";
        session.Dispatch("MESSAGE_DELETE", json);
    }

    private bool Hears(WireSession session, WorldMessage message) => message.IsEphemeral || message.Channel.Guild is null
        ? session.Intents.HasFlag(Intents.DirectMessages)
        : session.Intents.HasFlag(Intents.GuildMessages) && WorldPermissions.CanSee(World.Bot, message.Channel);

    private JsonObject ThreadListSync(WorldChannel channel)
    {
        var threads = channel.Threads.Where(t => !t.Thread!.IsArchived && WorldPermissions.CanSee(World.Bot, t)).ToList();
        return new()
        {
            ["guild_id"] = $"{channel.Guild!.Id}",
            ["channel_ids"] = new JsonArray($"{channel.Id}"),
            ["threads"] = GuildJson.Array(threads.Select(ChannelJson.Of)),
            ["members"] = GuildJson.Array(threads.Where(t => t.Thread!.Has(World.Bot)).Select(t => ChannelJson.ThreadMember(t, World.Bot))),
        };
    }

    private static JsonObject WithGuild(JsonObject json, WorldChannel thread)
    {
        json["guild_id"] = $"{thread.Guild!.Id}";
        return json;
    }

    private static JsonObject Role(WorldRole role) => new() { ["guild_id"] = $"{role.Guild.Id}", ["role"] = GuildJson.Of(role) };
}
