using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>
/// Writes the vocabulary as a JSON schema, for editors that complete words and underline faults. The schema knows words, kinds and lengths.
/// Faults in the way through a script are found only by the checker.
/// </summary>
internal static class PracticeSchema
{
    private const string NamePattern = "^[a-z]{2,16}$";
    private const string AnswerPattern = @"^[a-z]{2,16}\.[a-z]{2,16}$";
    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Json()
    {
        var schema = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = "A practice" };
        foreach (var (key, value) in Map(ScriptKeywords.Practice))
            schema[key] = value?.DeepClone();
        schema["definitions"] = Definitions();
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject
        {
            ["step"] = new JsonObject { ["oneOf"] = Array(ScriptKeywords.Kinds.Select(k => Part(k.Name))) }
        };
        foreach (var kind in ScriptKeywords.Kinds)
            definitions[kind.Name] = Map([.. ScriptKeywords.EveryStep, kind.Word with { Needed = true }, .. kind.Own]);
        var field = Map(ScriptKeywords.Field);
        field["allOf"] = new JsonArray(ExactlyOne("text", "choice", "choices"), ExactlyOne("label", "vary"));
        definitions["field"] = field;
        definitions["from"] = Map(ScriptKeywords.From);
        definitions["listed"] = Map(ScriptKeywords.Listed);
        definitions["answer"] = Map(ScriptKeywords.FieldOption);
        definitions["option"] = Map(ScriptKeywords.Option);
        return definitions;
    }

    private static JsonObject Map(IReadOnlyList<Keyword> words)
    {
        var properties = new JsonObject();
        foreach (var keyword in words)
        {
            var shape = Of(keyword.Shape);
            shape["description"] = keyword.Says;
            properties[keyword.Name] = shape;
        }
        var map = new JsonObject { ["type"] = "object", ["additionalProperties"] = false, ["properties"] = properties };
        if (words.Any(w => w.Needed))
            map["required"] = Array(words.Where(w => w.Needed).Select(w => (JsonNode)w.Name));
        return map;
    }

    private static JsonObject ExactlyOne(params string[] words) => new()
    {
        ["oneOf"] = Array(words.Select(w => new JsonObject { ["required"] = new JsonArray(w) })),
    };

    private static JsonObject Of(ValueSchema schema) => schema switch
    {
        ValueSchema.Text text => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TextCheck.Most(text.Kind) },
        ValueSchema.Texts texts => List(Of(new ValueSchema.Text(texts.Kind)), texts.Least, texts.Most),
        ValueSchema.OneOf one => new JsonObject { ["enum"] = Array(one.Words.SelectMany(Values)) },
        ValueSchema.Flag => new JsonObject { ["type"] = "boolean" },
        ValueSchema.Number number => new JsonObject { ["type"] = "integer", ["minimum"] = number.Least, ["maximum"] = number.Most },
        ValueSchema.Time => Pattern("^[0-9]{1,4}[smh]$"),
        ValueSchema.Name => Pattern(NamePattern),
        ValueSchema.Names { Least: 1 } names => OneOrList(Pattern(NamePattern), names.Most),
        ValueSchema.Names names => List(Pattern(NamePattern), names.Least, names.Most),
        ValueSchema.Answer => Pattern(AnswerPattern),
        ValueSchema.Answers => OneOrList(Pattern(AnswerPattern), ScriptKeywords.MostSteps),
        ValueSchema.Sources => OneOrList(
            new JsonObject { ["anyOf"] = new JsonArray(Pattern(NamePattern), Pattern(AnswerPattern)) },
            ScriptKeywords.MostSteps),
        ValueSchema.Each each => Each(each),
        ValueSchema.Either either => new JsonObject { ["anyOf"] = Array(either.Of.Select(Of)) },
        ValueSchema.Part part => Part(part.Called),
        ValueSchema.Steps => List(Part("step"), 1, ScriptKeywords.MostSteps),
        _ => throw new ArgumentOutOfRangeException(nameof(schema)),
    };

    private static JsonObject Each(ValueSchema.Each each) => new()
    {
        ["type"] = "object",
        ["minProperties"] = each.Least,
        ["maxProperties"] = each.Most,
        ["propertyNames"] = Pattern(NamePattern),
        ["additionalProperties"] = Of(each.Of),
    };

    // Editors tell the number 2 from the text "2"; in a script they are the same.
    private static IEnumerable<JsonNode> Values(string word) =>
        int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? [number, word] : [word];

    private static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    private static JsonObject List(JsonObject item, int least, int most) =>
        new() { ["type"] = "array", ["minItems"] = least, ["maxItems"] = most, ["items"] = item };

    private static JsonObject OneOrList(JsonObject item, int most) =>
        new() { ["anyOf"] = new JsonArray(item, List((JsonObject)item.DeepClone(), 1, most)) };

    private static JsonObject Part(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private static JsonArray Array(IEnumerable<JsonNode> nodes) => [.. nodes];
}
