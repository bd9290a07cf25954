using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using IntimacyBot.Practices;
using IntimacyBot.Practices.Catalogue;

namespace Tests.Practices;

/// <summary>Follows the guide as an author would, and compares every output with the one it promises.</summary>
public sealed partial class GuideTests : IDisposable
{
    private static readonly string Guide = File.ReadAllText(Here("README.md"));
    private static readonly string[] Files = [.. Blocks("yaml")];
    private static readonly string[] Answers = [.. Blocks("console").Select(c => c[(c.IndexOf('\n') + 1)..])];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_first_file_of_the_guide_fits() =>
        Assert.Equal((0, Answers[0]), Check(Files[0]));

    [Fact]
    public void The_deliberate_mistake_is_told_as_the_guide_says()
    {
        var lines = Files[0].Split('\n');
        Assert.Equal("write: lead", lines[6].Trim());
        lines[6] = lines[6].Replace("write", "wirte", StringComparison.Ordinal);

        Assert.Equal((1, Answers[1]), Check(string.Join('\n', lines)));
    }

    [Fact]
    public void Going_round_for_ever_is_told_as_the_guide_says()
    {
        var last = Files[0].LastIndexOf("  - ", StringComparison.Ordinal);
        var inserted = Files[0].Insert(last, Files[1]);

        Assert.Equal((1, Answers[2]), Check(inserted));
        Assert.Equal((0, Answers[0]), Check(inserted.With("next: good", "next: good, times: 1")));
    }

    [Fact]
    public void The_whole_file_is_the_one_in_the_examples_and_fits_for_a_host_and_a_facilitator()
    {
        Assert.Equal(File.ReadAllText(Here("Examples/evening.yaml")), Files[2]);
        Assert.Equal((0, Answers[0]), Check(Files[2]));
        Assert.Equal((0, Answers[0]), Run("--facilitator", "evening.yaml"));
        Assert.True(File.Exists(Here("Examples/../practice.schema.json")));
    }

    [Fact]
    public void The_translation_is_the_one_in_the_examples_and_fits()
    {
        Assert.Equal(File.ReadAllText(Here("Examples/evening.es.yaml")), Files[3]);
        Check(Files[2]);
        File.WriteAllText(At("evening.es.yaml"), Files[3]);

        Assert.Equal((0, "evening.es.yaml: fits\n"), Run("evening.es.yaml"));
        var catalogue = new PracticeCatalogue([], PracticeFiles.In(_folder.FullName, p => Assert.Fail(p.ToString())));
        Assert.Empty(catalogue.Problems);
        Assert.Equal("Una cosa buena", catalogue.Find("evening", "es")!.Title);
    }

    [Fact]
    public void The_guide_shows_nothing_that_is_not_tried_here()
    {
        Assert.Equal(4, Files.Length);
        Assert.Equal(4, Answers.Length);
        Assert.Equal("", Answers[3]);
    }

    private static IEnumerable<string> Blocks(string language) =>
        Fenced().Matches(Guide).Where(m => m.Groups[1].Value == language).Select(m => m.Groups[2].Value);

    private (int Code, string Output) Check(string text)
    {
        File.WriteAllText(At("evening.yaml"), text);
        return Run("evening.yaml");
    }

    private (int Code, string Output) Run(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = PracticeCommand.Run(["check", .. args.Select(a => a.StartsWith('-') ? a : At(a))], output, output);
        return (code, output.ToString().Replace(_folder.FullName + Path.DirectorySeparatorChar, "", StringComparison.Ordinal));
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static string Here(string file, [CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/IntimacyBot/Practices", file);

    [GeneratedRegex("^```([a-z]+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
