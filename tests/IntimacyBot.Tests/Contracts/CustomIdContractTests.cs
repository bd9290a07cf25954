using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace Tests.Contracts;

/// <summary>Tests that routes, fields and spellings of custom ids stay the same, so that old messages keep working.</summary>
public sealed class CustomIdContractTests
{
    /// <summary>These are the types of fields in custom ids, each with a value that contains everything that needs an escape.</summary>
    private static readonly Dictionary<Type, (string Name, object Sample)> Parts = new()
    {
        [typeof(Guid)] = ("guid", new Guid("00112233-4455-6677-8899-aabbccddeeff")),
        [typeof(string)] = ("text", ":~é"),
        [typeof(int)] = ("number", 1234567),
        [typeof(bool)] = ("True|False", true),
        [typeof(Snowflake)] = ("id", new Snowflake(1000000000000000001)),
    };

    private static IReadOnlyList<Type> Ids { get; } =
        [.. typeof(ICustomId).Assembly.GetTypes().Where(t => t.IsValueType && typeof(ICustomId).IsAssignableFrom(t))];

    [Fact]
    public void Custom_ids_are_those_of_the_golden_text()
    {
        var lines = Ids.OrderBy(CustomIds.RouteOf, StringComparer.Ordinal).SelectMany(type => new[] { Shape(type), $"  {Text(type)}" });

        Golden.Holds("custom-ids.txt", [.. lines, "any in direct messages", $"  {"x".In(new Snowflake(1000000000000000001))}"]);
    }

    /// <summary>A press is answered by the route that its id begins with, so that two kinds of ids with one route would be one.</summary>
    [Fact]
    public void No_two_kinds_of_ids_have_the_same_route()
    {
        var doubled = Ids.GroupBy(CustomIds.RouteOf).Where(ids => ids.Count() > 1);
        Assert.Empty(doubled.Select(ids => $"{ids.Key}: {string.Join(", ", ids.Select(id => id.Name))}"));
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.GetConstructors().MaxBy(c => c.GetParameters().Length)?.GetParameters().Select(p => p.ParameterType) ?? [];

    private static string Shape(Type type) => string.Join(':', PartsOf(type).Select(Describe).Prepend(CustomIds.RouteOf(type)));

    private static string Describe(Type part) => part.IsEnum ? string.Join('|', Members(part).Select(StoredNames.Of)) : Parts[part].Name;

    /// <summary>Returns the members of an enum sorted by their stored names, because their order in the code is not stored.</summary>
    private static IEnumerable<Enum> Members(Type part) =>
        Enum.GetValues(part).Cast<Enum>().OrderBy(StoredNames.Of, StringComparer.Ordinal);

    private static string Text(Type type)
    {
        var parts = PartsOf(type).Select(p => p.IsEnum ? Members(p).First() : Parts[p].Sample).ToArray();
        var write = typeof(CustomIds).GetMethods().Single(m => m.Name == nameof(CustomIds.Write) && m.IsGenericMethodDefinition);
        return (string)write.MakeGenericMethod(type).Invoke(null, [Activator.CreateInstance(type, parts)])!;
    }
}
