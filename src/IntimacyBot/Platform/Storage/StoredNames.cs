using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using System.Text.Json.Serialization;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// How members of an enum are spelled wherever they are stored and in custom ids: as their JSON attribute says, whatever they are called in
/// the code.
/// </summary>
internal static class StoredNames
{
    private static readonly ConcurrentDictionary<Type, Spellings> Known = new();

    public static string Of(Enum member) => Known.GetOrAdd(member.GetType(), Read).Names[member];

    /// <summary>The member of this spelling; null if there is none.</summary>
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
