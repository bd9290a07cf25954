using System.Reflection;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Scheduling;
using Tests.TestKit;

namespace Tests.Architecture;

/// <summary>
/// Tests which code may use which. The layers are the folders, in the order in which <c>docs/architecture.md</c> draws them.
/// </summary>
public sealed class LayerTests
{
    private static readonly Assembly Discord = typeof(DiscordRest).Assembly;
    private static readonly Assembly Bot = typeof(Dance).Assembly;
    private static readonly Assembly Rehearsal = typeof(Rehearsal.RehearsalServer).Assembly;

    /// <summary>Code in these namespaces only computes, without effects.</summary>
    private static readonly string[] Pure =
    [
        "IntimacyBot.Dances.Model", "IntimacyBot.Dances.Rules", "IntimacyBot.Dances.Views",
        "IntimacyBot.Practices.Model", "IntimacyBot.Practices.Reading", "IntimacyBot.Practices.Checking", "IntimacyBot.Platform.Rules",
        "IntimacyBot.SelfTest.Model",
    ];

    private static readonly (Type From, Type To)[] BotUses = [.. Uses(Bot).Where(u => u.To.Assembly == Bot)];

    [Fact]
    public void The_Discord_library_knows_nothing_of_ours() =>
        Assert.DoesNotContain(Discord.GetReferencedAssemblies(), a => a.Name is "IntimacyBot" or "Rehearsal");

    [Fact]
    public void The_world_and_its_wire_write_their_own_Discord()
    {
        var fromWorldOrWire = Uses(Rehearsal).Where(u => IsUnder(u.From, "Rehearsal.World") || IsUnder(u.From, "Rehearsal.Wire")).ToList();

        Findings.None(fromWorldOrWire.Where(u => u.To.Assembly == Bot || u.To.Assembly == Discord).Select(Describe));
        Assert.Contains(fromWorldOrWire, u => IsUnder(u.From, "Rehearsal.Wire") && IsUnder(u.To, "Rehearsal.World"));
    }

    [Fact]
    public void Slices_use_only_what_stands_below_them()
    {
        var levels = DrawnLevels("## Slices", "src/IntimacyBot");

        Findings.None(UpwardUses(levels, "IntimacyBot"));
    }

    [Fact]
    public void Layers_of_a_dance_use_only_what_stands_below_them()
    {
        var levels = DrawnLevels("## The layers of a dance", "src/IntimacyBot/Dances");

        Assert.Equal(7, levels.Count);
        Findings.None(UpwardUses(levels, "IntimacyBot.Dances"));
    }

    [Fact]
    public void Arrows_that_are_drawn_are_seen_and_upward_ones_would_be_found()
    {
        var slices = DrawnLevels("## Slices", "src/IntimacyBot");
        var seen = BotUses.Select(u => (Folder(u.From, "IntimacyBot"), Folder(u.To, "IntimacyBot"))).ToHashSet();

        Assert.Contains(("Dances", "Practices"), seen);
        Assert.Contains(("Dances", "Couples"), seen);
        Assert.Contains(("Couples", "Platform"), seen);
        Assert.True(IsUpward(slices, "Platform", "Couples"));
        Assert.True(IsUpward(slices, "Couples", "Dances"));
        Assert.True(IsUpward(slices, "Support", "Servers"));
        Assert.False(IsUpward(slices, "Dances", "Couples"));
    }

    [Fact]
    public void Pure_folders_know_neither_Discord_as_a_service_nor_the_database_nor_time()
    {
        var wrong = Uses(Bot).Where(u => Pure.Any(folder => IsUnder(u.From, folder))).Where(u => IsEffect(u.To));

        Findings.None(wrong.Select(Describe).Distinct());
        Assert.All(Pure, folder => Assert.Contains(Bot.GetTypes(), t => IsUnder(t, folder)));
    }

    private static bool IsEffect(Type type) =>
        type.IsAssignableTo(typeof(TimeProvider))
        || type.Equals(typeof(MachineClock))
        || type.Equals(typeof(Task))
        || Array.Exists(["Discord.Rest", "Discord.Gateway", "Microsoft.EntityFrameworkCore"], space => IsUnder(type, space));

    private static IEnumerable<string> UpwardUses(Dictionary<string, int> levels, string root) => BotUses
        .Where(u => Folder(u.From, root) is { } from && Folder(u.To, root) is { } to && IsUpward(levels, from, to))
        .Select(Describe)
        .Distinct()
        .Order();

    /// <summary>True for a use of the same or a higher level, because folders on one level do not use each other either.</summary>
    private static bool IsUpward(Dictionary<string, int> levels, string from, string to) =>
        from != to && levels[from] >= levels[to];

    /// <summary>Returns the level of every folder, which is the number of the line of the drawing that names it.</summary>
    private static Dictionary<string, int> DrawnLevels(string heading, string folder)
    {
        var lines = File.ReadAllLines(Path.Combine(SourceFiles.Root, "docs/architecture.md"));
        var drawing = lines.SkipWhile(l => l != heading).SkipWhile(l => !l.StartsWith("```", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(l => !l.StartsWith("```", StringComparison.Ordinal)).ToList();
        var folders = Directory.EnumerateDirectories(Path.Combine(SourceFiles.Root, folder))
            .Where(d => Directory.EnumerateFiles(d, "*.cs", SearchOption.AllDirectories)
                .Any(f => !f.Contains("/obj/", StringComparison.Ordinal)))
            .Select(d => Path.GetFileName(d)!)
            .Where(name => name is not ("bin" or "obj"));
        return folders.ToDictionary(name => name, name => LineOf(drawing, name));
    }

    private static int LineOf(List<string> drawing, string name)
    {
        var line = drawing.FindIndex(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(name));
        Assert.True(line >= 0, $"docs/architecture.md does not draw the folder {name}.");
        return line;
    }

    /// <summary>Returns the folder directly below the root namespace that a type belongs to, or null when it belongs to none.</summary>
    private static string? Folder(Type type, string root) =>
        Outermost(type).Namespace is { } own && own.StartsWith($"{root}.", StringComparison.Ordinal)
            ? own[$"{root}.".Length..].Split('.')[0]
            : null;

    private static IEnumerable<(Type From, Type To)> Uses(Assembly assembly) =>
        assembly.GetTypes().SelectMany(from => TypeReferences.Of(from).Select(to => (from, to)));

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static bool IsUnder(Type type, string space) =>
        Outermost(type).Namespace is { } own && (own == space || own.StartsWith($"{space}.", StringComparison.Ordinal));

    private static string Describe((Type From, Type To) use) => $"{Outermost(use.From).FullName} uses {Outermost(use.To).FullName}";
}
