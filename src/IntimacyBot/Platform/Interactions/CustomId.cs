using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using Discord.Models;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Interactions;

/// <summary>The route of a typed custom id. Old messages contain it, so it is never renamed.</summary>
[AttributeUsage(AttributeTargets.Struct)]
internal sealed class RouteAttribute(string name) : Attribute
{
    public string Name => name;
}

/// <summary>
/// A typed custom id: a readonly record struct with a <see cref="RouteAttribute"/>. It holds ids only and authorises nothing.
/// </summary>
internal interface ICustomId;

/// <summary>
/// Writes typed custom ids and reads them back. The text is the route and then each field, separated by colons, and has at most 100
/// characters.
/// </summary>
internal static class CustomIds
{
    public const int Longest = 100;

    /// <summary>This character stands before the server in the ids of a page in direct messages.</summary>
    private const char At = '@';
    private const int ServerLength = 11;

    private static readonly ConcurrentDictionary<Type, Shape> Shapes = new();

    public static string Write<T>(this T id)
        where T : struct, ICustomId
    {
        var shape = ShapeOf(typeof(T));
        var text = string.Join(':', shape.Fields.Select(f => Text(f.GetValue(id))).Prepend(shape.Route));
        return text.Length <= Longest
            ? text
            : throw new InvalidOperationException(
                $"A custom id of route {shape.Route} has {text.Length} characters, at most {Longest} fit.");
    }

    public static string RouteOf(string customId) => customId.Split([':', At], 2)[0];

    /// <summary>
    /// Appends the server to an id. The id stays as it is when it names a server already, or when both together would be longer than
    /// Discord allows.
    /// </summary>
    public static string In(this string customId, Snowflake server)
    {
        if (ServerOf(customId) is not null || customId.Length + 1 + ServerLength > Longest)
            return customId;
        return $"{customId}{At}{Base64Url.EncodeToString(BitConverter.GetBytes(server.Value))}";
    }

    /// <summary>Returns the server in an id, or null when it names none.</summary>
    public static Snowflake? ServerOf(string customId)
    {
        var server = customId.AsSpan()[Bare(customId).Length..];
        return server.Length == ServerLength + 1 && Base64Url.IsValid(server[1..])
            ? new Snowflake(BitConverter.ToUInt64(Base64Url.DecodeFromChars(server[1..])))
            : null;
    }

    /// <summary>Returns the id without its server, as its type wrote it.</summary>
    public static string Bare(string customId) => customId.LastIndexOf(At) is >= 0 and var at ? customId[..at] : customId;

    /// <summary>Escapes a text for use in an id. A colon takes only one character, because an id inside another has many.</summary>
    public static string Escape(string text) =>
        Uri.EscapeDataString(text).Replace("~", "%7E", StringComparison.Ordinal).Replace("%3A", "~", StringComparison.Ordinal);

    public static string RouteOf(Type id) => ShapeOf(id).Route;

    /// <summary>Returns null for any text that this type never wrote.</summary>
    public static T? Read<T>(string customId)
        where T : struct, ICustomId
    {
        var shape = ShapeOf(typeof(T));
        var parts = customId.Split(':');
        if (parts[0] != shape.Route || parts.Length != shape.Fields.Length + 1)
            return null;
        var values = new object?[shape.Fields.Length];
        for (var i = 0; i < values.Length; i++)
            if (!TryParse(shape.Fields[i].PropertyType, parts[i + 1], out values[i]))
                return null;
        var id = shape.Make is { } make ? (T)make.Invoke(values) : default;
        return id.Write() == customId ? id : null;
    }

    private static Shape ShapeOf(Type type) => Shapes.GetOrAdd(type, t =>
    {
        var route = t.GetCustomAttribute<RouteAttribute>()?.Name ?? throw new InvalidOperationException($"{t.Name} has no route.");
        var make = t.GetConstructors().MaxBy(c => c.GetParameters().Length);
        return new Shape(route, make, [.. (make?.GetParameters() ?? []).Select(p => t.GetProperty(p.Name!)!)]);
    });

    private static string Text(object? value) => value switch
    {
        Guid g => Base64Url.EncodeToString(g.ToByteArray()),
        Enum e => StoredNames.Of(e),
        string s => Escape(s),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        null => "",
        _ => value.ToString()!,
    };

    private static bool TryParse(Type type, string text, out object? value)
    {
        value = null;
        if (type == typeof(Guid))
        {
            if (text.Length != 22 || !Base64Url.IsValid(text))
                return false;
            value = new Guid(Base64Url.DecodeFromChars(text));
        }
        else if (type == typeof(string))
        {
            value = Uri.UnescapeDataString(text.Replace("~", "%3A", StringComparison.Ordinal));
        }
        else if (type == typeof(int))
        {
            value = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        }
        else if (type == typeof(Snowflake))
        {
            value = Snowflake.TryParse(text, out var id) ? id : null;
        }
        else if (type == typeof(bool))
        {
            value = text switch { "True" => true, "False" => false, _ => null };
        }
        else if (type.IsEnum)
        {
            value = StoredNames.Find(type, text);
        }

        return value is not null;
    }

    /// <summary>
    /// How one type of id is written and read. <paramref name="Make"/> is null for a struct without fields, which has no constructor to
    /// call.
    /// </summary>
    private sealed record Shape(string Route, ConstructorInfo? Make, PropertyInfo[] Fields);
}
