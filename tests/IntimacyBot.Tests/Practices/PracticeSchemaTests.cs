using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IntimacyBot.Practices.Catalogue;
using NJsonSchema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Tests.Practices;

public sealed partial class PracticeSchemaTests
{
    private static readonly Task<JsonSchema> Schema = JsonSchema.FromJsonAsync(PracticeSchema.Json());

    public static TheoryData<string> Practices =>
        [.. PracticeFiles.BuiltIn().Select(f => f.Name.Split('.')[0]).Distinct()];

    [Fact]
    public void The_schema_in_the_repository_is_the_one_of_the_vocabulary() =>
        Assert.True(
            File.ReadAllText(Here("practice.schema.json")) == PracticeSchema.Json(),
            "The vocabulary has changed: "
                + "dotnet run --project src/IntimacyBot -- practice schema > src/IntimacyBot/Practices/practice.schema.json");

    [Theory]
    [MemberData(nameof(Practices))]
    public async Task Every_practice_fits_the_schema(string id)
    {
        var own = PracticeFiles.BuiltIn().Single(f => f.Name == $"{id}.yaml");

        Assert.Empty(await FaultsAsync(Encoding.UTF8.GetString(own.Bytes.Span)));
    }

    [Theory]
    [InlineData("minutes: 5", "minutes: 5\nminute: 6")]
    [InlineData("minutes: 5\n", "")]
    [InlineData("minutes: 5", "minutes: 0")]
    [InlineData("minutes: 5", "minutes: soon")]
    [InlineData("minutes: 5", "minutes: 5\nneeds: readines")]
    [InlineData("minutes: 5", "minutes: 5\nroles: [lead]")]
    [InlineData("practice: small", "practice: Small1")]
    [InlineData("title: Small", "title: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    [InlineData("write: lead", "wirte: lead")]
    [InlineData("write: lead", "write: lead\n    mirror: more")]
    [InlineData("write: lead", "write: lead\n    private: true")]
    [InlineData("write: lead", "write: lead\n    owning: yes")]
    [InlineData("write: lead", "write: lead\n    waits: soon")]
    [InlineData("- id: pick\n    choose", "- choose")]
    [InlineData("fact: { text: short, label: \"A fact\", required: true }", "fact: { text: tiny, label: \"A\" }")]
    [InlineData("fact: { text: short, label: \"A fact\", required: true }", "fact: { label: \"A\" }")]
    [InlineData("fact: { text: short, label: \"A fact\", required: true }", "fact: { text: short }")]
    [InlineData(
        "fact: { text: short, label: \"A fact\", required: true }",
        "fact: { text: short, choice: { aa: \"A\", bb: \"B\" }, label: \"A\" }")]
    [InlineData("fact: { text: short, label: \"A fact\", required: true }", "fact: { text: short, label: \"A\", requird: true }")]
    [InlineData("fact: { text: short, label: \"A fact\", required: true }", "fact: { text: short, label: \"A\", prefill: mood }")]
    [InlineData("good: \"Good\", bad: \"Bad\"", "good: \"Good\"")]
    [InlineData("good: \"Good\", bad: \"Bad\"", "good: { lable: \"Good\" }, bad: \"Bad\"")]
    [InlineData("good: \"Good\", bad: \"Bad\"", "from: tell")]
    [InlineData("good: \"Good\", bad: \"Bad\"", "list: wants")]
    [InlineData("yes: { label: \"Yes\" }", "yes: { next: word }")]
    [InlineData("yes: { label: \"Yes\" }", "yes: { label: \"Yes\", times: 12 }")]
    [InlineData("yes: { label: \"Yes\" }", "yes: { label: \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\" }")]
    [InlineData(
        "fact: { text",
        "aa: { text: short, label: \"A\" }\n"
            + "      bb: { text: short, label: \"A\" }\n"
            + "      cc: { text: short, label: \"A\" }\n"
            + "      fact: { text")]
    public async Task What_an_editor_can_see_it_underlines(string right, string wrong)
    {
        var script = SampleScripts.Small.With(right, wrong);

        Assert.NotEqual("", SampleScripts.Problems(script));
        Assert.NotEmpty(await FaultsAsync(script));
    }

    [Fact]
    public async Task The_small_ones_of_these_tests_fit_before_they_are_broken()
    {
        Assert.Empty(await FaultsAsync(SampleScripts.Small));
        Assert.Empty(await FaultsAsync(SampleScripts.Solo));
    }

    private static async Task<IEnumerable<string>> FaultsAsync(string yaml)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        return (await Schema).Validate(Json(stream.Documents[0].RootNode)!.ToJsonString()).Select(e => e.ToString());
    }

    // Converts YAML to JSON as an editor reads it: a value without quotes can be a number or a boolean.
    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(c => KeyValuePair.Create(((YamlScalarNode)c.Key).Value!, Json(c.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        YamlScalarNode { Style: ScalarStyle.Plain } text when Number().IsMatch(text.Value!) => int.Parse(text.Value!),
        YamlScalarNode text => text.Value,
        _ => null,
    };

    private static string Here(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/IntimacyBot/Practices", file);

    [GeneratedRegex(@"\A[0-9]+\z")]
    private static partial Regex Number();
}
