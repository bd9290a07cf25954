using System.Text.Encodings.Web;
using System.Text.Json;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using NodaTime;
using NodaTime.Text;

namespace IntimacyBot.Privacy;

/// <summary>
/// Writes what somebody exports as one JSON file that a person can read and a program can parse. Nothing but its author's words are in it,
/// and its name says nothing. Pure.
/// </summary>
internal static class ExportFile
{
    public const string Name = "export.json";

    /// <summary>Letters of every language stand as they are, and not as numbers: the file is no part of a web page.</summary>
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static AttachedFile Of(IReadOnlyList<PersonalRecords> records, string about, Instant at)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("about", about);
            json.WriteString("made", InstantPattern.General.Format(at));
            json.WriteStartArray("servers");
            foreach (var one in records)
                Write(json, one);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return new AttachedFile(Name, bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter json, PersonalRecords records)
    {
        json.WriteStartObject();
        json.WriteString("server", records.Server);
        json.WriteString("id", records.Guild.ToString());
        foreach (var kind in Enum.GetValues<ExportKind>())
            if (records.Sections.Where(s => s.Kind == kind).SelectMany(s => s.Entries).ToList() is { Count: > 0 } entries)
            {
                json.WriteStartArray(StoredNames.Of(kind));
                foreach (var entry in entries)
                    Write(json, entry);
                json.WriteEndArray();
            }

        json.WriteEndObject();
    }

    /// <summary>Two questions of a form may read the same. The second one gets a number, because names in JSON must differ.</summary>
    private static void Write(Utf8JsonWriter json, ExportEntry entry)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        json.WriteStartObject();
        foreach (var (name, value) in entry.Fields)
        {
            var free = Enumerable.Range(1, entry.Fields.Count).Select(n => n == 1 ? name : $"{name} ({n})").First(names.Add);
            json.WriteString(free, value.Reveal());
        }

        json.WriteEndObject();
    }
}
