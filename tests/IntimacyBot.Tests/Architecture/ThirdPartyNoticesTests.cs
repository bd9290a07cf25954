using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>
/// Tests that the file of licences names what the lock files hold and says what the packages say. Whoever adds a package or changes a
/// version runs <c>dotnet run deploy/notices.cs</c>.
/// </summary>
public sealed partial class ThirdPartyNoticesTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(SourceFiles.Root, "THIRD-PARTY-NOTICES.md"));

    private static readonly IReadOnlyList<Row> Rows =
    [
        .. Line().Matches(Text).Skip(1).Select(
            m => new Row(m.Groups[1].Value, m.Groups[2].Value, m.Groups[3].Value, m.Groups[4].Value, m.Groups[5].Value)),
    ];

    private static readonly string Packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    [Fact]
    public void It_names_every_package_of_the_lock_files_with_its_version_and_no_other()
    {
        var locked = SourceFiles.Below("src", "packages.lock.json").Concat(SourceFiles.Below("tests", "packages.lock.json"))
            .SelectMany(f => Locked(f.Text))
            .Distinct()
            .Order()
            .ToList();

        Assert.True(locked.Count > 30, $"Only {locked.Count} packages were found.");
        Assert.Equal(locked, Rows.Select(r => (r.Name, r.Version)).Order());
    }

    [Fact]
    public void It_says_what_each_package_says_of_itself()
    {
        foreach (var row in Rows)
        {
            var id = row.Name.ToLowerInvariant();
            var said = XDocument.Load(Path.Combine(Packages, id, row.Version, $"{id}.nuspec")).Descendants().ToList();
            Assert.Equal((row.Name, said.Find(e => e.Name.LocalName == "license")?.Value), (row.Name, row.Licence));
            if (said.Find(e => e.Name.LocalName == "copyright")?.Value.Trim() is { Length: > 0 } copyright)
                Assert.Equal((row.Name, copyright), (row.Name, row.Copyright));
        }
    }

    [Fact]
    public void It_holds_the_text_of_every_licence_it_names()
    {
        var titles = Title().Matches(Text).Select(m => m.Groups[1].Value);

        Assert.Equal([.. Rows.Select(r => r.Licence).Distinct().Order(StringComparer.Ordinal), "OFL-1.1"], titles);
        Assert.Contains("Permission is hereby granted, free of charge", Text, StringComparison.Ordinal);
        Assert.Contains("TERMS AND CONDITIONS FOR USE, REPRODUCTION, AND DISTRIBUTION", Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_package_whose_file_runs_beside_the_bot_is_named_as_the_bot_s()
    {
        // Those of the tests run beside it too; what the bot's own file of dependencies names is what is published.
        var dependencies = Path.Combine(AppContext.BaseDirectory, "IntimacyBot.deps.json");
        using var json = JsonDocument.Parse(File.ReadAllText(dependencies));
        var runs = json.RootElement.GetProperty("targets")
            .EnumerateObject()
            .SelectMany(target => target.Value.EnumerateObject())
            .Where(l => l.Value.TryGetProperty("runtime", out _) || l.Value.TryGetProperty("runtimeTargets", out _))
            .Select(l => (Name: l.Name.Split('/')[0], Version: l.Name.Split('/')[1]))
            .Where(l => l.Name is not ("IntimacyBot" or "Discord"))
            .ToList();

        Assert.Contains(runs, l => l.Name == "NodaTime");
        Assert.All(runs, l => Assert.Contains(Rows, r => r.Name == l.Name && r.Version == l.Version && r.For is "the bot" or "building"));
        Assert.All(["Quartz", "NodaTime", "YamlDotNet"], n => Assert.Contains(Rows, r => r.Name == n && r.For == "the bot"));
    }

    [Fact]
    public void It_names_the_font_of_the_pictures_with_its_authors_and_holds_its_licence()
    {
        var licence = Content("src", "IntimacyBot", "Pictures", "Fonts", "OFL.txt").TrimEnd();

        Assert.StartsWith("Copyright 2014 The Nunito Project Authors", licence, StringComparison.Ordinal);
        Assert.Contains(licence, Text, StringComparison.Ordinal);
        Assert.Contains("Nunito SemiBold", Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Nunito-SemiBold.ttf", "OFL.txt"],
            Directory.GetFiles(Path.Combine(SourceFiles.Root, "src", "IntimacyBot", "Pictures", "Fonts")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void It_is_published_with_the_bot()
    {
        Assert.Contains("THIRD-PARTY-NOTICES.md", Content("deploy", "publish.sh"), StringComparison.Ordinal);
        Assert.Contains("!THIRD-PARTY-NOTICES.md", Content(".dockerignore"), StringComparison.Ordinal);
    }

    private static string Content(params string[] path) => File.ReadAllText(Path.Combine([SourceFiles.Root, .. path]));

    private static IEnumerable<(string Name, string Version)> Locked(string text)
    {
        using var json = JsonDocument.Parse(text);
        return
        [
            .. json.RootElement.GetProperty("dependencies")
                .EnumerateObject()
                .SelectMany(framework => framework.Value.EnumerateObject())
                .Where(p => p.Value.GetProperty("type").GetString() != "Project")
                .Select(p => (p.Name, p.Value.GetProperty("resolved").GetString()!)),
        ];
    }

    [GeneratedRegex(@"^\| ([\w.-]+) \| ([\w.+-]+) \| ([\w.+ -]+) \| ([^|]+) \| ([^|]+) \|$", RegexOptions.Multiline)]
    private static partial Regex Line();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Title();

    private sealed record Row(string Name, string Version, string Licence, string Copyright, string For);
}
