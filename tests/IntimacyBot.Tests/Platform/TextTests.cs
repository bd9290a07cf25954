using System.Reflection;
using System.Text.RegularExpressions;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>Tests every sentence that people read.</summary>
public sealed partial class TextTests
{
    private const int MostWords = 90;
    private const int LongestLabel = 80;
    private const int LongestFieldLabel = 45;
    private const int LongestDescription = 100;

    private static readonly Texts All = new();

    private static readonly IReadOnlyList<Type> Keys =
        [.. typeof(Texts).Assembly.GetTypes().Where(t => t.GetCustomAttribute<TextsAttribute>() is not null)];

    public static TheoryData<string> Files => [.. Keys.Select(k => k.Name)];

    [Fact]
    public void There_are_texts()
    {
        Assert.True(Keys.Count >= 5, $"Only {Keys.Count} enums name texts.");
        Assert.Contains("en", All.Languages);
        Assert.Equal(Keys.Count, Keys.Select(k => k.GetCustomAttribute<TextsAttribute>()!.File).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_key_has_its_text_in_every_language_and_no_text_is_without_a_key(string name)
    {
        var keys = Of(name);
        foreach (var language in All.Languages)
            Assert.Equal(Enum.GetNames(keys).Order(StringComparer.Ordinal), All.KeysOf(language, keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_text_fits_where_it_stands(string name)
    {
        foreach (var (language, key, text) in TextsOf(name))
        {
            Assert.False(string.IsNullOrWhiteSpace(text), $"{key} is empty in {language}.");
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            Assert.True(words <= MostWords, $"{key} in {language} has {words} words.");
            var longest = key.ToString() switch
            {
                var k when k.StartsWith("Label", StringComparison.Ordinal) => LongestLabel,
                var k when k.StartsWith("Command", StringComparison.Ordinal) => LongestDescription,
                "FormSaidBack" or "FormAddition" or "FormPart" or "FormClosing" => LongestFieldLabel,
                _ => int.MaxValue,
            };
            Assert.True(
                text.Length <= longest && (longest == int.MaxValue || !text.Contains('\n', StringComparison.Ordinal)),
                $"{key} in {language} has {text.Length} characters, or several lines.");
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_language_has_the_same_placeholders(string name)
    {
        foreach (var (language, key, text) in TextsOf(name))
            Assert.Equal(Placeholders(All.Find("en", key)!), Placeholders(text));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_placeholder_is_filled_by_the_slice_that_owns_the_text(string name)
    {
        var slice = Of(name).Namespace!.Split('.')[1] switch { "ServerSetup" => "Servers", var own => own };
        var code = string.Join('\n', SourceFiles.Below($"src/IntimacyBot/{slice}").Select(f => f.Text));
        foreach (var (_, key, text) in TextsOf(name))
            foreach (var placeholder in Placeholders(text))
                Assert.True(
                    code.Contains($"(\"{placeholder}\",", StringComparison.Ordinal),
                    $"Nothing ever fills {{{placeholder}}} of {key}.");
    }

    [Fact]
    public void What_the_code_fills_in_has_its_place_in_the_text()
    {
        var filled = SourceFiles.Below("src/IntimacyBot").SelectMany(f => Filled().Matches(f.Text)).ToList();

        Assert.True(filled.Count > 20, $"Only {filled.Count} places were found.");
        foreach (var match in filled)
        {
            if (Keys.FirstOrDefault(k => k.Name == match.Groups[1].Value) is not { } keys
                || !Enum.TryParse(keys, match.Groups[2].Value, out var key))
                continue;
            Assert.Contains(match.Groups[3].Value, Placeholders(All.Find("en", (Enum)key!)!));
        }
    }

    [Fact]
    public void No_sentence_of_dances_has_a_key_that_nothing_says()
    {
        var code =
            string.Join(
                '\n',
                SourceFiles.Below("src/IntimacyBot/Dances")
                    .Where(f => !f.Path.EndsWith("DanceTexts.cs", StringComparison.Ordinal))
                    .Select(f => f.Text));

        Assert.DoesNotContain(Enum.GetNames<DanceText>(), k => !Regex.IsMatch(code, $@"DanceText\.{k}\b"));
    }

    private static Type Of(string name) => Keys.Single(k => k.Name == name);

    private static IEnumerable<(string Language, Enum Key, string Text)> TextsOf(string name) =>
        All.Languages.SelectMany(l => Enum.GetValues(Of(name))
            .Cast<Enum>()
            .Where(k => All.Find(l, k) is not null)
            .Select(k => (l, k, All.Find(l, k)!)));

    private static IEnumerable<string> Placeholders(string text) =>
        Braced().Matches(text).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();

    [GeneratedRegex(@"\b(\w+Text)\.(\w+), \(""(\w+)"",")]
    private static partial Regex Filled();
}
