using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>The rules for a modal.</summary>
internal sealed class ModalForm(FormErrors errors)
{
    private readonly HashSet<string> _customIds = [];

    public static WorldModal Read(WorldInteraction interaction, JsonForm data)
    {
        data.Knows("custom_id", "title", "components");
        var customId = data.Text("custom_id", 1, 100, required: true);
        var title = data.Text("title", 1, 45, required: true);
        var parts = data.Many("components", 1, 5, required: true);
        var rules = new ModalForm(data.Errors);
        foreach (var part in parts)
            rules.Part(part);
        rules.Check();
        return new(interaction, customId!, title!, ComponentNumbering.Assign(parts));
    }

    private void Check() => errors.Check();

    private void Part(JsonForm part)
    {
        part.Number("id", 0, int.MaxValue);
        switch ((WorldComponentType)(part.Number("type", 1, 23, required: true) ?? 0))
        {
            case WorldComponentType.TextDisplay:
                part.Knows("type", "id", "content");
                part.Text("content", 1, 4000, required: true);
                break;
            case WorldComponentType.ActionRow:
                Row(part);
                break;
            case WorldComponentType.Label:
                Label(part);
                break;
            default:
                part.Fail("type", "UNION_TYPE_CHOICES", "Value of field \"type\" is not allowed here.");
                break;
        }
    }

    private void Row(JsonForm row)
    {
        foreach (var child in row.Many("components", 1, 1, required: true))
        {
            child.Text("label", 1, 45, required: true);
            if (child.Number("type", 4, 4, required: true) == 4)
                TextInput(child);
        }
    }

    private void Label(JsonForm label)
    {
        label.Knows("type", "id", "label", "description", "component");
        label.Text("label", 1, 45, required: true);
        label.Text("description", 0, 100);
        if (label.One("component", required: true) is not { } input)
            return;
        input.Number("id", 0, int.MaxValue);
        var type = (WorldComponentType)(input.Number("type", 1, 23, required: true) ?? 0);
        switch (type)
        {
            case WorldComponentType.TextInput:
                if (input.HasValue("label"))
                    input.Fail("label", "BASE_TYPE_BAD_VALUE", "A text input in a label has no label of its own");
                TextInput(input);
                break;
            case WorldComponentType.StringSelect or (>= WorldComponentType.UserSelect and <= WorldComponentType.ChannelSelect):
                ControlRules.Select(input, type, Claim, inModal: true);
                break;
            case WorldComponentType.FileUpload:
                Files(input);
                break;
            case WorldComponentType.RadioGroup or WorldComponentType.CheckboxGroup:
                Group(input, type);
                break;
            case WorldComponentType.Checkbox:
                input.Knows("type", "id", "custom_id", "default");
                Id(input);
                input.Flag("default");
                break;
            default:
                input.Fail("type", "UNION_TYPE_CHOICES", "Value of field \"type\" is not allowed here.");
                break;
        }
    }

    private void TextInput(JsonForm input)
    {
        input.Knows("type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value", "placeholder");
        Id(input);
        input.Number("style", 1, 2, required: true);
        var least = input.Number("min_length", 0, 4000) ?? 0;
        var most = input.Number("max_length", 1, 4000) ?? 4000;
        if (least > most)
            input.Fail("min_length", "BASE_TYPE_MIN_GREATER_THAN_MAX", "min_length is greater than max_length");
        input.Flag("required");
        input.Text("value", 0, (int)most);
        input.Text("placeholder", 0, 100);
    }

    private void Files(JsonForm input)
    {
        input.Knows("type", "id", "custom_id", "min_values", "max_values", "required", "file_types");
        Id(input);
        input.Number("min_values", 0, 10);
        input.Number("max_values", 1, 10);
        input.Flag("required");
        input.Many("file_types", 0, 10);
    }

    private void Group(JsonForm input, WorldComponentType type)
    {
        input.Knows("type", "id", "custom_id", "options", "min_values", "max_values", "required");
        Id(input);
        input.Flag("required");
        var isRadio = type == WorldComponentType.RadioGroup;
        var most = isRadio ? 1 : input.Number("max_values", 1, 10) ?? 10;
        ControlRules.Options(input, isRadio ? 2 : 1, 10, most);
        if (!isRadio && input.Number("min_values", 0, 10) is 0 && input.Flag("required") != false)
            input.Fail("min_values", "BASE_TYPE_BAD_VALUE", "A required group needs min_values of at least 1");
    }

    private void Id(JsonForm input)
    {
        if (input.Text("custom_id", 1, 100, required: true) is { } id)
            Claim(input, id);
    }

    private void Claim(JsonForm input, string id)
    {
        if (!_customIds.Add(id))
            input.Fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }
}
