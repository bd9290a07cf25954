using System.Globalization;
using Rehearsal.Page.Markdown;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>Formats how things are shown on the page.</summary>
internal static class DisplayNames
{
    private const int PreviewLength = 80;
    private static readonly string[] _avatarColors = ["#c98a7d", "#7d9cc9", "#8fb08a", "#d4a5b9", "#c9ac74", "#7fb3b3"];

    public static string Of(WorldChannel channel) => channel.Recipient is not null ? channel.World.Bot.Name : channel.Name;

    public static string Sign(WorldChannel channel) => channel.Recipient is not null ? "@" : channel.IsThread ? "↳" : "#";

    /// <summary>Returns a colour for a user. Users with neighbouring ids get different colours.</summary>
    public static string AvatarColor(WorldUser user)
    {
        var at = user.Id % (ulong)_avatarColors.Length;
        return user.IsBot ? "#b79ac6" : _avatarColors[(int)at];
    }

    public static string Date(DateTimeOffset at) => Local(at).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Returns the text of the line between two days.</summary>
    public static string Day(DateTimeOffset at) => TimestampFormatter.Write(at, 'D', at);

    /// <summary>Returns when a message was written: only the time if it was today.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now)
    {
        var hour = TimestampFormatter.Write(at, 't', now);
        return Local(at).Date == Local(now).Date ? hour : $"{Local(at).ToString("M/d/yy", CultureInfo.InvariantCulture)}, {hour}";
    }

    /// <summary>
    /// Returns the text of a message that the platform itself wrote, after its author's name; null for an ordinary message.
    /// </summary>
    public static string? Notice(WorldMessage message)
    {
        var about = string.Join(", ", message.Mentions.Select(u => u.Name));
        return message.Type switch
        {
            1 => $"added {about} to the thread.",
            2 => $"removed {about} from the thread.",
            4 => $"changed the name: {message.Content}",
            0 or 19 or 20 => null,
            _ => $": notice {message.Type}",
        };
    }

    /// <summary>Returns the line above a reply that says who used which command.</summary>
    public static string? UsedCommand(WorldMessage message) => message is { Type: 20, AnswerTo: { } by }
        ? $"{by.By.Name} used /{by.Data["name"]}"
        : null;

    /// <summary>Returns the message whose button was pressed, which is shown above the answer.</summary>
    public static WorldMessage? AnsweredMessage(WorldMessage message)
    {
        if (message.ReplyTo is { } other)
            return other;
        return message is { Type: 0, AnswerTo: { Type: WorldInteractionType.Component, Source: { } pressed } } ? pressed : null;
    }

    /// <summary>Returns the first words of a message without formatting.</summary>
    public static string Preview(WorldMessage message)
    {
        if (message.IsDeleted)
            return "Original message was deleted";
        var line = message.Text.Split('\n').Select(l => PlainText.Of(l.TrimStart('#', '-', ' '), message.Channel))
            .FirstOrDefault(l => l.Length > 0) ?? "Press to see it";
        return line.Length > PreviewLength ? $"{line[..PreviewLength]}…" : line;
    }

    public static string ButtonClass(WorldComponent button) => button.Style switch
    {
        1 => "primary",
        3 => "success",
        4 => "danger",
        5 => "link",
        _ => "secondary",
    };

    public static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local);
}
