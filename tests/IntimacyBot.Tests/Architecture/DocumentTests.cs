using System.Text.RegularExpressions;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>Tests that the files, folders, headings and types which documents name exist.</summary>
public sealed partial class DocumentTests
{
    private const string Map = "src/IntimacyBot/README.md";

    /// <summary>In these documents whatever is written like the name of a type must be one.</summary>
    private static readonly string[] Guides = ["docs/architecture.md", "docs/glossary.md", Map, "CONTRIBUTING.md"];

    /// <summary>These names look like a type or a path of this repository and are none; each has its reason.</summary>
    private static readonly Dictionary<string, string> Others = new()
    {
        ["Discord"] = "a project",
        ["TestKit"] = "a project",
        ["DateTime.UtcNow"] = "of .NET",
        ["TimeProvider"] = "of .NET",
        ["Date"] = "a header of HTTP",
        ["DueAt"] = "a column of several rows",
        ["Map"] = "a method of each IRoutes",
        ["Press<FloorId>"] = "a call to search for",
        ["src/IntimacyBot/Support/AboutCommands.cs"] = "made by a recipe",
    };

    private static readonly string[] Files = [.. SourceFiles.All()];

    private static readonly IReadOnlyList<(string Path, string Text)> Documents =
    [
        .. Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal) && !Texts().IsMatch(f))
            .Select(f => (f, File.ReadAllText(Path.Combine(SourceFiles.Root, f)))),
    ];

    [Fact]
    public void Every_path_in_a_document_is_there()
    {
        var paths = Documents.SelectMany(d => Spans(d.Text).Where(s => IsPath().IsMatch(s)).Select(s => (d.Path, Named: s))).ToList();

        Assert.True(paths.Count > 100, $"Only {paths.Count} paths were found.");
        Assert.Empty(paths.Where(p => !Others.ContainsKey(p.Named) && !IsThere(p.Named)).Select(p => $"{p.Path}: {p.Named}"));
    }

    [Fact]
    public void Every_link_in_a_document_leads_somewhere()
    {
        var links = Documents
            .SelectMany(d => Link().Matches(WithoutBlocks(d.Text)).Select(m => (d.Path, Link: m.Groups)))
            .Select(l => (l.Path, File: l.Link[1].Value, Heading: l.Link[2].Value))
            .Where(l => !l.File.Contains(':', StringComparison.Ordinal))
            .ToList();

        Assert.True(links.Count > 50, $"Only {links.Count} links were found.");
        Assert.Empty(links.Where(l => !Leads(l.Path, l.File, l.Heading)).Select(l => $"{l.Path}: {l.File}#{l.Heading}"));
    }

    [Fact]
    public void Every_type_in_a_guide_is_one_of_the_solution()
    {
        var types = Declarations().ToLookup(d => d.Name, d => d.Text);
        var named = Documents.Where(d => Guides.Contains(d.Path))
            .SelectMany(d => Spans(d.Text).Where(s => IsType().IsMatch(s)).Select(s => (d.Path, Named: s)))
            .ToList();

        Assert.True(named.Count > 300, $"Only {named.Count} types were found.");
        Assert.Empty(named.Where(n => !Others.ContainsKey(n.Named) && !IsDeclared(types, n.Named)).Select(n => $"{n.Path}: {n.Named}"));
    }

    [Fact]
    public void The_map_names_each_type_beside_the_folder_it_is_in()
    {
        var folders = Declarations().ToLookup(d => d.Name, d => d.Path);
        var named = Bullet().Matches(Documents.Single(d => d.Path == Map).Text)
            .SelectMany(b => Spans(b.Value).Where(s => folders.Contains(s)).Select(s => (Folder: b.Groups[1].Value.TrimEnd('/'), Type: s)))
            .ToList();

        Assert.True(named.Count > 80, $"Only {named.Count} types were found.");
        var elsewhere = named.Where(n => !folders[n.Type].Any(f => f.Contains($"/{n.Folder}/", StringComparison.Ordinal)));
        Assert.Empty(elsewhere.Select(n => $"{n.Type} is not in {n.Folder}"));
    }

    /// <summary>True when a file or folder has this path, or a path that ends with it. An asterisk stands for any part of a name.</summary>
    private static bool IsThere(string named)
    {
        var start = named.Split('/')[0] is "src" or "tests" or "docs" or "deploy" ? "^" : "(^|/)";
        var end = named.EndsWith('/') ? "" : "(/|$)";
        var pattern = new Regex(start + Regex.Escape(named).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + end);
        return Files.Any(f => pattern.IsMatch(f));
    }

    private static bool Leads(string document, string file, string heading)
    {
        var target = file.Length == 0 ? document : Path.GetRelativePath(
            SourceFiles.Root,
            Path.Combine(SourceFiles.Root, Path.GetDirectoryName(document)!, file)).Replace('\\', '/');
        var text = Documents.FirstOrDefault(d => d.Path == target).Text;
        return heading.Length == 0
            ? Path.Exists(Path.Combine(SourceFiles.Root, target))
            : text is not null && Heading().Matches(WithoutBlocks(text)).Any(h => Anchor(h.Groups[1].Value) == heading);
    }

    /// <summary>Returns the anchor that GitHub makes of a heading.</summary>
    private static string Anchor(string heading) =>
        NoAnchor().Replace(heading.Trim().ToLowerInvariant(), "").Replace(' ', '-');

    private static bool IsDeclared(ILookup<string, string> types, string named)
    {
        var parts = named.Split('<')[0].Split('.');
        return types[parts[0]].Any(text => parts.Skip(1).All(p => Regex.IsMatch(text, $@"\b{p}\b")));
    }

    private static IEnumerable<(string Name, string Path, string Text)> Declarations() =>
        SourceFiles.Below("src").Concat(SourceFiles.Below("tests"))
            .SelectMany(f => Declaration().Matches(f.Text).Select(m => (m.Groups[1].Value, f.Path, f.Text)));

    private static IEnumerable<string> Spans(string text) => Span().Matches(WithoutBlocks(text)).Select(m => m.Groups[1].Value);

    private static string WithoutBlocks(string text) => Block().Replace(text, "");

    [GeneratedRegex(@"\.(en|es)\.md$")]
    private static partial Regex Texts();

    [GeneratedRegex(@"^[ ]*```.*?^[ ]*```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`([^`\n]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\(([^)#\s]*)#?([^)\s]*)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NoAnchor();

    [GeneratedRegex(@"^(\.?\w[\w.*-]*/[\w.*/-]*|[\w*][\w.*-]*\.(cs|md|yaml|txt|json|sql|sln|csproj|sh|mjs))$")]
    private static partial Regex IsPath();

    [GeneratedRegex(@"^I?[A-Z][a-z]\w*(<\w+>)?(\.[A-Z]\w+)*$")]
    private static partial Regex IsType();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) ([A-Z]\w*)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^- \**`([\w/]+)`.*?(?=^- |^#|\z)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Bullet();
}
