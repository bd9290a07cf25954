using System.Globalization;
using Discord.Models;

namespace IntimacyBot.SelfTest.Model;

/// <summary>
/// Something that a run makes and deletes. A thread is noted before it is made, by its name, so that a killed run leaves nothing that the
/// next one does not find. <see cref="Made"/> is its id, once it is known. In direct messages only the channel is noted.
/// </summary>
internal sealed record ThreadNote(Snowflake Guild, Snowflake Channel, string Name, Snowflake? Made)
{
    /// <summary>Stands for a thread's name where messages in a direct message channel are meant.</summary>
    public const string Direct = "direct";

    private const string Thread = "thread";
    private const string MadeWord = "made";
    private const string Gone = "gone";

    /// <summary>The first line of the file.</summary>
    public const string Heading = "IntimacyBot self-test notes, version 1";

    public bool IsDirect => Name == Direct;

    /// <summary>The line that is written before the thread is made.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"{Thread} {Guild} {Channel} {Name}");

    /// <summary>The line that is written when the id is known.</summary>
    public static string MadeLine(string name, Snowflake id) => $"{MadeWord} {name} {id}";

    /// <summary>The line that is written when nothing of it is left.</summary>
    public string GoneLine => $"{Gone} {Name} {Channel}";

    /// <summary>Reads a file. Its last line counts only if it has its end, because a killed run may have written half of it.</summary>
    /// <exception cref="FormatException">A line is not one of ours; the message is its number.</exception>
    public static IReadOnlyList<ThreadNote> Read(string text)
    {
        var notes = new List<ThreadNote>();
        string[] lines = [.. text.Split('\n').SkipLast(1).Select(l => l.TrimEnd('\r'))];
        var begins = lines.Length == 0 ? Heading.StartsWith(text, StringComparison.Ordinal) : lines[0] == Heading;
        if (!begins)
            throw new FormatException("1");
        for (var at = 1; at < lines.Length; at++)
        {
            if (!Apply(notes, lines[at].Split(' ')))
                throw new FormatException((at + 1).ToString(CultureInfo.InvariantCulture));
        }
        return notes;
    }

    private static bool Apply(List<ThreadNote> notes, string[] words)
    {
        switch (words)
        {
            case [Thread, var guild, var channel, { Length: > 0 } name]
                when Snowflake.TryParse(guild, out var g) && Snowflake.TryParse(channel, out var c):
                notes.RemoveAll(n => n.Name == name && n.Channel == c);
                notes.Add(new(g, c, name, Made: null));
                return true;
            case [MadeWord, var name, var id]
                when Snowflake.TryParse(id, out var made) && notes.FindLastIndex(n => n.Name == name) is >= 0 and var at:
                notes[at] = notes[at] with { Made = made };
                return true;
            case [Gone, var name, var channel] when Snowflake.TryParse(channel, out var c):
                return notes.RemoveAll(n => n.Name == name && n.Channel == c) > 0;
            default:
                return false;
        }
    }
}
