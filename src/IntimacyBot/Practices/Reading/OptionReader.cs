using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>Reads the options of a choose step.</summary>
internal static class OptionReader
{
    private static readonly string[] Taken = [ScriptKeywords.Written, ScriptKeywords.Aloud, ScriptKeywords.Skipped];

    public static IReadOnlyList<StepOption> Options(MapReader step, Func<MapReader, Who?> role)
    {
        if (step.Map("options") is not { } all)
            return [];
        var options = new List<StepOption>();
        foreach (var entry in all.Entries)
        {
            all.IsId(entry.Key, entry.Line);
            if (Taken.Contains(entry.Key))
                all.Problems.At(entry.Line, $"'{entry.Key}' is an outcome of every step and names no option");
            if (all.Map(entry.Key) is { } map)
                options.Add(Option(map, entry.Key, role));
        }
        return options;
    }

    private static StepOption Option(MapReader map, string id, Func<MapReader, Who?> role)
    {
        map.Only("an option", ScriptKeywords.Option);
        var offer = map.Word("offer");
        if (offer is not null)
            map.IsId(offer, map.LineOf("offer"));
        return new StepOption(id, map.Text("label") ?? "")
        {
            Next = map.Word("next"),
            Times = map.Has("times") ? map.Number("times") ?? 1 : null,
            Refer = map.Flag("refer"),
            Offer = offer,
            Carry = map.Map("carry") is { } carry
                ? carry.Entries.ToDictionary(e => e.Key, e => carry.Words(e.Key))
                : new Dictionary<string, IReadOnlyList<string>>(),
            Post = map.Text("post"),
            Last = map.Text("last"),
            As = role(map),
        };
    }
}
