using System.Globalization;
using System.Text.Json.Nodes;

namespace Rehearsal.World;

/// <summary>Turns a person's input into the submitted data, and refuses what Discord's client refuses.</summary>
internal static class FormSubmission
{
    /// <summary>Marks a field that was not changed and keeps its initial value.</summary>
    public static readonly object Untouched = new();

    /// <summary>Returns one top-level part of a submitted form.</summary>
    public static JsonObject Submitted(WorldModal modal, WorldComponent part, object? value, List<object> resolved)
    {
        var answer = new JsonObject { ["type"] = (int)part.Type, ["id"] = part.Id };
        if (part.Children is not [var input])
            return answer;
        var filled = new JsonObject { ["type"] = (int)input.Type, ["id"] = input.Id, ["custom_id"] = input.CustomId };
        Fill(filled, modal, input, value, resolved);
        if (part.Type == WorldComponentType.Label)
            answer["component"] = filled;
        else
            answer["components"] = new JsonArray(filled);
        return answer;
    }

    /// <summary>Returns the values of a select or group, checked against its limits.</summary>
    public static JsonArray Values(
        World world, WorldComponent select, IEnumerable<object> chosen, List<object> resolved, bool required = true)
    {
        var values = chosen.Select(c => One(world, select, c, resolved)).Distinct().ToList();
        var least = required || values.Count > 0 ? select.MinValues ?? 1 : 0;
        var most = select.MaxValues ?? (select.Type == WorldComponentType.CheckboxGroup ? select.Options.Count : 1);
        if (values.Count < least || values.Count > most)
            throw new RehearsalException($"\"{select.CustomId}\" takes {least} to {most} values, not {values.Count}.");
        return [.. values];
    }

    public static IEnumerable<object> Many(object? value) => value switch
    {
        null => [],
        string one => [one],
        System.Collections.IEnumerable all => all.Cast<object>(),
        _ => [value],
    };

    private static void Fill(JsonObject filled, WorldModal modal, WorldComponent input, object? value, List<object> resolved)
    {
        var untouched = ReferenceEquals(value, Untouched);
        switch (input.Type)
        {
            case WorldComponentType.TextInput:
                var text = untouched ? input.Value : Convert.ToString(value, CultureInfo.InvariantCulture);
                filled["value"] = Text(modal, input, text ?? "");
                break;
            case WorldComponentType.Checkbox:
                filled["value"] = untouched ? input.IsDefault : value is true;
                break;
            case WorldComponentType.RadioGroup:
                var chosen = untouched ? input.Options.Where(o => o.IsDefault).Select(o => o.Value).FirstOrDefault() : (object?)value;
                if (chosen is null && input.IsRequired)
                    throw new RehearsalException($"\"{input.CustomId}\" needs a choice.");
                filled["value"] = chosen is null ? null : One(modal.By.World, input, chosen, resolved);
                break;
            default:
                var all = untouched ? input.Options.Where(o => o.IsDefault).Select(o => o.Value).Concat(input.Defaults) : Many(value);
                filled["values"] = Values(modal.By.World, input, all, resolved, input.IsRequired);
                break;
        }
    }

    private static string Text(WorldModal modal, WorldComponent input, string text)
    {
        if (text.Trim().Length == 0 && input.IsRequired)
            throw new RehearsalException($"\"{input.CustomId}\" of \"{modal.Title}\" is required.");
        if (text.Length > (input.MaxLength ?? 4000) || (text.Length > 0 && text.Length < (input.MinLength ?? 0)))
            throw new RehearsalException($"\"{input.CustomId}\" of \"{modal.Title}\" does not take {text.Length} characters.");
        return text;
    }

    private static string One(World world, WorldComponent select, object chosen, List<object> resolved)
    {
        if (select.Type is WorldComponentType.StringSelect or WorldComponentType.RadioGroup or WorldComponentType.CheckboxGroup)
        {
            var name = Convert.ToString(chosen, CultureInfo.InvariantCulture);
            var option = select.Options.FirstOrDefault(o => o.Value == name) ?? select.Options.FirstOrDefault(o => o.Label == name);
            return option?.Value ?? throw new RehearsalException(
                $"\"{select.CustomId}\" has no option \"{name}\", only: {string.Join(", ", select.Options.Select(o => o.Label))}.");
        }
        var thing = chosen is string id && ulong.TryParse(id, CultureInfo.InvariantCulture, out var number)
            ? (object?)world.FindUser(number) ?? world.FindChannel(number) : chosen;
        resolved.Add(thing ?? throw new RehearsalException($"\"{select.CustomId}\" cannot hold \"{chosen}\"."));
        return IdOf(thing, select.Type, world);
    }

    private static string IdOf(object thing, WorldComponentType type, World world) => (thing, type) switch
    {
        (WorldUser user, WorldComponentType.UserSelect or WorldComponentType.MentionableSelect) => $"{user.Id}",
        (WorldRole role, WorldComponentType.RoleSelect or WorldComponentType.MentionableSelect) => $"{role.Id}",
        (WorldChannel channel, WorldComponentType.ChannelSelect) => $"{channel.Id}",
        (Upload upload, WorldComponentType.FileUpload) => $"{world.Store(upload).Id}",
        _ => throw new RehearsalException($"A {type} does not hold {thing}."),
    };
}
