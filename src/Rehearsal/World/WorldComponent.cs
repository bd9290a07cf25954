using System.Text.Json;

namespace Rehearsal.World;

internal enum WorldComponentType
{
    ActionRow = 1,
    Button = 2,
    StringSelect = 3,
    TextInput = 4,
    UserSelect = 5,
    RoleSelect = 6,
    MentionableSelect = 7,
    ChannelSelect = 8,
    Section = 9,
    TextDisplay = 10,
    Thumbnail = 11,
    MediaGallery = 12,
    File = 13,
    Separator = 14,
    Container = 17,
    Label = 18,
    FileUpload = 19,
    RadioGroup = 21,
    CheckboxGroup = 22,
    Checkbox = 23,
}

/// <summary>One choice of a select, radio or checkbox group.</summary>
internal sealed record WorldComponentOption(string Label, string Value, string? Description, string? Emoji, bool IsDefault);

/// <summary>A component of a message or a modal, read from the JSON it came as.</summary>
internal sealed class WorldComponent
{
    private readonly Lazy<IReadOnlyList<WorldComponent>> _children;

    public WorldComponent(JsonElement json)
    {
        Json = json;
        _children = new(() => [.. Nested(json).Select(c => new WorldComponent(c))]);
    }

    /// <summary>This is the JSON as it is sent, with the component's id.</summary>
    public JsonElement Json { get; }
    public WorldComponentType Type => (WorldComponentType)Number("type").GetValueOrDefault();
    public int Id => Number("id") ?? 0;
    public string? CustomId => Text("custom_id");
    public string? Label => Text("label");
    public string? Description => Text("description");
    public string? Placeholder => Text("placeholder");
    public string? Content => Text("content");
    public string? Url => Text("url");
    public string? Value => Text("value");
    public int Style => Number("style") ?? 1;
    public bool IsDisabled => Flag("disabled") ?? false;
    public bool IsRequired => Flag("required") ?? true;
    public bool IsDefault => Flag("default") ?? false;
    public int? MinValues => Number("min_values");
    public int? MaxValues => Number("max_values");
    public int? MinLength => Number("min_length");
    public int? MaxLength => Number("max_length");

    /// <summary>This is a Unicode emoji as it is, or a server's emoji as its name between colons.</summary>
    public string? Emoji
    {
        get
        {
            if (!Json.TryGetProperty("emoji", out var emoji) || emoji.ValueKind != JsonValueKind.Object)
                return null;
            var name = emoji.TryGetProperty("name", out var given) ? given.GetString() : null;
            var isOwn = emoji.TryGetProperty("id", out var id) && id.ValueKind != JsonValueKind.Null;
            return isOwn ? $":{name}:" : name;
        }
    }

    public bool IsSelect => Type is WorldComponentType.StringSelect or WorldComponentType.UserSelect or WorldComponentType.RoleSelect
        or WorldComponentType.MentionableSelect or WorldComponentType.ChannelSelect;

    public IReadOnlyList<WorldComponent> Children => _children.Value;

    public IReadOnlyList<WorldComponentOption> Options =>
        !Json.TryGetProperty("options", out var all) || all.ValueKind != JsonValueKind.Array
            ? []
            : [.. all.EnumerateArray()
                .Select(o => new WorldComponent(o))
                .Select(o => new WorldComponentOption(o.Label ?? "", o.Value ?? "", o.Description, o.Emoji, o.IsDefault))];

    /// <summary>These are the ids that a user, role or channel select has chosen initially.</summary>
    public IReadOnlyList<string> Defaults => !Json.TryGetProperty("default_values", out var all) || all.ValueKind != JsonValueKind.Array
        ? []
        : [.. all.EnumerateArray().Select(o => o.GetProperty("id").ToString())];

    public bool Is(string name) => Names.Contains(name);

    /// <summary>These are the names by which tests find the component.</summary>
    internal IEnumerable<string> Names => new[] { CustomId, Label, Placeholder }.OfType<string>();

    public IEnumerable<WorldComponent> WithDescendants() => Children.SelectMany(c => c.WithDescendants()).Prepend(this);

    private static IEnumerable<JsonElement> Nested(JsonElement json)
    {
        if (json.TryGetProperty("components", out var children) && children.ValueKind == JsonValueKind.Array)
        {
            foreach (var child in children.EnumerateArray())
                yield return child;
        }
        foreach (var name in (string[])["accessory", "component"])
        {
            if (json.TryGetProperty(name, out var one) && one.ValueKind == JsonValueKind.Object)
                yield return one;
        }
    }

    private string? Text(string name) =>
        Json.TryGetProperty(name, out var p) && p.ValueKind == JsonValueKind.String ? p.GetString() : null;

    private int? Number(string name)
    {
        if (!Json.TryGetProperty(name, out var property) || property.ValueKind != JsonValueKind.Number)
            return null;
        return property.TryGetInt32(out var number) ? number : null;
    }

    private bool? Flag(string name) =>
        Json.TryGetProperty(name, out var p) && p.ValueKind is JsonValueKind.True or JsonValueKind.False ? p.GetBoolean() : null;
}
