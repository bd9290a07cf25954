using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>The rules for buttons and select menus.</summary>
internal static class ControlRules
{
    public static void Button(JsonForm one, Action<JsonForm, string> claim)
    {
        one.Knows("type", "id", "style", "label", "emoji", "custom_id", "url", "sku_id", "disabled");
        var style = one.Number("style", 1, 6, required: true);
        var label = one.Text("label", 0, 80);
        one.Flag("disabled");
        Emoji(one);
        var customId = one.Text("custom_id", 1, 100, required: style is >= 1 and <= 4);
        var url = one.Text("url", 1, 512, required: style == 5);
        if (style != 6 && string.IsNullOrWhiteSpace(label) && !one.HasValue("emoji"))
            one.Fail("label", "BUTTON_COMPONENT_REQUIRES_LABEL_OR_EMOJI", "A button needs a label or an emoji");
        if (style is >= 1 and <= 4 && url is not null)
            one.Fail("url", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        if (style == 5 && customId is not null)
            one.Fail("custom_id", "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
        if (customId is not null)
            claim(one, customId);
    }

    /// <summary>Checks a select menu and returns 1, so that a row can count its selects.</summary>
    public static int Select(JsonForm one, WorldComponentType type, Action<JsonForm, string> claim, bool inModal)
    {
        one.Knows("type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled", "required", "default_values",
            "channel_types");
        if (one.Text("custom_id", 1, 100, required: true) is { } id)
            claim(one, id);
        one.Text("placeholder", 0, 150);
        var least = one.Number("min_values", 0, 25);
        var most = one.Number("max_values", 1, 25);
        if ((least ?? 1) > (most ?? 1))
            one.Fail("min_values", "BASE_TYPE_MIN_GREATER_THAN_MAX", "min_values is greater than max_values");
        if (type == WorldComponentType.StringSelect)
            Options(one, 1, 25, most ?? 1);
        CheckUse(one, inModal, least);
        return 1;
    }

    /// <summary>Checks the options of a select or group, and returns their number.</summary>
    public static int Options(JsonForm one, int least, int most, long selectable)
    {
        var options = one.Many("options", least, most, required: true);
        var values = new HashSet<string>();
        foreach (var option in options)
        {
            option.Knows("label", "value", "description", "emoji", "default");
            option.Text("label", 1, 100, required: true);
            option.Text("description", 0, 100);
            option.Flag("default");
            Emoji(option);
            if (option.Text("value", 1, 100, required: true) is { } value && !values.Add(value))
                option.Fail("value", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
        }
        if (options.Count(o => o.Flag("default") == true) > selectable)
            one.Fail("options", "SELECT_COMPONENT_TOO_MANY_DEFAULTS", "More defaults than max_values");
        if (selectable > options.Count && one.HasValue("max_values"))
            one.Fail("max_values", "SELECT_COMPONENT_MAX_VALUES_TOO_LARGE", "max_values is greater than the number of options");
        return options.Count;
    }

    private static void CheckUse(JsonForm one, bool inModal, long? least)
    {
        if (inModal && one.Flag("disabled") == true)
            one.Fail("disabled", "COMPONENT_DISABLED_IN_MODAL", "Components in modals cannot be disabled");
        if (inModal && one.Flag("required") != false && least == 0)
            one.Fail("min_values", "BASE_TYPE_BAD_VALUE", "A required select needs min_values of at least 1");
        if (!inModal && one.Has("required"))
            one.Errors.Oddities.Add($"\"{one.Under("required")}\" belongs to modals");
        if (one.Get("default_values") is { ValueKind: JsonValueKind.Array } defaults
            && defaults.GetArrayLength() > (one.Number("max_values", 1, 25) ?? 1))
            one.Fail("default_values", "BASE_TYPE_BAD_LENGTH", "More default values than max_values");
    }

    private static void Emoji(JsonForm one)
    {
        if (one.One("emoji") is not { } emoji)
            return;
        emoji.Knows("id", "name", "animated");
        var name = emoji.Text("name", 1, 64);
        // A name of ASCII letters without an id is not a Unicode emoji.
        if (!emoji.HasValue("id") && (name is null || name.All(char.IsAscii)))
            emoji.Fail("name", "BUTTON_COMPONENT_INVALID_EMOJI", "Invalid emoji");
    }
}
