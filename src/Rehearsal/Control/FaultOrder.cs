using System.Globalization;
using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Control;

/// <summary>Reads the parameters of a requested fault. Whatever is wrong with them throws a message of one sentence.</summary>
internal sealed class FaultOrder(World.World world, JsonElement body)
{
    public string? Text(string name) => Get(name) is { } value
        ? value.ValueKind == JsonValueKind.String ? value.GetString() : throw new RehearsalException($"\"{name}\" is a text.")
        : null;

    public bool Flag(string name) => Get(name)?.ValueKind switch
    {
        null or JsonValueKind.False => false,
        JsonValueKind.True => true,
        _ => throw new RehearsalException($"\"{name}\" is true or false."),
    };

    /// <summary>Reads a whole number that is not negative.</summary>
    public int Number(string name, int? usual = null)
    {
        if (Get(name) is not { } value)
            return usual ?? throw new RehearsalException($"\"{name}\" is missing.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= 0
            ? number
            : throw new RehearsalException($"\"{name}\" is a whole number.");
    }

    public T Choice<T>(string name)
        where T : struct, Enum =>
        Text(name) is { } text && Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<T>(text, ignoreCase: true)
            : throw new RehearsalException($"\"{name}\" is one of: {string.Join(", ", Enum.GetNames<T>())}.");

    public WorldGuild Guild() => world.FindGuild(Id("guild")) ?? throw new RehearsalException("There is no such guild.");

    public WorldChannel Channel() => world.FindChannel(Id("channel")) ?? throw new RehearsalException("There is no such channel.");

    public WorldChannel Thread() =>
        world.FindChannel(Id("thread")) is { IsThread: true } thread ? thread : throw new RehearsalException("There is no such thread.");

    public WorldPerson Person() => world.FindUser(Id("person")) as WorldPerson ?? throw new RehearsalException("There is no such person.");

    private ulong Id(string name) => ulong.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        ? id
        : throw new RehearsalException($"\"{name}\" is the id of a {name}, as a text.");

    private JsonElement? Get(string name)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw new RehearsalException("An order is a JSON object.");
        return body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }
}
