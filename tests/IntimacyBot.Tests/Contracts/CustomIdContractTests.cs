using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace Tests.Contracts;

/// <summary>Old messages keep working: routes, parts and spellings of custom ids are what they were.</summary>
public sealed class CustomIdContractTests
{
    /// <summary>What an id may consist of, with a value that has everything in it that needs an escape.</summary>
    private static readonly Dictionary<Type, (string Name, object Sample)> Parts = new()
    {
        [typeof(Guid)] = ("guid", new Guid("00112233-4455-6677-8899-aabbccddeeff")),
        [typeof(string)] = ("text", ":~é"),
        [typeof(int)] = ("number", 1234567),
        [typeof(bool)] = ("True|False", true),
        [typeof(Snowflake)] = ("id", new Snowflake(1000000000000000001)),
    };

    [Fact]
    public void Custom_ids_are_those_of_the_golden_text()
    {
        var ids = typeof(ICustomId).Assembly.GetTypes().Where(t => t.IsValueType && typeof(ICustomId).IsAssignableFrom(t)).ToList();
        var lines = ids.OrderBy(CustomIds.RouteOf, StringComparer.Ordinal).SelectMany(type => new[] { Shape(type), $"  {Text(type)}" });

        Golden.Holds("custom-ids.txt", [.. lines, "any in direct messages", $"  {"x".In(new Snowflake(1000000000000000001))}"]);
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.GetConstructors().MaxBy(c => c.GetParameters().Length)?.GetParameters().Select(p => p.ParameterType) ?? [];

    private static string Shape(Type type) => string.Join(':', PartsOf(type).Select(Describe).Prepend(CustomIds.RouteOf(type)));

    private static string Describe(Type part) => part.IsEnum ? string.Join('|', Members(part).Select(StoredNames.Of)) : Parts[part].Name;

    /// <summary>In an order that has nothing to do with that in the code, which means nothing here.</summary>
    private static IEnumerable<Enum> Members(Type part) =>
        Enum.GetValues(part).Cast<Enum>().OrderBy(StoredNames.Of, StringComparer.Ordinal);

    private static string Text(Type type)
    {
        var parts = PartsOf(type).Select(p => p.IsEnum ? Members(p).First() : Parts[p].Sample).ToArray();
        var write = typeof(CustomIds).GetMethods().Single(m => m.Name == nameof(CustomIds.Write) && m.IsGenericMethodDefinition);
        return (string)write.MakeGenericMethod(type).Invoke(null, [Activator.CreateInstance(type, parts)])!;
    }
}
