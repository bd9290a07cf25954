using System.Globalization;
using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>How things are called on the page.</summary>
internal static class DisplayNames
{
    private static readonly string[] _tones = ["#c98a7d", "#7d9cc9", "#8fb08a", "#b394c4", "#c9ac74", "#7fb3b3"];

    public static string Of(WorldChannel channel) => channel.Recipient is not null ? channel.World.Bot.Name : channel.Name;

    public static string Sign(WorldChannel channel) => channel.Recipient is not null ? "@" : channel.IsThread ? "↳" : "#";

    public static string Tone(WorldUser user) => _tones[(int)((user.Id >> 22 ^ user.Id) % (ulong)_tones.Length)];

    public static string Date(DateTimeOffset at) => Local(at).ToString("ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The hour is enough for what was written today.</summary>
    public static string When(DateTimeOffset at, DateTimeOffset now) =>
        Local(at).ToString(Local(at).Date == Local(now).Date ? "HH:mm" : "d MMM, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>The line of a message that the platform itself wrote; null for what somebody said.</summary>
    public static string? Notice(WorldMessage message)
    {
        var about = string.Join(", ", message.Mentions.Select(u => u.Name));
        return message.Type switch
        {
            1 => $"{message.Author.Name} added {about} to the thread.",
            2 => $"{message.Author.Name} removed {about} from the thread.",
            4 => $"{message.Author.Name} changed the name: {message.Content}",
            0 or 19 or 20 => null,
            _ => $"{message.Author.Name}: notice {message.Type}",
        };
    }

    /// <summary>Who used which command, above a reply to one.</summary>
    public static string? Call(WorldMessage message) => message is { Type: 20, AnswerTo: { } by }
        ? $"{by.By.Name} used /{by.Data["name"]}"
        : null;

    public static string ButtonClass(WorldComponent button) => button.Style switch
    {
        1 => "primary",
        3 => "success",
        4 => "danger",
        5 => "link",
        _ => "secondary",
    };

    private static DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, TimeZoneInfo.Local);
}
