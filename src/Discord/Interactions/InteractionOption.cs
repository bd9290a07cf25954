using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;

namespace Discord.Interactions;

/// <summary>
/// An option as a person filled it. The accessors return null where the value is of another kind; an autocomplete may carry
/// anything. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-application-command-interaction-data-option-structure
/// </summary>
public sealed record InteractionOption
{
    /// <summary>The name, never localised.</summary>
    public string Name { get; init; } = "";

    /// <summary>The kind.</summary>
    public CommandOptionType Type { get; init; }

    /// <summary>The value as sent; undefined for a subcommand.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Value { get; init; }

    /// <summary>Of a subcommand or group: what is inside.</summary>
    public IReadOnlyList<InteractionOption> Options { get; init; } = [];

    /// <summary>In an autocomplete: whether this one is being typed.</summary>
    public bool Focused { get; init; }

    /// <summary>The value as text.</summary>
    public string? AsString() => Value.ValueKind == JsonValueKind.String ? Value.GetString() : null;

    /// <summary>The value as a whole number.</summary>
    public long? AsInteger() => Value.ValueKind == JsonValueKind.Number && Value.TryGetInt64(out var number) ? number : null;

    /// <summary>The value as a number.</summary>
    public double? AsNumber() => Value.ValueKind == JsonValueKind.Number ? Value.GetDouble() : null;

    /// <summary>The value as yes or no.</summary>
    public bool? AsBoolean() => Value.ValueKind is JsonValueKind.True or JsonValueKind.False ? Value.GetBoolean() : null;

    /// <summary>The value as an id of a user, role, channel or file.</summary>
    public Snowflake? AsSnowflake() => Snowflake.TryParse(AsString(), out var id) ? id : null;

    /// <summary>The name alone, so that no answer slips into a log.</summary>
    public override string ToString() => $"InteractionOption {Name}";
}
