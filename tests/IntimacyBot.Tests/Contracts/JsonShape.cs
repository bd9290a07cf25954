using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Discord.Models;
using NodaTime;

namespace Tests.Contracts;

/// <summary>
/// Describes the JSON that the serialiser writes for a type, by paths and without type names, and finds names that would follow a rename in
/// the code.
/// </summary>
internal sealed class JsonShape
{
    private static readonly Dictionary<Type, string> Leaves = new()
    {
        [typeof(string)] = "text",
        [typeof(int)] = "number",
        [typeof(long)] = "number",
        [typeof(ulong)] = "number",
        [typeof(bool)] = "true or false",
        [typeof(Guid)] = "guid",
        [typeof(Snowflake)] = "id as text",
        [typeof(Instant)] = "milliseconds since 1970",
        [typeof(DateTimeOffset)] = "date and time",
    };

    private readonly Dictionary<Type, string> _seen = [];

    public List<string> Lines { get; } = [];

    public SortedSet<string> Names { get; } = new(StringComparer.Ordinal);

    public List<string> Unpinned { get; } = [];

    public void Add(string path, Type type, JsonSerializerOptions options)
    {
        var line = Lines.Count;
        Lines.Add("");
        Lines[line] = $"{path}: {Describe(path, type, options)}";
    }

    private string Describe(string path, Type type, JsonSerializerOptions options)
    {
        var plain = Nullable.GetUnderlyingType(type) ?? type;
        if (plain.IsEnum)
            return $"one of {Members(plain, options)}";
        options.MakeReadOnly(populateMissingResolver: true);
        var info = options.GetTypeInfo(plain);
        return info.Kind switch
        {
            JsonTypeInfoKind.Dictionary => $"map of {Keys(info)} to {Describe(path + "{}", info.ElementType!, options)}",
            JsonTypeInfoKind.Enumerable => $"list of {Describe(path + "[]", info.ElementType!, options)}",
            JsonTypeInfoKind.Object => Object(path, info, options),
            _ => Leaves.GetValueOrDefault(plain)
                ?? throw new InvalidOperationException($"{plain} is a new kind of value: add it to Leaves."),
        };
    }

    private string Object(string path, JsonTypeInfo info, JsonSerializerOptions options)
    {
        if (_seen.TryGetValue(info.Type, out var first))
            return $"as {first}";
        _seen[info.Type] = path;
        if (info.PolymorphismOptions is not { } cases)
        {
            Properties(path, info, options);
            return "object";
        }

        foreach (var derived in cases.DerivedTypes)
            Properties($"{path}<{derived.TypeDiscriminator}>", options.GetTypeInfo(derived.DerivedType), options);
        var discriminators = string.Join(", ", cases.DerivedTypes.Select(d => d.TypeDiscriminator));
        return $"object, \"{cases.TypeDiscriminatorPropertyName}\" is one of {discriminators}";
    }

    private void Properties(string path, JsonTypeInfo info, JsonSerializerOptions options)
    {
        foreach (var property in info.Properties.Where(p => p.Get is not null))
        {
            Names.Add(property.Name);
            if (property.AttributeProvider?.IsDefined(typeof(JsonPropertyNameAttribute), inherit: true) != true)
                Unpinned.Add($"{info.Type.Name}.{property.Name} needs [JsonPropertyName(\"{property.Name}\")]");
            Add($"{path}.{property.Name}", property.PropertyType, options);
        }
    }

    private string Keys(JsonTypeInfo map) => map.KeyType!.IsEnum ? $"({Members(map.KeyType, map.Options)})" : Leaves[map.KeyType];

    /// <summary>Returns the stored names of an enum's members, which are the same for keys and values.</summary>
    private string Members(Type type, JsonSerializerOptions options)
    {
        var members = type.GetFields().Where(f => f.IsLiteral).ToList();
        Unpinned.AddRange(members.Where(f => !f.IsDefined(typeof(JsonStringEnumMemberNameAttribute), inherit: false))
            .Select(f => $"{type.Name}.{f.Name} needs [JsonStringEnumMemberName(\"{f.Name}\")]"));
        return string.Join(", ", members.Select(f => Key(f.GetValue(null)!, options)).Order(StringComparer.Ordinal));
    }

    private static string Key(object member, JsonSerializerOptions options)
    {
        var map = Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(member.GetType(), typeof(int)))!;
        ((System.Collections.IDictionary)map).Add(member, 0);
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(map, map.GetType(), options));
        return json.RootElement.EnumerateObject().Single().Name;
    }
}
