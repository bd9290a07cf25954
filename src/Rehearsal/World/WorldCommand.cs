using System.Globalization;
using System.Text.Json;

namespace Rehearsal.World;

/// <summary>A registered command.</summary>
internal sealed class WorldCommand(ulong id, WorldGuild? guild, JsonElement json, ulong version)
{
    public ulong Id { get; } = id;
    public ulong Version { get; } = version;

    /// <summary>This is the server of the command; it is null for a global command.</summary>
    public WorldGuild? Guild { get; } = guild;

    /// <summary>This is the JSON as it was registered.</summary>
    public JsonElement Json { get; } = json;
    public string Name => Json.GetProperty("name").GetString()!;
    public int Type => Json.TryGetProperty("type", out var t) && t.ValueKind == JsonValueKind.Number ? t.GetInt32() : 1;
    public string Description => Json.TryGetProperty("description", out var d) ? d.GetString() ?? "" : "";
    public IReadOnlyList<WorldCommandOption> Options => WorldCommandOption.Of(Json);

    /// <summary>These are the permissions that a member needs by default; null means none, 0 means administrators only.</summary>
    public WorldPermission? DefaultMemberPermissions =>
        Json.TryGetProperty("default_member_permissions", out var p) && p.ValueKind != JsonValueKind.Null
            ? (WorldPermission)ulong.Parse(p.ToString(), CultureInfo.InvariantCulture)
            : null;

    /// <summary>True when the command can be used in this context: 0 is a server, 1 a direct message to the bot.</summary>
    public bool WorksIn(int context)
    {
        if (Guild is not null)
            return context == 0;
        if (!Json.TryGetProperty("contexts", out var all) || all.ValueKind != JsonValueKind.Array)
            return context is 0 or 1;
        return all.EnumerateArray().Any(c => c.GetInt32() == context);
    }
}

internal sealed class WorldCommandOption(JsonElement json)
{
    public const int SubCommand = 1, SubCommandGroup = 2, String = 3, Integer = 4, Boolean = 5, User = 6, Channel = 7, Role = 8,
        Mentionable = 9, Number = 10, Attachment = 11;

    public string Name => json.GetProperty("name").GetString()!;
    public string Description => json.TryGetProperty("description", out var d) ? d.GetString() ?? "" : "";
    public int Type => json.GetProperty("type").GetInt32();
    public bool IsRequired => json.TryGetProperty("required", out var r) && r.ValueKind == JsonValueKind.True;
    public bool Autocompletes => json.TryGetProperty("autocomplete", out var a) && a.ValueKind == JsonValueKind.True;
    public IReadOnlyList<WorldCommandOption> Options => Of(json);
    public double? Min => Limit("min_value");
    public double? Max => Limit("max_value");
    public double? MinLength => Limit("min_length");
    public double? MaxLength => Limit("max_length");

    public IReadOnlyList<(string Name, JsonElement Value)> Choices =>
        !json.TryGetProperty("choices", out var all) || all.ValueKind != JsonValueKind.Array
            ? []
            : [.. all.EnumerateArray().Select(c => (c.GetProperty("name").GetString()!, c.GetProperty("value")))];

    internal static IReadOnlyList<WorldCommandOption> Of(JsonElement json) =>
        !json.TryGetProperty("options", out var all) || all.ValueKind != JsonValueKind.Array
            ? []
            : [.. all.EnumerateArray().Select(o => new WorldCommandOption(o))];

    private double? Limit(string name) =>
        json.TryGetProperty(name, out var p) && p.ValueKind == JsonValueKind.Number ? p.GetDouble() : null;
}
