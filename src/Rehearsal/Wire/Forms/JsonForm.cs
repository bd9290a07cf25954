using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>Collects what is wrong with a body, in the tree format of the platform's answer.</summary>
internal sealed class FormErrors
{
    private readonly JsonObject _tree = [];

    public bool Any => _tree.Count > 0;

    /// <summary>These are unknown properties. They are not refused, but no correct client sends them.</summary>
    public List<string> Oddities { get; } = [];

    public void Add(string path, string code, string message)
    {
        var at = _tree;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            if (at[part] is not JsonObject next)
                at[part] = next = [];
            at = next;
        }
        if (at["_errors"] is not JsonArray errors)
            at["_errors"] = errors = [];
        errors.Add(new JsonObject { ["code"] = code, ["message"] = message });
    }

    /// <exception cref="RefusedException">The body has errors; the code is 50035.</exception>
    public void Check()
    {
        if (Any)
            throw new RefusedException(400, 50035, "Invalid Form Body", _tree);
    }
}

/// <summary>Reads one JSON object. Null and absent are the same unless asked; what does not fit is noted, not thrown.</summary>
internal readonly struct JsonForm(JsonElement json, string path, FormErrors errors)
{
    public JsonElement Json { get; } = json;
    public string Path { get; } = path;
    public FormErrors Errors { get; } = errors;

    public static JsonForm Of(JsonElement body, FormErrors errors)
    {
        if (body.ValueKind is not (JsonValueKind.Object or JsonValueKind.Undefined))
            errors.Add("", "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        return new(body, "", errors);
    }

    public bool Has(string name) => Json.ValueKind == JsonValueKind.Object && Json.TryGetProperty(name, out _);

    public bool HasValue(string name) => Get(name) is not null;

    public JsonElement? Get(string name)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            return null;
        return Json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    public void Fail(string name, string code, string message) => Errors.Add(Under(name), code, message);

    public string Under(string name)
    {
        if (Path.Length == 0)
            return name;
        return name.Length == 0 ? Path : $"{Path}.{name}";
    }

    public string? Text(string name, int least, int most, bool required = false)
    {
        if (Get(name) is not { } value)
        {
            if (required)
                Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
            return null;
        }
        if (value.ValueKind != JsonValueKind.String)
        {
            Fail(name, "STRING_TYPE_CONVERT", "Could not interpret value as string.");
            return null;
        }
        var text = value.GetString()!;
        if (text.Length < least || text.Length > most)
            Fail(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        return text;
    }

    public long? Number(string name, long least, long most, bool required = false)
    {
        if (Get(name) is not { } value)
        {
            if (required)
                Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
            return null;
        }
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt64(out var number))
        {
            Fail(name, "NUMBER_TYPE_COERCE", "Value is not an integer.");
            return null;
        }
        if (number < least || number > most)
            Fail(name, "NUMBER_TYPE_RANGE", $"Value should be between {least} and {most}.");
        return number;
    }

    public bool? Flag(string name)
    {
        if (Get(name) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fail(name, "BOOLEAN_TYPE_CONVERT", "Must be either true or false.");
        return null;
    }

    public ulong? Id(string name, bool required = false)
    {
        if (Get(name) is not { } value)
        {
            if (required)
                Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
            return null;
        }
        if (ulong.TryParse(value.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
            return id;
        Fail(name, "NUMBER_TYPE_COERCE", $"Value \"{value}\" is not snowflake.");
        return null;
    }

    public IReadOnlyList<JsonForm> Many(string name, int least, int most, bool required = false)
    {
        if (Get(name) is not { } value)
        {
            if (required)
                Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
            return [];
        }
        if (value.ValueKind != JsonValueKind.Array)
        {
            Fail(name, "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType");
            return [];
        }
        if (value.GetArrayLength() < least || value.GetArrayLength() > most)
            Fail(name, "BASE_TYPE_BAD_LENGTH", $"Must be between {least} and {most} in length.");
        var (path, errors) = (Under(name), Errors);
        return [.. value.EnumerateArray().Select((v, i) => new JsonForm(v, $"{path}.{i}", errors))];
    }

    public JsonForm? One(string name, bool required = false)
    {
        if (Get(name) is { ValueKind: JsonValueKind.Object } value)
            return new(value, Under(name), Errors);
        if (Has(name) && Get(name) is not null)
            Fail(name, "MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType");
        else if (required)
            Fail(name, "BASE_TYPE_REQUIRED", "This field is required");
        return null;
    }

    /// <summary>Notes properties that are not among the known ones.</summary>
    public void Knows(params ReadOnlySpan<string> names)
    {
        if (Json.ValueKind != JsonValueKind.Object)
            return;
        foreach (var property in Json.EnumerateObject())
        {
            if (!names.Contains(property.Name))
                Errors.Oddities.Add($"unknown property \"{Under(property.Name)}\"");
        }
    }
}
