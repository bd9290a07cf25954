using System.Globalization;
using System.Text.RegularExpressions;

namespace Rehearsal.World;

/// <summary>One thing a person could notice.</summary>
internal readonly record struct TranscriptEntry(DateTimeOffset At, string What)
{
    public override string ToString() => $"{At.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)} {What}";
}

/// <summary>Everything one person could notice, in order.</summary>
internal sealed partial class Transcript(WorldPerson person)
{
    private readonly List<TranscriptEntry> _entries = [];

    public IReadOnlyList<TranscriptEntry> Entries => person.World.Locked(() => _entries.ToArray());

    /// <summary>
    /// Returns the same text for the same experience in any world: ids, also those inside custom ids, are replaced by the order in which
    /// they first appear. Entries at the same instant of the world's clock are sorted, because requests race each other.
    /// </summary>
    public string ToCanonicalText()
    {
        var seen = new Dictionary<string, string>();
        var text = string.Join('\n', Entries
            .GroupBy(e => e.At)
            .SelectMany(instant => instant.Select(e => e.ToString()).OrderBy(e => Ids().Replace(e, "#"), StringComparer.Ordinal)));
        return Ids().Replace(text, id =>
        {
            if (!seen.TryGetValue(id.Value, out var name))
                seen[id.Value] = name = $"#{seen.Count + 1}";
            return name;
        });
    }

    public override string ToString() => string.Join('\n', Entries);

    internal void Add(string what) => _entries.Add(new(person.World.Now, what));

    /// <summary>
    /// This matches snowflakes; inside custom ids, parts of 22 characters of base64url and the last number of a form's id; and long
    /// component ids.
    /// </summary>
    [GeneratedRegex("""(?<!\d)\d{17,20}(?!\d)|(?<=[:~])[\w-]{22}(?![\w-])|(?<=:)\d{1,10}(?=\])|(?<="id":)\d{4,}""")]
    private static partial Regex Ids();
}

/// <summary>Writes what happens into the transcripts of those who can notice it.</summary>
internal static class Transcripts
{
    public static void Record(World world, WorldEvent happened)
    {
        switch (happened)
        {
            case WorldEvent.MessageCreated m:
                foreach (var person in Audience(world, m.Message))
                    person.Notice(m.Message);
                Tell(world, m.Message, "shown");
                break;
            case WorldEvent.MessageEdited m:
                Tell(world, m.Message, "edited");
                break;
            case WorldEvent.MessageDeleted m:
                foreach (var person in Keeping(world, Audience(world, m.Message)))
                    person.Transcript.Add($"message {m.Message.Id} gone from {Place(m.Message.Channel)}");
                break;
            case WorldEvent.ThreadUpdated t:
                Tell(world, t.Thread, $"{Place(t.Thread)} {t.How}");
                break;
            case WorldEvent.ThreadMembersChanged t:
                Tell(world, t.Thread, $"{Place(t.Thread)} members {TextRendering.Change(t)}");
                break;
            case WorldEvent.ViewChanged v when world.Options.KeepsTranscripts:
                v.Person.Transcript.Add($"{Place(v.Channel)} {(v.Appeared ? "appeared" : "disappeared")}");
                break;
            case WorldEvent.Interacted i when world.Options.KeepsTranscripts:
                i.Interaction.By.Transcript.Add($"I {i.Interaction.What} in {Place(i.Interaction.Channel)}");
                break;
            case WorldEvent.Answered a when world.Options.KeepsTranscripts:
                a.Interaction.By.Transcript.Add($"answer: {a.How}");
                break;
            default:
                break;
        }
    }

    private static void Tell(World world, WorldMessage message, string verb)
    {
        if (!world.Options.KeepsTranscripts)
            return;
        var audience = message.IsEphemeral ? " only to me" : "";
        var text = $"message {verb} in {Place(message.Channel)}{audience}: {TextRendering.Whole(message)}";
        foreach (var person in Audience(world, message))
            person.Transcript.Add(text);
    }

    private static void Tell(World world, WorldChannel channel, string text)
    {
        foreach (var person in Keeping(world, world.Watching(channel)))
            person.Transcript.Add(text);
    }

    private static IEnumerable<WorldPerson> Audience(World world, WorldMessage message) =>
        message.EphemeralFor is { } only ? [only] : world.Watching(message.Channel);

    private static IEnumerable<WorldPerson> Keeping(World world, IEnumerable<WorldPerson> people) =>
        world.Options.KeepsTranscripts ? people : [];

    private static string Place(WorldChannel channel) => $"{channel} {channel.Id}";
}
