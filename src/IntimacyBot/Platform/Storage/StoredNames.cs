using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Gives the spelling of enum members in storage and in custom ids. It comes from their JSON attribute, so that a rename in code does not
/// change it.
/// </summary>
internal static class StoredNames
{
    private static readonly ConcurrentDictionary<Type, Spellings> Known = new();

    public static string Of(Enum member) => Known.GetOrAdd(member.GetType(), Read).Names[member];

    /// <summary>Returns the member with this spelling, or null.</summary>
    public static Enum? Find(Type type, string name) => Known.GetOrAdd(type, Read).Members.GetValueOrDefault(name);

    private static Spellings Read(Type type)
    {
        var names = type.GetFields(BindingFlags.Public | BindingFlags.Static).ToDictionary(f => (Enum)f.GetValue(null)!, Spelling);
        return new Spellings(names.ToFrozenDictionary(), names.ToFrozenDictionary(n => n.Value, n => n.Key));
    }

    private static string Spelling(FieldInfo member) => member.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? throw new InvalidOperationException($"{member.DeclaringType!.Name}.{member.Name} is stored and has no stored name.");

    private sealed record Spellings(FrozenDictionary<Enum, string> Names, FrozenDictionary<string, Enum> Members);
}
