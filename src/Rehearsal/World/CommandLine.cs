using System.Globalization;
using System.Text.Json.Nodes;

namespace Rehearsal.World;

/// <summary>What a person types after the slash, checked as Discord's client checks it.</summary>
internal sealed class CommandLine
{
    private readonly World _world;
    private readonly WorldCommand _command;
    private readonly string[] _path;
    private readonly IReadOnlyList<WorldCommandOption> _options;
    private readonly List<object> _resolved = [];

    public CommandLine(World world, WorldCommand command, string[] path)
    {
        (_world, _command, _path, _options) = (world, command, path, command.Options);
        foreach (var word in path.Skip(1))
        {
            var next = _options.FirstOrDefault(o => o.Name == word
                && o.Type is WorldCommandOption.SubCommand or WorldCommandOption.SubCommandGroup);
            _options = next?.Options ?? throw new RehearsalException($"/{string.Join(' ', path)}: there is no \"{word}\".");
        }
        if (_options.Any(o => o.Type is WorldCommandOption.SubCommand or WorldCommandOption.SubCommandGroup))
            throw new RehearsalException($"/{string.Join(' ', path)} needs one of: {string.Join(", ", _options.Select(o => o.Name))}.");
    }

    public IReadOnlyList<object> Resolved => _resolved;

    /// <summary>Returns the interaction's data for a complete command.</summary>
    public JsonObject Finished(IReadOnlyList<(string Name, object? Value)> given)
    {
        foreach (var option in _options.Where(o => o.IsRequired && !given.Any(g => g.Name == o.Name && g.Value is not null)))
            throw new RehearsalException($"/{string.Join(' ', _path)} needs the option \"{option.Name}\".");
        return Data([.. given.Where(g => g.Value is not null).Select(g => Filled(g.Name, g.Value!, check: true))]);
    }

    /// <summary>Returns the interaction's data for a command that is still being typed.</summary>
    public JsonObject Typing(string focused, string partial, IReadOnlyList<(string Name, object? Value)> given)
    {
        if (!Option(focused).Autocompletes)
            throw new RehearsalException($"\"{focused}\" of /{string.Join(' ', _path)} completes nothing.");
        var filled = given.Where(g => g.Value is not null).Select(g => Filled(g.Name, g.Value!, check: false)).ToList();
        var open = new JsonObject { ["name"] = focused, ["type"] = Option(focused).Type, ["value"] = partial, ["focused"] = true };
        return Data([.. filled, open]);
    }

    private JsonObject Data(JsonArray options)
    {
        for (var depth = _path.Length - 1; depth > 0; depth--)
        {
            var type = depth == _path.Length - 1 ? WorldCommandOption.SubCommand : WorldCommandOption.SubCommandGroup;
            options = [new JsonObject { ["name"] = _path[depth], ["type"] = type, ["options"] = options }];
        }
        var data = new JsonObject { ["id"] = $"{_command.Id}", ["name"] = _command.Name, ["type"] = _command.Type };
        if (options.Count > 0)
            data["options"] = options;
        if (_command.Guild is { } guild)
            data["guild_id"] = $"{guild.Id}";
        return data;
    }

    private JsonObject Filled(string name, object value, bool check)
    {
        var option = Option(name);
        var json = Value(option, value);
        if (check)
            Check(option, json);
        return new() { ["name"] = name, ["type"] = option.Type, ["value"] = json };
    }

    private WorldCommandOption Option(string name) => _options.FirstOrDefault(o => o.Name == name)
        ?? throw new RehearsalException($"/{string.Join(' ', _path)} has no option \"{name}\".");

    private JsonNode Value(WorldCommandOption option, object value)
    {
        if (option.Choices.Count > 0)
        {
            var text = Convert.ToString(value, CultureInfo.InvariantCulture);
            foreach (var (name, choice) in option.Choices)
            {
                if (name == text || choice.ToString() == text)
                    return JsonNode.Parse(choice.GetRawText())!;
            }
            throw new RehearsalException($"\"{option.Name}\" has no choice \"{text}\".");
        }
        return (option.Type, value) switch
        {
            (WorldCommandOption.String, string text) => text,
            (WorldCommandOption.Integer, int or long) => Convert.ToInt64(value, CultureInfo.InvariantCulture),
            (WorldCommandOption.Number, int or long or double) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
            (WorldCommandOption.Boolean, bool flag) => flag,
            (WorldCommandOption.User or WorldCommandOption.Mentionable, WorldUser user) => Remember(user, user.Id),
            (WorldCommandOption.Role or WorldCommandOption.Mentionable, WorldRole role) => Remember(role, role.Id),
            (WorldCommandOption.Channel, WorldChannel channel) => Remember(channel, channel.Id),
            (WorldCommandOption.Attachment, Upload upload) => Remember(upload, _world.Store(upload).Id),
            _ => throw new RehearsalException($"\"{option.Name}\" does not take {value}."),
        };
    }

    private JsonNode Remember(object thing, ulong id)
    {
        _resolved.Add(thing);
        return $"{id}";
    }

    private static void Check(WorldCommandOption option, JsonNode value)
    {
        var isText = option.Type == WorldCommandOption.String;
        var isNumber = option.Type is WorldCommandOption.Integer or WorldCommandOption.Number;
        if (!isText && !isNumber)
            return;
        var size = isText ? value.GetValue<string>().Length : double.Parse(value.ToJsonString(), CultureInfo.InvariantCulture);
        var (least, most) = isText ? (option.MinLength, option.MaxLength ?? 6000) : (option.Min, option.Max);
        if (size < least || size > most)
            throw new RehearsalException($"\"{option.Name}\" takes {least} to {most}, not {size}.");
    }
}
