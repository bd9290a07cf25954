using Discord.Models.Components;

namespace Discord.Interactions;

/// <summary>The limits of each component that may stand in a message.</summary>
internal static class MessageComponents
{
    public static void Check(FieldPath path, Component? component, ComponentLimits.Totals totals)
    {
        if (component is null)
            throw path.Wrong("is missing");
        totals.Count(path, component);
        switch (component)
        {
            case ActionRow row:
                CheckRow(path, row, totals);
                break;
            case TextDisplay text:
                totals.Text(path, text);
                break;
            case Section section:
                CheckSection(path, section, totals);
                break;
            case MediaGallery gallery:
                CheckGallery(path, gallery);
                break;
            case FileComponent file:
                CheckMedia(path.Field("file"), file.File);
                break;
            case Separator separator:
                path.Range("spacing", separator.Spacing, 1, 2);
                break;
            case Container container:
                CheckContainer(path, container, totals);
                break;
            case UnknownComponent:
                break;
            default:
                throw path.Wrong($"{component.Type} cannot stand here");
        }
    }

    private static void CheckRow(FieldPath path, ActionRow row, ComponentLimits.Totals totals)
    {
        path.Count("components", row.Components, 1, 5);
        for (var i = 0; i < row.Components.Count; i++)
        {
            var at = path.Item("components", i);
            var component = row.Components[i] ?? throw at.Wrong("is missing");
            totals.Count(at, component);
            switch (component)
            {
                case Button button:
                    CheckButton(at, button, totals);
                    break;
                case Select select when row.Components.Count == 1:
                    SelectLimits.Check(at, select, totals);
                    at.Require("required", select.Required is null, "is for forms only");
                    break;
                case Select:
                    throw at.Wrong("a select stands alone in its row");
                case UnknownComponent:
                    break;
                default:
                    throw at.Wrong($"{component.Type} cannot stand in a row");
            }
        }
    }

    private static void CheckButton(FieldPath path, Button button, ComponentLimits.Totals totals)
    {
        path.OptionalText("label", button.Label, 1, 80);
        path.Require("label", button.Label is not null || button.Emoji is not null, "is missing, and so is the emoji");
        if (button.Style == ButtonStyle.Link)
        {
            path.Text("url", button.Url, 1, 512);
            path.Require("custom_id", button.CustomId is null, "must be absent on a link");
            return;
        }
        path.Require("style", button.Style is >= ButtonStyle.Primary and <= ButtonStyle.Danger, "cannot be sent");
        path.Require("url", button.Url is null, "is for links only");
        totals.CustomId(path, button.CustomId);
    }

    private static void CheckSection(FieldPath path, Section section, ComponentLimits.Totals totals)
    {
        path.Count("components", section.Components, 1, 3);
        for (var i = 0; i < section.Components.Count; i++)
        {
            var at = path.Item("components", i);
            if (section.Components[i] is not (TextDisplay or UnknownComponent))
                throw at.Wrong("a section holds text displays");
            Check(at, section.Components[i], totals);
        }
        CheckAccessory(path.Field("accessory"), section.Accessory, totals);
    }

    private static void CheckAccessory(FieldPath path, Component? accessory, ComponentLimits.Totals totals)
    {
        if (accessory is not null)
            totals.Count(path, accessory);
        switch (accessory)
        {
            case Button button:
                CheckButton(path, button, totals);
                break;
            case Thumbnail thumbnail:
                path.OptionalText("description", thumbnail.Description, 1, 1024);
                CheckMedia(path.Field("media"), thumbnail.Media);
                break;
            case UnknownComponent:
                break;
            default:
                throw path.Wrong("must be a button or a thumbnail");
        }
    }

    private static void CheckGallery(FieldPath path, MediaGallery gallery)
    {
        path.Count("items", gallery.Items, 1, 10);
        for (var i = 0; i < gallery.Items.Count; i++)
        {
            var at = path.Item("items", i);
            at.OptionalText("description", gallery.Items[i].Description, 1, 1024);
            CheckMedia(at.Field("media"), gallery.Items[i].Media);
        }
    }

    private static void CheckContainer(FieldPath path, Container container, ComponentLimits.Totals totals)
    {
        path.Count("components", container.Components, 1, ComponentLimits.MaxTotal);
        path.Range("accent_color", container.AccentColor, 0, 0xFFFFFF);
        for (var i = 0; i < container.Components.Count; i++)
        {
            var at = path.Item("components", i);
            if (container.Components[i] is Container)
                throw at.Wrong("a container holds no container");
            Check(at, container.Components[i], totals);
        }
    }

    private static void CheckMedia(FieldPath path, Media? media)
    {
        path.Text("url", media?.Url, 1, 2048);
        path.Require(
            "url",
            Uri.TryCreate(media!.Url, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http" or "attachment"),
            "must be an address of https, http or attachment");
    }
}
