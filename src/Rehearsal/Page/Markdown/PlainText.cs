using Rehearsal.World;

namespace Rehearsal.Page.Markdown;

/// <summary>Writes what people read of a formatted line, for a place that shows no formatting.</summary>
internal static class PlainText
{
    /// <summary>Names and times are written as they are drawn in a message of this channel.</summary>
    public static string Of(string line, WorldChannel channel) => Of(InlineParser.Parse(line), channel);

    private static string Of(IReadOnlyList<Inline> content, WorldChannel channel) => string.Concat(content.Select(i => Of(i, channel)));

    private static string Of(Inline inline, WorldChannel channel) => inline switch
    {
        Inline.Plain plain => plain.Text,
        Inline.Code code => code.Text,
        Inline.Styled styled => Of(styled.Children, channel),
        Inline.Spoiler spoiler => Of(spoiler.Children, channel),
        Inline.Link link => Of(link.Children, channel),
        Inline.UserMention user => $"@{channel.World.FindUser(user.Id)?.Name ?? "unknown-user"}",
        Inline.RoleMention role => $"@{channel.Guild?.Roles.FirstOrDefault(r => r.Id == role.Id)?.Name ?? "unknown-role"}",
        Inline.ChannelMention other => $"#{channel.World.FindChannel(other.Id)?.Name ?? "unknown"}",
        Inline.CommandMention command => $"/{command.Path}",
        Inline.Timestamp time => TimestampFormatter.Write(TimestampFormatter.At(time.Unix), time.Style, channel.World.Now),
        _ => "",
    };
}
