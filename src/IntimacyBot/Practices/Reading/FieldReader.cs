using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>Reads the fields of a form.</summary>
internal static class FieldReader
{
    private static readonly string[] Kinds = ["text", "choice", "choices"];

    public static IReadOnlyList<FormField> Form(MapReader step, string key)
    {
        if (step.Map(key) is not { } form)
            return [];
        var fields = new List<FormField>();
        foreach (var entry in form.Entries)
        {
            form.IsId(entry.Key, entry.Line);
            if (form.Map(entry.Key) is { } map)
                fields.Add(Field(map, entry.Key));
        }
        return fields;
    }

    private static FormField Field(MapReader map, string id)
    {
        map.Only("a field", ScriptKeywords.Field);
        if (Kinds.Count(map.Has) != 1)
            map.Problems.At(map.Line, "a field is exactly one of text, choice, choices");
        if (map.Has("label") == map.Has("vary"))
            map.Problems.At(map.Line, "a field has either 'label' or 'vary'");
        var kind = map.Has("choices") ? FieldKind.Choices
            : map.Has("choice") ? FieldKind.Choice
            : map.OneOf("text") == "long" ? FieldKind.Long : FieldKind.Short;
        var choice = kind is FieldKind.Choice or FieldKind.Choices ? map.Map(map.Has("choices") ? "choices" : "choice") : null;
        var from = choice is not null && choice.Has("from");
        return new FormField(id, kind)
        {
            Label = map.Text("label") ?? "",
            Vary = map.Texts("vary"),
            Hint = map.Text("hint"),
            Required = map.Flag("required"),
            Private = map.Flag("private"),
            Max = map.Number("max"),
            From = from ? From(choice!) : null,
            Options = choice is null || from ? [] : IsListed(choice) ? Listed(choice) : Options(choice),
            Card = Card(map),
            Prefill = map.Reference("prefill"),
            Keep = map.OneOf("keep") switch
            {
                "promise" => KeepKind.Promise,
                "loop" => KeepKind.Loop,
                "week" => KeepKind.Week,
                _ => KeepKind.Nothing,
            },
        };
    }

    // A heading is a text that people read. The two reserved words are not, so they need no quotes inside braces.
    private static string? Card(MapReader map) =>
        map.Word("card") is { } word && !ScriptKeywords.CardWords.Contains(word) ? map.Text("card") : map.Word("card");

    private static FieldRef? From(MapReader choice)
    {
        choice.Only("a choice with 'from'", ScriptKeywords.From);
        return choice.Reference("from");
    }

    // An answer may have the id "list". A choice has at least two answers, so a single "list" names a word list.
    private static bool IsListed(MapReader choice) => choice.Has("list") && choice.Entries.Count == 1;

    private static List<FieldOption> Listed(MapReader choice)
    {
        choice.Only("a choice with 'list'", ScriptKeywords.Listed);
        return choice.OneOf("list") is { } list ? [.. WordLists.Of(list).Select(w => new FieldOption(w.Id, w.Label))] : [];
    }

    private static List<FieldOption> Options(MapReader choice)
    {
        var options = new List<FieldOption>();
        foreach (var entry in choice.Entries)
        {
            choice.IsId(entry.Key, entry.Line);
            options.Add(entry.Value is MapNode map
                ? Option(new MapReader(map, choice.Problems), entry.Key)
                : new FieldOption(entry.Key, choice.Text(entry.Key) ?? ""));
        }
        if (options.Count is < ScriptKeywords.LeastAnswers or > ScriptKeywords.MostAnswers)
        {
            var fit = $"{ScriptKeywords.LeastAnswers} to {ScriptKeywords.MostAnswers}";
            choice.Problems.At(choice.Line, $"a choice has {fit} answers, this one has {options.Count}");
        }
        return options;
    }

    private static FieldOption Option(MapReader map, string id)
    {
        map.Only("an answer", ScriptKeywords.FieldOption);
        var offer = map.Word("offer");
        if (offer is not null)
            map.IsId(offer, map.LineOf("offer"));
        return new FieldOption(id, map.Text("label") ?? "") { Offer = offer };
    }
}
