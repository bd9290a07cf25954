using System.Text.Json;
using System.Text.Json.Serialization;
using Discord.Models;
using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>
/// A component of a submitted form: a wrapper with others inside, or a field with its answer. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure.
/// </summary>
public sealed record SubmittedComponent
{
    /// <summary>The kind.</summary>
    public ComponentType Type { get; init; }

    /// <summary>The number of the component.</summary>
    public int Id { get; init; }

    /// <summary>Of a field: its custom id.</summary>
    public string? CustomId { get; init; }

    /// <summary>Of a field with one answer: a string, a boolean, or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public JsonElement Value { get; init; }

    /// <summary>Of a field with several answers.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    /// <summary>Of a label: its field.</summary>
    public SubmittedComponent? Component { get; init; }

    /// <summary>Of an action row: its fields.</summary>
    public IReadOnlyList<SubmittedComponent> Components { get; init; } = [];

    /// <summary>The kind alone, so that no answer slips into a log.</summary>
    public override string ToString() => Type.ToString();
}

/// <summary>
/// The answer given in one field of a form. Source:
/// docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-modal-submit-data-structure.
/// </summary>
/// <param name="Type">The kind of field.</param>
/// <param name="Values">What was given: nothing, one text, or several choices. A checkbox gives <c>true</c> or <c>false</c>.</param>
public sealed record SubmittedField(ComponentType Type, IReadOnlyList<string> Values)
{
    /// <summary>The first answer; null where nothing was given or the text was left empty.</summary>
    public string? Value => Values is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>Whether a checkbox is ticked.</summary>
    public bool IsChecked => Values is ["true"];

    /// <summary>The answers as ids; those that are none are left out.</summary>
    public IReadOnlyList<Snowflake> Ids()
    {
        var ids = new List<Snowflake>(Values.Count);
        foreach (var value in Values)
            if (Snowflake.TryParse(value, out var id))
                ids.Add(id);
        return ids;
    }

    /// <summary>The kind alone, so that no answer slips into a log.</summary>
    public override string ToString() => $"SubmittedField ({Type})";

    internal static Dictionary<string, SubmittedField> Collect(IReadOnlyList<SubmittedComponent> components)
    {
        var fields = new Dictionary<string, SubmittedField>(StringComparer.Ordinal);
        Collect(components, fields);
        return fields;
    }

    private static void Collect(IReadOnlyList<SubmittedComponent> components, Dictionary<string, SubmittedField> fields)
    {
        foreach (var component in components)
        {
            if (component.CustomId is { } id)
                fields[id] = new SubmittedField(component.Type, component.Values ?? One(component.Value));
            if (component.Component is { } child)
                Collect([child], fields);
            Collect(component.Components, fields);
        }
    }

    private static string[] One(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        _ => [],
    };
}
