using System.Collections.Concurrent;
using System.Text;
using System.Text.RegularExpressions;
using IntimacyBot.Practices.Catalogue;

namespace Tests.Practices;

/// <summary>The scripts of tests: the bot's own practices, and short correct ones that tests break in one place.</summary>
internal static partial class SampleScripts
{
    public const string Small = """
        practice: small
        title: Small
        about: A small one.
        minutes: 5
        steps:
          - id: tell
            write: lead
            form:
              fact: { text: short, label: "A fact", required: true }
              mood: { choice: { good: "Good", bad: "Bad" }, label: "A mood" }
              mine: { text: long, label: "Mine", private: true }
          - id: pick
            choose: follow
            options:
              yes: { label: "Yes" }
              no: { label: "No", next: word }
          - id: more
            write: both
            say: More of it.
            form:
              more: { text: short, label: "More" }
          - { id: word, close: both }

        """;

    public const string Solo = """
        practice: alone
        title: Alone
        about: For one.
        minutes: 5
        solo: true
        steps:
          - id: note
            write: me
            form:
              note: { text: short, label: "A note" }
          - id: now
            choose: me
            options:
              again: { label: "Again", next: note, times: 2 }
              done: { label: "Done" }

        """;

    // Many tests break these places of the small script.
    public const string Fact = "fact: { text: short, label: \"A fact\", required: true }";
    public const string Mood = "mood: { choice: { good: \"Good\", bad: \"Bad\" }, label: \"A mood\" }";
    public const string Yes = "yes: { label: \"Yes\" }";
    public const string No = "no: { label: \"No\", next: word }";
    public const string More = "more: { text: short, label: \"More\" }";
    public const string Word = "- { id: word, close: both }";

    private static readonly ConcurrentDictionary<string, LoadedScript> WorkedScripts = new();

    public static PracticeFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>Loads a practice that the bot brings, by its id.</summary>
    public static LoadedScript Worked(string id) => WorkedScripts.GetOrAdd(id, Load);

    private static LoadedScript Load(string id)
    {
        var own = PracticeFiles.BuiltIn().Single(f => f.Name == $"{id}.yaml");
        return ScriptLoader.Load(own.Name, own.Bytes);
    }

    /// <summary>Returns the problems of a script as an author reads them, one line each.</summary>
    public static string Problems(string text, ScriptOrigin origin = ScriptOrigin.Bot) =>
        string.Join('\n', ScriptLoader.Load("x.yaml", text, origin).Problems);

    /// <summary>Breaks one of the small scripts in one place and returns its problems without the file's name.</summary>
    public static string Broken(string script, string right, string wrong) => string.Join('\n',
        ScriptLoader.Load("x.yaml", (script == nameof(Small) ? Small : Solo).With(right, Filled(wrong))).Problems
            .Select(p => $"{p.Line}: {p.Says}"));

    // In a text <46 x> stands for 46 times x, and <91 words> for 91 words.
    private static string Filled(string text) => Fill().Replace(text, m =>
        string.Concat(Enumerable.Repeat(m.Groups[2].Value == "x" ? "x" : "a ", int.Parse(m.Groups[1].Value))).TrimEnd());

    /// <summary>Replaces one place in a script, which must be there exactly once.</summary>
    public static string With(this string script, string old, string @new)
    {
        Assert.Equal(2, script.Split(old).Length);
        return script.Replace(old, @new, StringComparison.Ordinal);
    }

    [GeneratedRegex("<([0-9]+) (x|words)>")]
    private static partial Regex Fill();
}
