using System.Text.Json;
using System.Text.RegularExpressions;

namespace Rehearsal.Wire.Forms;

/// <summary>The rules for an application command.</summary>
internal static partial class CommandForm
{
    private static readonly string[] _locales =
    [
        "id", "da", "de", "en-GB", "en-US", "es-ES", "es-419", "fr", "hr", "it", "lt", "hu", "nl", "no", "pl", "pt-BR", "ro", "fi",
        "sv-SE", "vi", "tr", "cs", "el", "bg", "ru", "uk", "hi", "th", "zh-CN", "ja", "zh-TW", "ko", "ar", "he",
    ];

    public static string Check(JsonForm form, bool inGuild)
    {
        form.Knows("id", "name", "name_localizations", "description", "description_localizations", "options", "default_member_permissions",
            "dm_permission", "default_permission", "type", "nsfw", "contexts", "integration_types", "handler");
        var type = form.Number("type", 1, 4) ?? 1;
        var name = form.Text("name", 1, 32, required: true) ?? "";
        if (type == 1)
        {
            Name(form, name);
            form.Text("description", 1, 100, required: true);
        }
        else if (form.Text("description", 0, 100) is { Length: > 0 })
        {
            form.Fail(
                "description",
                "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_CANNOT_BE_SET",
                "Context menu commands cannot have description");
        }
        Localizations(form, type);
        if (inGuild && (form.HasValue("contexts") || form.HasValue("integration_types")))
            form.Fail("contexts", "APPLICATION_COMMAND_CONTEXTS_GUILD", "Only global commands have contexts");
        foreach (var context in form.Many("contexts", 0, 3))
            Choice(context, 0, 2);
        foreach (var integration in form.Many("integration_types", 0, 2))
            Choice(integration, 0, 1);
        Options(form, type, 0);
        if (Size(form.Json) > 8000)
            form.Fail("", "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
        return name;
    }

    private static void Choice(JsonForm number, int least, int most)
    {
        if (number.Json.ValueKind != JsonValueKind.Number || number.Json.GetInt32() < least || number.Json.GetInt32() > most)
            number.Fail("", "BASE_TYPE_CHOICES", $"Value must be between {least} and {most}");
    }

    private static void Options(JsonForm form, long type, int depth)
    {
        var names = new HashSet<string>();
        var optional = false;
        var (plain, nested) = (0, 0);
        foreach (var option in form.Many("options", 0, 25))
        {
            var kind = One(option, names, depth);
            if (kind is 1 or 2)
                nested++;
            else
                plain++;
            var required = option.Flag("required") ?? false;
            if (required && optional)
                option.Fail(
                    "",
                    "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID",
                    "Required options must be placed before non-required options");
            optional |= !required;
            if (type != 1)
                option.Fail("", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_CANNOT_BE_SET", "Context menu commands have no options");
        }
        if (plain > 0 && nested > 0)
            form.Fail(
                "options",
                "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID",
                "Sub-command and sub-command group option types are mutually exclusive to all other types");
    }

    private static long One(JsonForm option, HashSet<string> names, int depth)
    {
        option.Knows("type", "name", "name_localizations", "description", "description_localizations", "required", "choices", "options",
            "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete", "file_types");
        var kind = option.Number("type", 1, 11, required: true) ?? 0;
        var name = option.Text("name", 1, 32, required: true) ?? "";
        Name(option, name);
        if (!names.Add(name))
            option.Fail("name", "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
        option.Text("description", 1, 100, required: true);
        Localizations(option, 1);
        if ((kind == 2 && depth > 0) || (kind == 1 && depth > 1))
            option.Fail("type", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Nested too deep");
        if (kind is 1 or 2)
            Options(option, 1, depth + 1);
        var choices = option.Many("choices", 0, 25);
        foreach (var choice in choices)
        {
            choice.Text("name", 1, 100, required: true);
            if (kind == 3)
                choice.Text("value", 1, 100, required: true);
        }
        if (choices.Count > 0 && option.Flag("autocomplete") == true)
            option.Fail("choices", "APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES", "autocomplete excludes choices");
        option.Number("min_length", 0, 6000);
        option.Number("max_length", 1, 6000);
        return kind;
    }

    private static void Name(JsonForm form, string name)
    {
        if (name.Length > 0 && (!Names().IsMatch(name) || name.Any(c => char.ToLowerInvariant(c) != c)))
            form.Fail("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static void Localizations(JsonForm form, long type)
    {
        foreach (var field in (string[])["name_localizations", "description_localizations"])
        {
            if (form.One(field) is not { } all)
                continue;
            foreach (var (locale, text) in all.Json.EnumerateObject().Select(p => (p.Name, p.Value.ToString())))
            {
                if (!_locales.Contains(locale))
                    all.Fail(locale, "ENUM_TYPE_COERCE", $"\"{locale}\" is not a locale");
                var isName = field[0] == 'n';
                if (text.Length is 0 || text.Length > (isName ? 32 : 100))
                    all.Fail(locale, "BASE_TYPE_BAD_LENGTH", "Too long");
                else if (isName && type == 1)
                    Name(new(form.Json, all.Under(locale), form.Errors), text);
            }
        }
    }

    /// <summary>Returns the size of a command: its names, descriptions and values. Of a localised field the longest text counts.</summary>
    private static int Size(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return 0;
        var texts = Field(json, "name") + Field(json, "description") + Text(json, "value");
        return texts + Nested(json, "options") + Nested(json, "choices");
    }

    private static int Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()!.Length : 0;

    private static int Nested(JsonElement json, string name) =>
        json.TryGetProperty(name, out var all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().Sum(Size) : 0;

    private static int Field(JsonElement json, string name)
    {
        var own = Text(json, name);
        return !json.TryGetProperty($"{name}_localizations", out var all) || all.ValueKind != JsonValueKind.Object
            ? own
            : all.EnumerateObject().Select(p => p.Value.ToString().Length).Append(own).Max();
    }

    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$")]
    private static partial Regex Names();
}
