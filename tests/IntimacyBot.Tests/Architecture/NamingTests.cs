using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>Tests that types stand in the folder of their namespace and have plain names.</summary>
public sealed class NamingTests
{
    /// <summary>In these folders the path of a file is its namespace, below the given one.</summary>
    private static readonly (string Folder, string Namespace)[] Roots =
    [
        ("src/Discord/", "Discord"), ("src/IntimacyBot/", "IntimacyBot"), ("src/Rehearsal/", "Rehearsal"),
        ("tests/Benchmarks/", "Tests.Benchmarks"), ("tests/TestKit/", "Tests.TestKit"), ("tests/Browser.Tests/", "Tests"),
        ("tests/Discord.Tests/", "Tests"), ("tests/IntimacyBot.Tests/", "Tests"), ("tests/Rehearsal.Tests/", "Tests"),
    ];

    private static readonly List<(string Path, CompilationUnitSyntax Root)> Files =
        [.. SourceFiles.Below("src")
            .Concat(SourceFiles.Below("tests"))
            .Select(f => (f.Path, CSharpSyntaxTree.ParseText(f.Text).GetCompilationUnitRoot()))];

    [Fact]
    public void The_namespace_is_the_folder()
    {
        var wrong = Files
            .SelectMany(f => f.Root.DescendantNodes()
                .OfType<BaseNamespaceDeclarationSyntax>()
                .Select(n => (f.Path, Name: n.Name.ToString())))
            .Where(f => f.Name != Expected(f.Path))
            .Select(f => $"{f.Path} is in {f.Name}, not in {Expected(f.Path)}");

        Findings.None(wrong);
    }

    [Fact]
    public void A_name_of_a_type_is_there_once()
    {
        var types = Files.SelectMany(f => TypesOf(f.Root).Select(name => (Name: name, f.Path))).ToList();
        var twice = types.GroupBy(t => t.Name).Where(g => g.Select(t => Stem(t.Path)).Distinct().Count() > 1)
            .Select(g => $"{g.Key}: {string.Join(", ", g.Select(t => t.Path))}");

        Assert.True(types.Count > 1000, $"Only {types.Count} types were found.");
        Findings.None(twice);
    }

    [Fact]
    public void No_name_for_a_mechanism_is_a_metaphor()
    {
        // Each was once the name of a type and told a newcomer nothing. DECISIONS lists the names that replaced them.
        string[] gone =
        [
            "Answering", "Ask", "Bell", "BellPainter", "BellPost", "Call", "Carried", "Carrying", "Clockwork", "DanceDesk", "DanceGuide",
            "Departure", "Dispatches", "DueMoves", "Endings", "Facts", "FirstContact", "Flow", "Folio", "Gatherings", "Guests", "Heart",
            "IForOne", "IHearsGateway", "IMoments", "IOwnHour", "IPainted", "IPersonal", "Invited", "Inviting", "Moments", "Mutes",
            "Nearest", "OfTheirOwn", "Once", "Painter", "Paths", "Piece", "Pokes", "Print", "Problems", "Remembered", "Removals", "Residue",
            "Ring", "RoomBrush", "RoomPicture", "RoomsHear", "Scene", "ScriptWords", "SealPlace", "Seat", "SetupWish", "Shape", "SoloWalk",
            "Stage", "Standing", "StillOnPage", "Trail", "Turn", "Typed", "Unread", "Walk", "WayIn", "Word", "WriterTurns",
            "Cable",
                "Crowd",
                "Garden",
                "House",
                "Likings",
                "LoudLines",
                "Pen",
                "Play",
                "Stand",
                "Stillness",
                "Telling",
                "Town",
                "Turnstile",
            "Weather", "Wedding",
        ];

        Findings.None(Files.SelectMany(f => TypesOf(f.Root)
            .Select(name => name.TrimEnd('0', '1', '2'))
            .Intersect(gone)
            .Select(n => $"{f.Path}: {n}")));
    }

    private static string Expected(string path)
    {
        var (folder, root) = Roots.Single(r => path.StartsWith(r.Folder, StringComparison.Ordinal));
        var below = Path.GetDirectoryName(path[folder.Length..])!.Replace('/', '.');
        return below.Length == 0 ? root : $"{root}.{below}";
    }

    /// <summary>Returns the part of a path that the files of one partial type share: <c>World.cs</c>, <c>World.Files.cs</c>.</summary>
    private static string Stem(string path) => $"{Path.GetDirectoryName(path)}/{Path.GetFileName(path).Split('.')[0]}";

    private static IEnumerable<string> TypesOf(CompilationUnitSyntax root) => root
        .DescendantNodes(node => node is not BaseTypeDeclarationSyntax)
        .Select(node => node switch
        {
            TypeDeclarationSyntax type => $"{type.Identifier.Text}{type.TypeParameterList?.Parameters.Count}",
            EnumDeclarationSyntax type => type.Identifier.Text,
            DelegateDeclarationSyntax type => type.Identifier.Text,
            _ => null,
        })
        .OfType<string>();
}
