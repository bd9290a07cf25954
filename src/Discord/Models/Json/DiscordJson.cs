using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Discord.Models.Components;

namespace Discord.Models.Json;

/// <summary>How this library reads and writes JSON. Source: docs.discord.com/developers/reference.</summary>
public static class DiscordJson
{
    /// <summary>
    /// The one cached set of options: snake case, absent instead of null, unknown fields ignored, null accepted everywhere.
    /// It is read-only.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The receiver is an API, not a page; escaping would only make requests longer.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { KeepDefaultOnNull, TypeFirst } },
            Converters = { new NullAsDefault(), new ComponentConverter(), new SnowflakesConverter() },
        };
        options.MakeReadOnly();
        return options;
    }

    /// <summary>Writes the kind of a component first, so that a reader need not read ahead.</summary>
    private static void TypeFirst(JsonTypeInfo type)
    {
        if (!type.Type.IsAssignableTo(typeof(Component)))
            return;
        foreach (var property in type.Properties)
            if (property.Name == "type")
                property.Order = -1;
    }

    /// <summary>A null for a text or list leaves the default of the record in place.</summary>
    private static void KeepDefaultOnNull(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.Set is { } set && !property.PropertyType.IsValueType)
                property.Set = (target, value) =>
                {
                    if (value is not null)
                        set(target, value);
                };
        }
    }
}
