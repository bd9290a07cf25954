using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IntimacyBot.Practices;

/// <summary>
/// The vocabulary as a JSON schema, for editors that complete and underline while a practice is written. It knows words, kinds and
/// lengths; what takes the whole way through a script to see, only the checker finds.
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
        foreach (var (key, value) in Map(ScriptWords.Practice))
            schema[key] = value?.DeepClone();
        schema["definitions"] = Definitions();
        return schema.ToJsonString(Readable) + "\n";
    }

    private static JsonObject Definitions()
    {
        var definitions = new JsonObject { ["step"] = new JsonObject { ["oneOf"] = Array(ScriptWords.Kinds.Select(k => Part(k.Name))) } };
        foreach (var kind in ScriptWords.Kinds)
            definitions[kind.Name] = Map([.. ScriptWords.EveryStep, kind.Word with { Needed = true }, .. kind.Own]);
        var field = Map(ScriptWords.Field);
        field["allOf"] = new JsonArray(ExactlyOne("text", "choice", "choices"), ExactlyOne("label", "vary"));
        definitions["field"] = field;
        definitions["from"] = Map(ScriptWords.From);
        definitions["answer"] = Map(ScriptWords.FieldOption);
        definitions["option"] = Map(ScriptWords.Option);
        return definitions;
    }

    private static JsonObject Map(IReadOnlyList<Word> words)
    {
        var properties = new JsonObject();
        foreach (var word in words)
        {
            var shape = Of(word.Shape);
            shape["description"] = word.Says;
            properties[word.Name] = shape;
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

    private static JsonObject Of(Shape shape) => shape switch
    {
        Shape.Text text => new JsonObject { ["type"] = "string", ["minLength"] = 1, ["maxLength"] = TextCheck.Most(text.Kind) },
        Shape.Texts texts => List(Of(new Shape.Text(texts.Kind)), 1, texts.Most),
        Shape.OneOf one => new JsonObject { ["enum"] = Array(one.Words.SelectMany(Values)) },
        Shape.Flag => new JsonObject { ["type"] = "boolean" },
        Shape.Number number => new JsonObject { ["type"] = "integer", ["minimum"] = number.Least, ["maximum"] = number.Most },
        Shape.Time => Pattern("^[0-9]{1,4}[smh]$"),
        Shape.Name => Pattern(NamePattern),
        Shape.Names { Least: 1 } names => OneOrList(Pattern(NamePattern), names.Most),
        Shape.Names names => List(Pattern(NamePattern), names.Least, names.Most),
        Shape.Answer => Pattern(AnswerPattern),
        Shape.Answers => OneOrList(Pattern(AnswerPattern), ScriptWords.MostSteps),
        Shape.Sources => OneOrList(
            new JsonObject { ["anyOf"] = new JsonArray(Pattern(NamePattern), Pattern(AnswerPattern)) },
            ScriptWords.MostSteps),
        Shape.Each each => Each(each),
        Shape.Either either => new JsonObject { ["anyOf"] = Array(either.Of.Select(Of)) },
        Shape.Part part => Part(part.Called),
        Shape.Steps => List(Part("step"), 1, ScriptWords.MostSteps),
        _ => throw new ArgumentOutOfRangeException(nameof(shape)),
    };

    private static JsonObject Each(Shape.Each each) => new()
    {
        ["type"] = "object",
        ["minProperties"] = each.Least,
        ["maxProperties"] = each.Most,
        ["propertyNames"] = Pattern(NamePattern),
        ["additionalProperties"] = Of(each.Of),
    };

    // An editor reads 2 as a number and "2" as a text; to a script they are the same.
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
