using Discord.Models;

namespace Discord.Interactions;

/// <summary>The limits of each component that may stand in a message.</summary>
internal static class MessageComponents
{
    public static void Check(FieldPath place, Component? component, ComponentLimits.Seen seen)
    {
        if (component is null)
            throw place.Wrong("is missing");
        seen.Count(place, component);
        switch (component)
        {
            case ActionRow row:
                CheckRow(place, row, seen);
                break;
            case TextDisplay text:
                seen.Text(place, text);
                break;
            case Section section:
                CheckSection(place, section, seen);
                break;
            case MediaGallery gallery:
                CheckGallery(place, gallery);
                break;
            case FileComponent file:
                CheckMedia(place.Field("file"), file.File);
                break;
            case Separator separator:
                place.Range("spacing", separator.Spacing, 1, 2);
                break;
            case Container container:
                CheckContainer(place, container, seen);
                break;
            case UnknownComponent:
                break;
            default:
                throw place.Wrong($"{component.Type} cannot stand here");
        }
    }

    private static void CheckRow(FieldPath place, ActionRow row, ComponentLimits.Seen seen)
    {
        place.Count("components", row.Components, 1, 5);
        for (var i = 0; i < row.Components.Count; i++)
        {
            var at = place.Item("components", i);
            var component = row.Components[i] ?? throw at.Wrong("is missing");
            seen.Count(at, component);
            switch (component)
            {
                case Button button:
                    CheckButton(at, button, seen);
                    break;
                case Select select when row.Components.Count == 1:
                    SelectLimits.Check(at, select, seen);
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

    private static void CheckButton(FieldPath place, Button button, ComponentLimits.Seen seen)
    {
        place.OptionalText("label", button.Label, 1, 80);
        place.Require("label", button.Label is not null || button.Emoji is not null, "is missing, and so is the emoji");
        if (button.Style == ButtonStyle.Link)
        {
            place.Text("url", button.Url, 1, 512);
            place.Require("custom_id", button.CustomId is null, "must be absent on a link");
            return;
        }
        place.Require("style", button.Style is >= ButtonStyle.Primary and <= ButtonStyle.Danger, "cannot be sent");
        place.Require("url", button.Url is null, "is for links only");
        seen.CustomId(place, button.CustomId);
    }

    private static void CheckSection(FieldPath place, Section section, ComponentLimits.Seen seen)
    {
        place.Count("components", section.Components, 1, 3);
        for (var i = 0; i < section.Components.Count; i++)
        {
            var at = place.Item("components", i);
            if (section.Components[i] is not (TextDisplay or UnknownComponent))
                throw at.Wrong("a section holds text displays");
            Check(at, section.Components[i], seen);
        }
        CheckAccessory(place.Field("accessory"), section.Accessory, seen);
    }

    private static void CheckAccessory(FieldPath place, Component? accessory, ComponentLimits.Seen seen)
    {
        if (accessory is not null)
            seen.Count(place, accessory);
        switch (accessory)
        {
            case Button button:
                CheckButton(place, button, seen);
                break;
            case Thumbnail thumbnail:
                place.OptionalText("description", thumbnail.Description, 1, 1024);
                CheckMedia(place.Field("media"), thumbnail.Media);
                break;
            case UnknownComponent:
                break;
            default:
                throw place.Wrong("must be a button or a thumbnail");
        }
    }

    private static void CheckGallery(FieldPath place, MediaGallery gallery)
    {
        place.Count("items", gallery.Items, 1, 10);
        for (var i = 0; i < gallery.Items.Count; i++)
        {
            var at = place.Item("items", i);
            at.OptionalText("description", gallery.Items[i].Description, 1, 1024);
            CheckMedia(at.Field("media"), gallery.Items[i].Media);
        }
    }

    private static void CheckContainer(FieldPath place, Container container, ComponentLimits.Seen seen)
    {
        place.Count("components", container.Components, 1, ComponentLimits.MostTotal);
        place.Range("accent_color", container.AccentColor, 0, 0xFFFFFF);
        for (var i = 0; i < container.Components.Count; i++)
        {
            var at = place.Item("components", i);
            if (container.Components[i] is Container)
                throw at.Wrong("a container holds no container");
            Check(at, container.Components[i], seen);
        }
    }

    private static void CheckMedia(FieldPath place, Media? media)
    {
        place.Text("url", media?.Url, 1, 2048);
        place.Require(
            "url",
            Uri.TryCreate(media!.Url, UriKind.Absolute, out var url) && url.Scheme is ("https" or "http" or "attachment"),
            "must be an address of https, http or attachment");
    }
}
