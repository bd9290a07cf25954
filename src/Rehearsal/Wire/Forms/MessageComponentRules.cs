using System.Text;
using Rehearsal.World;

namespace Rehearsal.Wire.Forms;

/// <summary>The rules for components of a message, with and without the second version.</summary>
internal sealed class MessageComponentRules(FormErrors errors, bool v2, int maxId = int.MaxValue)
{
    private const int MaxComponents = 40;
    private const int MaxText = 4000;
    private const int MaxTextBytes = 10_170;
    private readonly HashSet<string> _customIds = [];
    private int _count;
    private int _text;
    private int _bytes;

    public IReadOnlyList<WorldComponent> Read(JsonForm message, IReadOnlyList<string> files)
    {
        var top = message.Many("components", 0, v2 ? MaxComponents : 5);
        foreach (var one in top)
            ReadTop(one, files);
        if (v2 && _count > MaxComponents)
            errors.Add(
                "components",
                "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED",
                $"The total number of components cannot exceed {MaxComponents}");
        if (_text > MaxText)
            errors.Add("components", "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", $"Total text size must not exceed {MaxText}");
        errors.Check();
        if (_bytes > MaxTextBytes)
            throw new RefusedException(500, 0, "500: Internal Server Error");
        return ComponentNumbering.Assign(top);
    }

    private void ReadTop(JsonForm one, IReadOnlyList<string> files)
    {
        var type = Count(one);
        if (type == WorldComponentType.ActionRow)
            Row(one);
        else if (!v2)
            WrongType(one);
        else if (type == WorldComponentType.Container)
            Container(one, files);
        else
            Block(one, type, files);
    }

    private void Container(JsonForm one, IReadOnlyList<string> files)
    {
        one.Knows("type", "id", "components", "accent_color", "spoiler");
        one.Number("accent_color", 0, 0xFFFFFF);
        one.Flag("spoiler");
        foreach (var child in one.Many("components", 1, MaxComponents, required: true))
        {
            var type = Count(child);
            if (type == WorldComponentType.ActionRow)
                Row(child);
            else
                Block(child, type, files);
        }
    }

    private void Block(JsonForm one, WorldComponentType type, IReadOnlyList<string> files)
    {
        switch (type)
        {
            case WorldComponentType.TextDisplay:
                Text(one);
                break;
            case WorldComponentType.Section:
                Section(one, files);
                break;
            case WorldComponentType.MediaGallery:
                one.Knows("type", "id", "items");
                foreach (var item in one.Many("items", 1, 10, required: true))
                    Media(item, "media", files);
                break;
            case WorldComponentType.File:
                one.Knows("type", "id", "file", "spoiler", "name", "size");
                Url(one.One("file", required: true), files, onlyAttachment: true);
                break;
            case WorldComponentType.Separator:
                one.Knows("type", "id", "divider", "spacing");
                one.Flag("divider");
                one.Number("spacing", 1, 2);
                break;
            default:
                WrongType(one);
                break;
        }
    }

    private void Section(JsonForm one, IReadOnlyList<string> files)
    {
        one.Knows("type", "id", "components", "accessory");
        foreach (var child in one.Many("components", 1, 3, required: true))
        {
            if (Count(child) == WorldComponentType.TextDisplay)
                Text(child);
            else
                WrongType(child);
        }
        if (one.One("accessory", required: true) is not { } accessory)
            return;
        switch (Count(accessory))
        {
            case WorldComponentType.Button:
                ControlRules.Button(accessory, Claim);
                break;
            case WorldComponentType.Thumbnail:
                Media(accessory, "media", files);
                break;
            default:
                WrongType(accessory);
                break;
        }
    }

    private void Row(JsonForm row)
    {
        row.Knows("type", "id", "components");
        var children = row.Many("components", 1, 5, required: true);
        var selects = 0;
        foreach (var child in children)
        {
            var type = Count(child);
            if (type == WorldComponentType.Button)
                ControlRules.Button(child, Claim);
            else if (type is WorldComponentType.StringSelect or >= WorldComponentType.UserSelect and <= WorldComponentType.ChannelSelect)
                selects += ControlRules.Select(child, type, Claim, inModal: false);
            else
                WrongType(child);
        }
        if (selects > 0 && children.Count > 1)
            row.Fail("components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "A select takes a whole row");
    }

    private void Text(JsonForm one)
    {
        one.Knows("type", "id", "content");
        var text = one.Text("content", 1, MaxText, required: true) ?? "";
        if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
            one.Fail("content", "BASE_TYPE_REQUIRED", "This field is required");
        _text += text.Length;
        _bytes += Encoding.UTF8.GetByteCount(text) + 12;
    }

    private static void Media(JsonForm one, string name, IReadOnlyList<string> files)
    {
        one.Text("description", 0, 1024);
        one.Flag("spoiler");
        Url(one.One(name, required: true), files, onlyAttachment: false);
    }

    private static void Url(JsonForm? media, IReadOnlyList<string> files, bool onlyAttachment)
    {
        if (media is not { } form || form.Text("url", 1, 2048, required: true) is not { } url)
            return;
        const string Attached = "attachment://";
        if (url.StartsWith(Attached, StringComparison.Ordinal))
        {
            if (!files.Contains(url[Attached.Length..]))
                form.Fail(
                    "url",
                    "UNFURLED_MEDIA_ITEM_REFERENCED_ATTACHMENT_NOT_FOUND",
                    $"The referenced attachment \"{url}\" was not found");
        }
        else if (onlyAttachment
            || !(url.StartsWith("https://", StringComparison.Ordinal) || url.StartsWith("http://", StringComparison.Ordinal)))
        {
            form.Fail("url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
    }

    private WorldComponentType Count(JsonForm one)
    {
        _count++;
        one.Number("id", 0, maxId);
        return (WorldComponentType)(one.Number("type", 1, 23, required: true) ?? 0);
    }

    private void Claim(JsonForm one, string id)
    {
        if (!_customIds.Add(id))
            one.Fail("custom_id", "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
    }

    private static void WrongType(JsonForm one) =>
        one.Fail("type", "UNION_TYPE_CHOICES", "Value of field \"type\" is not allowed here.");
}
