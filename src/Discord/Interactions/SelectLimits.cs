using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>The limits of selects and of their options, in messages and forms alike.</summary>
internal static class SelectLimits
{
    private const int MaxOptions = 25;

    public static void Check(FieldPath path, Select select, ComponentLimits.Totals totals)
    {
        totals.CustomId(path, select.CustomId);
        path.OptionalText("placeholder", select.Placeholder, 0, 150);
        CheckBounds(path, select.MinValues, select.MaxValues ?? 1, MaxOptions);
        if (select is StringSelect text)
        {
            CheckOptions(path, text.Options, 1, MaxOptions, emoji: true);
            path.Range("min_values", text.MinValues, 0, text.Options.Count);
            path.Range("max_values", text.MaxValues, 1, text.Options.Count);
            CheckDefaults(path.Field("options"), text.Options.Count(option => option.Default == true), text.MaxValues ?? 1);
        }
        if (select is EntitySelect { DefaultValues: { } defaults })
            CheckDefaults(path.Field("default_values"), defaults.Count, select.MaxValues ?? 1);
    }

    /// <summary>The fewest and most choices.</summary>
    public static void CheckBounds(FieldPath path, int? fewest, int? greatest, int limit)
    {
        path.Range("min_values", fewest, 0, limit);
        path.Range("max_values", greatest, 1, limit);
        if (fewest is { } least && greatest is { } most && least > most)
            throw path.Field("min_values").Wrong($"{least} is more than max_values, which is {most}");
    }

    public static void CheckOptions(FieldPath path, IReadOnlyList<SelectOption> options, int least, int most, bool emoji)
    {
        path.Count("options", options, least, most);
        var values = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Count; i++)
        {
            var (at, option) = (path.Item("options", i), options[i]);
            at.Text("label", option.Label, 1, 100);
            at.Text("value", option.Value, 1, 100);
            at.Require("value", values.Add(option.Value), "is used twice");
            at.OptionalText("description", option.Description, 0, 100);
            at.Require("emoji", emoji || option.Emoji is null, "is for selects only");
        }
    }

    public static void CheckDefaults(FieldPath path, int count, int most)
    {
        if (count > most)
            throw path.Wrong($"{count} chosen from the start, at most {most}");
    }
}
