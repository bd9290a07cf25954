using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>The limits of forms. Source: docs.discord.com/developers/components/reference#label.</summary>
internal static class FormLimits
{
    private const int MaxParts = 5;
    private const int MaxText = 4000;
    private const int MaxChoices = 10;

    public static void Check(FieldPath path, Modal modal)
    {
        path.Text("custom_id", modal.CustomId, 1, 100);
        path.Text("title", modal.Title, 1, 45);
        path.Count("components", modal.Components, 1, MaxParts);
        var totals = new ComponentLimits.Totals();
        for (var i = 0; i < modal.Components.Count; i++)
        {
            var at = path.Item("components", i);
            var component = modal.Components[i] ?? throw at.Wrong("is missing");
            totals.Count(at, component);
            switch (component)
            {
                case Label label:
                    CheckLabel(at, label, totals);
                    break;
                case TextDisplay text:
                    totals.Text(at, text);
                    break;
                default:
                    throw at.Wrong($"{component.Type} cannot stand in a form; use a label");
            }
        }
    }

    private static void CheckLabel(FieldPath path, Label label, ComponentLimits.Totals totals)
    {
        path.Text("label", label.Text, 1, 45);
        path.OptionalText("description", label.Description, 0, 100);
        var at = path.Field("component");
        if (label.Child is not null)
            totals.Count(at, label.Child);
        switch (label.Child)
        {
            case TextInput input:
                CheckInput(at, input, totals);
                break;
            case Select select:
                CheckSelect(at, select, totals);
                break;
            case RadioGroup group:
                CheckRadio(at, group, totals);
                break;
            case CheckboxGroup group:
                CheckBoxes(at, group, totals);
                break;
            case Checkbox box:
                totals.CustomId(at, box.CustomId);
                break;
            case FileUpload upload:
                totals.CustomId(at, upload.CustomId);
                SelectLimits.CheckBounds(at, upload.MinValues, upload.MaxValues, MaxChoices);
                CheckRequired(at, upload.Required, upload.MinValues);
                at.Count("file_types", upload.FileTypes, 0, MaxChoices);
                break;
            default:
                throw at.Wrong("must be a field");
        }
    }

    private static void CheckInput(FieldPath path, TextInput input, ComponentLimits.Totals totals)
    {
        totals.CustomId(path, input.CustomId);
        path.Require("style", input.Style is TextInputStyle.Short or TextInputStyle.Paragraph);
        path.Range("min_length", input.MinLength, 0, MaxText);
        path.Range("max_length", input.MaxLength, 1, MaxText);
        if (input is { MinLength: { } least, MaxLength: { } most } && least > most)
            throw path.Field("min_length").Wrong($"{least} is more than max_length, which is {most}");
        path.OptionalText("value", input.Value, 0, input.MaxLength ?? MaxText);
        path.OptionalText("placeholder", input.Placeholder, 0, 100);
    }

    private static void CheckSelect(FieldPath path, Select select, ComponentLimits.Totals totals)
    {
        SelectLimits.Check(path, select, totals);
        path.Require("disabled", select.Disabled is null, "is for messages only");
        CheckRequired(path, select.Required, select.MinValues);
    }

    private static void CheckRadio(FieldPath path, RadioGroup group, ComponentLimits.Totals totals)
    {
        totals.CustomId(path, group.CustomId);
        SelectLimits.CheckOptions(path, group.Options, 2, MaxChoices, emoji: false);
        SelectLimits.CheckDefaults(path.Field("options"), group.Options.Count(option => option.Default == true), 1);
    }

    private static void CheckBoxes(FieldPath path, CheckboxGroup group, ComponentLimits.Totals totals)
    {
        totals.CustomId(path, group.CustomId);
        SelectLimits.CheckOptions(path, group.Options, 1, MaxChoices, emoji: false);
        SelectLimits.CheckBounds(path, group.MinValues, group.MaxValues, group.Options.Count);
        CheckRequired(path, group.Required, group.MinValues);
    }

    private static void CheckRequired(FieldPath path, bool? required, int? fewest) =>
        path.Require("min_values", required == false || fewest is not 0, "is 0, but an answer is required");
}
