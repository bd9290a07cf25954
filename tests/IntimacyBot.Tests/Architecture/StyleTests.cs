using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>Tests rules of style that the compiler does not check.</summary>
public sealed partial class StyleTests
{
    private const int LargestFile = 12_288;
    private const int LongestHandler = 15;

    /// <summary>
    /// Code in these folders may contain no sentences, because people read them. Sentences elsewhere are for operators and for authors of
    /// practices.
    /// </summary>
    private static readonly string[] Spoken =
    [
        "CheckIns", "Couples", "Dances", "GoodStuff", "Journeys", "Members", "Notifications", "Pictures", "Privacy", "SelfTest",
        "Servers", "Solo", "Starting", "Support", "Workshops", "Platform/Interactions", "Platform/Reconciling", "Platform/Rules",
        "Platform/Texts",
    ];

    [Fact]
    public void No_source_file_is_longer_than_twelve_kilobytes()
    {
        var files = SourceFiles.Below("src").ToList();

        Assert.True(files.Count > 200, $"Only {files.Count} files were found.");
        Findings.None(files.Where(f => System.Text.Encoding.UTF8.GetByteCount(f.Text) > LargestFile).Select(f => f.Path));
    }

    [Fact]
    public void Handlers_have_at_most_fifteen_lines()
    {
        var handlers = SourceFiles.Below("src/IntimacyBot", "*Commands.cs")
            .SelectMany(f => Bodies(f.Text).Select(b => (f.Path, b.Name, b.Lines)))
            .ToList();

        Assert.True(handlers.Count > 30, $"Only {handlers.Count} handlers were found.");
        Findings.None(handlers.Where(h => h.Lines > LongestHandler).Select(h => $"{h.Path}: {h.Name} has {h.Lines} lines"));
    }

    [Fact]
    public void No_sentence_that_a_person_reads_stands_in_the_code()
    {
        var found = Spoken.Where(s => Directory.Exists(Path.Combine(SourceFiles.Root, "src/IntimacyBot", s)))
            .SelectMany(s => SourceFiles.Below($"src/IntimacyBot/{s}"))
            .SelectMany(f => Sentences(f.Text).Select(line => $"{f.Path}: {line}"));

        Findings.None(found);
    }

    [Fact]
    public void A_sentence_in_the_code_would_be_found()
    {
        Assert.Single(Sentences("""    return Reply.Line("You are not in a couple here.");"""));
        Assert.Single(Sentences("""    return $"Hello {name}, how are you today, {other}?";"""));
        Assert.Empty(Sentences("""    throw new InvalidOperationException("You are not in a couple here.");"""));
        Assert.Empty(Sentences("""    /// <summary>Says "you are not in a couple here".</summary>"""));
        Assert.Empty(Sentences("""    [LoggerMessage(Level = LogLevel.Error, Message = "Painting of the room failed")]"""));
    }

    [Fact]
    public void Nothing_is_left_to_be_done_later()
    {
        // The words are written in two parts, so that this file is not found itself.
        string[] later = ["TO" + "DO", "FIX" + "ME", "NotImpl" + "emented", "HA" + "CK:"];
        var found = SourceFiles.Below("src").Concat(SourceFiles.Below("tests")).Concat(SourceFiles.Below("src", "*.md"))
            .SelectMany(f => later.Where(w => f.Text.Contains(w, StringComparison.Ordinal)).Select(w => $"{f.Path}: {w}"));

        Findings.None(found);
    }

    [Fact]
    public void Sentences_are_looked_for_in_every_slice_that_is_there()
    {
        // The texts of practices are in scripts, and the messages of their checker are for authors.
        var slices = Directory.EnumerateDirectories(Path.Combine(SourceFiles.Root, "src/IntimacyBot")).Select(d => Path.GetFileName(d)!);

        Findings.None(slices.Except([.. Spoken, "Platform", "Practices", "bin", "obj", "Properties"]));
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var ours = typeof(Dance).Assembly
            .GetTypes()
            .Where(t => t.Namespace?.StartsWith("IntimacyBot", StringComparison.Ordinal) == true)
            .ToList();
        var all = ours.Concat(typeof(DiscordRest).Assembly.GetTypes()).Concat(typeof(Rehearsal.RehearsalServer).Assembly.GetTypes());

        Findings.None(all.Where(t => t.Namespace?.StartsWith("System", StringComparison.Ordinal) != true && Vague().IsMatch(t.Name))
            .Select(t => t.FullName));
        // "Response" always means a partner's response, and "session" the gateway's.
        Findings.None(ours.Where(t => t.Name.EndsWith("Response", StringComparison.Ordinal)).Select(t => t.FullName));
        Assert.Empty(
            ours.Where(t => t.Name.Contains("Session", StringComparison.Ordinal)
                && t.Namespace?.StartsWith("IntimacyBot.Platform", StringComparison.Ordinal) != true).Select(t => t.FullName));
    }

    [Fact]
    public void Every_public_member_of_the_Discord_library_is_documented()
    {
        var assembly = typeof(DiscordRest).Assembly;
        var documented = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member")
            .Where(m => m.Element("inheritdoc") is not null
                || !string.IsNullOrWhiteSpace(m.Element("summary")?.Value)
                || m.Element("content") is not null)
            .Select(m => Name().Match(m.Attribute("name")!.Value).Value)
            .ToHashSet();
        var members = assembly.GetExportedTypes().SelectMany(Documentable).ToList();

        Assert.True(members.Count > 500, $"Only {members.Count} members were found.");
        Findings.None(members.Where(m => !documented.Contains(m)).Distinct());
    }

    private static IEnumerable<string> Documentable(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var name = type.FullName!.Replace('+', '.');
        yield return $"T:{name}";
        // The parameters of a record are documented with the record.
        var parameters = type.GetConstructors().SelectMany(c => c.GetParameters()).Select(p => p.Name).ToHashSet();
        foreach (var property in type.GetProperties(Declared).Where(p => !parameters.Contains(p.Name)))
            yield return $"P:{name}.{property.Name}";
        foreach (var field in type.GetFields(Declared)
            .Where(f => !f.IsSpecialName && !f.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))))
            yield return $"F:{name}.{field.Name}";
        foreach (var method in type.GetMethods(Declared)
            .Where(m => !m.IsSpecialName
                && !m.IsDefined(typeof(System.Runtime.CompilerServices.CompilerGeneratedAttribute))
                && !typeof(Delegate).IsAssignableFrom(type)))
            yield return $"M:{name}.{method.Name}";
    }

    /// <summary>Returns every body directly in a class with the number of its lines that are not empty.</summary>
    private static IEnumerable<(string Name, int Lines)> Bodies(string text)
    {
        var lines = text.Split('\n');
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].TrimEnd() != "    {")
                continue;
            var end = Array.FindIndex(lines, i, l => l.StartsWith("    }", StringComparison.Ordinal));
            yield return (lines[i - 1].Trim(), lines[(i + 1)..end].Count(l => !string.IsNullOrWhiteSpace(l)));
        }
    }

    /// <summary>
    /// Returns the sentences in string literals. Those in attributes and exceptions are left out, because operators read them.
    /// </summary>
    private static IEnumerable<string> Sentences(string text) => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
        .Where(n => n is InterpolatedStringExpressionSyntax || n.IsKind(SyntaxKind.StringLiteralExpression))
        .Where(n => FourWords().IsMatch(n.ToString()) && !n.Ancestors().Any(IsForOperators))
        .Select(n => n.ToString());

    private static bool IsForOperators(SyntaxNode node) => node switch
    {
        AttributeSyntax => true,
        ObjectCreationExpressionSyntax creation => creation.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
        _ => false,
    };

    [GeneratedRegex(@"[A-Za-z'’]+[.,;:]?(?: [A-Za-z'’]+[.,;:?!]?){3,}")]
    private static partial Regex FourWords();

    [GeneratedRegex("(Manager|Helper|Helpers|Util|Utils|Utilities)$")]
    private static partial Regex Vague();

    // This matches the name of a member without parameters and type parameters.
    [GeneratedRegex(@"^[^(]*?(?=``|\(|$)")]
    private static partial Regex Name();
}
