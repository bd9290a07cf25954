using System.Collections.Frozen;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Model;

/// <summary>A word to choose, with the finer words beneath it.</summary>
internal sealed record WordListEntry(string Id, string Label)
{
    public IReadOnlyList<WordListEntry> Finer { get; init; } = [];
}

/// <summary>The word lists that come with the bot, from core words to finer ones. They are read from files beside the scripts.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, IReadOnlyList<WordListEntry>> Lists =
        StepKeywords.Lists.ToFrozenDictionary(name => name, Read);

    public static IReadOnlyList<WordListEntry> Of(string list) => Lists[list];

    /// <summary>
    /// Returns a choice with the words of its list as its options. If it names an earlier choice with <c>under</c>, these are the finer
    /// words beneath the word that was picked there, or the whole list if that word has none.
    /// </summary>
    public static ChooseStep WithOptions(ChooseStep step, Func<string, string?> pickedIn)
    {
        if (step.List is not { } list)
            return step;
        var picked = step.Under is { } under ? pickedIn(under) : null;
        var words = Of(list).FirstOrDefault(w => w.Id == picked) is { Finer: { Count: > 0 } finer } ? finer : Of(list);
        return step with { Options = [.. words.Select(w => new StepOption(w.Id, w.Label))] };
    }

    private static IReadOnlyList<WordListEntry> Read(string list)
    {
        var file = $"IntimacyBot.Practices.Lists.{list}.yaml";
        using var resource = typeof(WordLists).Assembly.GetManifestResourceStream(file)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        var diagnostics = new ScriptDiagnostics(file);
        var root = YamlReader.Read(bytes.ToArray(), diagnostics);
        return diagnostics.Count == 0 && root is not null
            ? [.. root.Entries.Select(e => Core(e.Key, (MapNode)e.Value))]
            : throw new InvalidOperationException(string.Join('\n', diagnostics.All));
    }

    private static WordListEntry Core(string id, MapNode word) => new(id, Text(word.Find("label")))
    {
        Finer = word.Find("finer") is { Value: MapNode finer } ? [.. finer.Entries.Select(e => new WordListEntry(e.Key, Text(e)))] : [],
    };

    private static string Text(MapEntry? entry) =>
        entry is { Value: TextNode text } ? text.Value : throw new InvalidOperationException("A listed word has no label.");
}
