using System.Text;

namespace Rehearsal.World;

/// <summary>Writes things as lines of text for histories and transcripts.</summary>
internal static class TextRendering
{
    public static string Brief(WorldMessage message) => $"{message.Author} in {message.Channel}: {Quoted(message)}";

    public static string? Line(WorldEvent happened) => happened switch
    {
        WorldEvent.MessageCreated m => $"+ {Brief(m.Message)}",
        WorldEvent.MessageEdited m => $"~ {Brief(m.Message)}",
        WorldEvent.MessageDeleted m => $"- {Brief(m.Message)}",
        WorldEvent.ThreadCreated t => $"thread {t.Thread} created",
        WorldEvent.ThreadUpdated t => $"thread {t.Thread} {t.How}",
        WorldEvent.ThreadDeleted t => $"thread {t.Thread} deleted",
        WorldEvent.ThreadMembersChanged t => $"thread {t.Thread} members: {Change(t)}",
        WorldEvent.ChannelCreated c => $"{c.Channel} created",
        WorldEvent.ChannelUpdated c => $"{c.Channel} changed",
        WorldEvent.ChannelDeleted c => $"{c.Channel} deleted",
        WorldEvent.BotGainedAccess c => $"the bot now sees {c.Channel}",
        WorldEvent.BotLostAccess c => $"the bot no longer sees {c.Channel}",
        WorldEvent.BotJoined g => $"the bot joined {g.Guild.Name}",
        WorldEvent.BotLeft g => $"the bot left {g.Guild.Name}",
        WorldEvent.MemberJoined m => $"{m.Member.User} joined {m.Member.Guild.Name}",
        WorldEvent.MemberLeft m => $"{m.Member.User} {m.How} {m.Member.Guild.Name}",
        WorldEvent.MemberUpdated m => $"{m.Member.User} changed in {m.Member.Guild.Name}",
        WorldEvent.RoleCreated r => $"role {r.Role} created",
        WorldEvent.RoleUpdated r => $"role {r.Role} changed",
        WorldEvent.RoleDeleted r => $"role {r.Role} deleted",
        WorldEvent.Interacted i => $"> {i.Interaction.By} {i.Interaction.What} in {i.Interaction.Channel}",
        WorldEvent.Answered a => $"< {a.Interaction.By} {a.Interaction.What}: {a.How}",
        _ => null,
    };

    public static string Change(WorldEvent.ThreadMembersChanged change) =>
        string.Join(", ", change.Added.Select(u => $"+{u}").Concat(change.Removed.Select(u => $"-{u}")));

    /// <summary>Writes everything about a message that a person's client receives, in a stable form.</summary>
    public static string Whole(WorldMessage message)
    {
        var text = new StringBuilder();
        text.Append(message.Id).Append(" by ").Append(message.Author.Name);
        if (message.Type != 0)
            text.Append(" type=").Append(message.Type);
        text.Append(" flags=").Append((int)message.Flags);
        if (message.Mentions.Count > 0)
            text.Append(" mentions=").AppendJoin(',', message.Mentions.Select(u => u.Name));
        if (message.Body.MentionRoles.Count > 0)
            text.Append(" roles=").AppendJoin(',', message.Body.MentionRoles.Select(r => r.Name));
        if (message.Body.MentionsEveryone)
            text.Append(" everyone");
        if (message.ReplyTo is { } other)
            text.Append(" reply-to=").Append(other.Id);
        Block(text, "text", message.Content);
        foreach (var embed in message.Body.Embeds)
            Block(text, "embed", embed.GetRawText());
        foreach (var component in message.Body.Components)
            Block(text, "component", component.Json.GetRawText());
        foreach (var file in message.Body.Attachments)
            Block(text, "file", $"{file.FileName} ({file.Bytes.Length} bytes)");
        return text.ToString();
    }

    private static void Block(StringBuilder text, string name, string value)
    {
        if (value.Length > 0)
            text.Append("\n    ").Append(name).Append(": ").Append(value.ReplaceLineEndings("\n      "));
    }

    private static string Quoted(WorldMessage message)
    {
        var only = message.EphemeralFor is { } person ? $"(only {person}) " : "";
        var marks = $"{only}{(message.IsLoading ? "(thinking) " : "")}{(message.IsSilent ? "(silent) " : "")}";
        var buttons = string.Concat(message.Labels.Select(l => $" [{l}]"));
        return $"{marks}\"{message.Text.ReplaceLineEndings(" / ")}\"{buttons}";
    }
}
