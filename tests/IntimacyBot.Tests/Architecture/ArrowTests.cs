using System.Reflection;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;

namespace Tests.Architecture;

/// <summary>Who may know whom.</summary>
public sealed class ArrowTests
{
    private static readonly Assembly Discord = typeof(DiscordRest).Assembly;
    private static readonly Assembly Bot = typeof(Dance).Assembly;
    private static readonly Assembly Rehearsal = typeof(Rehearsal.RehearsalServer).Assembly;

    /// <summary>The slices from the top down: each knows what stands below it, and the platform.</summary>
    private static readonly string[] Slices =
    [
        "ServerSetup", "Support", "Privacy", "GoodStuff", "Journeys", "Workshops", "Starting", "CheckIns", "Solo", "Dances",
        "Couples", "Notifications", "Members", "Practices", "Platform",
    ];

    [Fact]
    public void The_Discord_library_knows_nothing_of_ours() =>
        Assert.DoesNotContain(Discord.GetReferencedAssemblies(), a => a.Name is "IntimacyBot" or "Rehearsal");

    [Fact]
    public void The_world_and_its_wire_write_their_own_Discord()
    {
        var wrong = Uses(Rehearsal).Where(u => Under(u.From, "Rehearsal.World") || Under(u.From, "Rehearsal.Wire"))
            .Where(u => u.To.Assembly == Bot || u.To.Assembly == Discord);

        Assert.Empty(wrong.Select(Say));
        Assert.Contains(Uses(Rehearsal), u => Under(u.From, "Rehearsal.Wire") && Under(u.To, "Rehearsal.World"));
    }

    [Fact]
    public void Every_slice_knows_only_what_it_may()
    {
        var wrong = Uses(Bot)
            .Where(u => u.To.Assembly == Bot)
            .Where(u => Slice(u.From) is { } from && Slice(u.To) is { } to && !May(from, to));

        Assert.Empty(wrong.Select(Say).Distinct());
    }

    [Fact]
    public void The_arrows_that_are_drawn_are_seen()
    {
        var seen = Uses(Bot).Select(u => (Slice(u.From), Slice(u.To))).ToHashSet();

        Assert.Contains(("Dances", "Practices"), seen);
        Assert.Contains(("Dances", "Couples"), seen);
        Assert.Contains(("Couples", "Platform"), seen);
        Assert.Contains(("Couples", "Notifications"), seen);
        Assert.Contains(("Notifications", "Members"), seen);
        Assert.False(May("Platform", "Couples"));
        Assert.False(May("Members", "Notifications"));
        Assert.False(May("Notifications", "Couples"));
        Assert.False(May("Couples", "Dances"));
        Assert.False(May("Practices", "Dances"));
    }

    [Fact]
    public void Rules_and_views_of_dances_know_neither_Discord_as_a_service_nor_the_database()
    {
        string[] pure =
            [
                nameof(Dance),
                nameof(StepState),
                nameof(ScriptPosition),
                nameof(DanceRules),
                nameof(RoomPost),
                nameof(FloorView),
                nameof(WordsView),
                nameof(DancePages),
                nameof(Forms),
                nameof(CardModel),
                nameof(DanceNotifications)
            ];
        var wrong = Uses(Bot).Where(u => pure.Contains(Outer(u.From).Name))
            .Where(u => Under(u.To, "Discord.Rest")
                || Under(u.To, "Discord.Gateway")
                || Under(u.To, "Microsoft.EntityFrameworkCore")
                || u.To == typeof(TimeProvider)
                || u.To == typeof(Task));

        Assert.Empty(wrong.Select(Say).Distinct());
    }

    private static bool May(string from, string to) =>
        from == to || (Array.IndexOf(Slices, from) is >= 0 and var above && Array.IndexOf(Slices, to) > above);

    private static IEnumerable<(Type From, Type To)> Uses(Assembly assembly) =>
        assembly.GetTypes().SelectMany(from => TypeReferences.Of(from).Select(to => (from, to)));

    /// <summary>The second part of the namespace; the map of the house itself is no slice.</summary>
    private static string? Slice(Type type) => Outer(type).Namespace?.Split('.') is ["IntimacyBot", var slice, ..] ? slice : null;

    private static Type Outer(Type type) => type.DeclaringType is { } outer ? Outer(outer) : type;

    private static bool Under(Type type, string space) =>
        Outer(type).Namespace is { } own && (own == space || own.StartsWith(space + ".", StringComparison.Ordinal));

    private static string Say((Type From, Type To) use) => $"{Outer(use.From).FullName} uses {Outer(use.To).FullName}";
}
