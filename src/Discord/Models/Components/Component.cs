using System.Text.Json;

namespace Discord.Models.Components;

/// <summary>A building block of messages and forms. Source: docs.discord.com/developers/components/reference.</summary>
public abstract record Component
{
    /// <summary>The platform's number for the kind.</summary>
    public abstract ComponentType Type { get; }

    /// <summary>A number unique within the message; assigned by the platform when null.</summary>
    public int? Id { get; init; }

    /// <summary>The kind alone, so that no text slips into a log.</summary>
    public sealed override string ToString() => Type.ToString();
}

/// <summary>
/// A component of a kind this library does not know, kept as it came and written back the same. Source:
/// docs.discord.com/developers/components/reference#component-object-component-types.
/// </summary>
/// <param name="Kind">The number in <c>type</c>; 0 where there was none.</param>
/// <param name="Raw">The whole object.</param>
public sealed record UnknownComponent(ComponentType Kind, JsonElement Raw) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => Kind;
}

/// <summary>The kinds of components. Source: docs.discord.com/developers/components/reference#component-object-component-types.</summary>
public enum ComponentType
{
    /// <summary>No kind was given.</summary>
    None = 0,
    /// <summary>A row of buttons, or one select.</summary>
    ActionRow = 1,
    /// <summary>A button.</summary>
    Button = 2,
    /// <summary>A select of given texts.</summary>
    StringSelect = 3,
    /// <summary>A text field of a form.</summary>
    TextInput = 4,
    /// <summary>A select of users.</summary>
    UserSelect = 5,
    /// <summary>A select of roles.</summary>
    RoleSelect = 6,
    /// <summary>A select of users and roles.</summary>
    MentionableSelect = 7,
    /// <summary>A select of channels.</summary>
    ChannelSelect = 8,
    /// <summary>Texts with a button or picture beside them.</summary>
    Section = 9,
    /// <summary>Text in Markdown.</summary>
    TextDisplay = 10,
    /// <summary>A small picture in a section.</summary>
    Thumbnail = 11,
    /// <summary>Pictures.</summary>
    MediaGallery = 12,
    /// <summary>An uploaded file.</summary>
    File = 13,
    /// <summary>A line or space.</summary>
    Separator = 14,
    /// <summary>A frame around others.</summary>
    Container = 17,
    /// <summary>The caption of a field in a form.</summary>
    Label = 18,
    /// <summary>A field of a form for files.</summary>
    FileUpload = 19,
    /// <summary>A field of a form with one choice.</summary>
    RadioGroup = 21,
    /// <summary>A field of a form with several choices.</summary>
    CheckboxGroup = 22,
    /// <summary>A field of a form with yes or no.</summary>
    Checkbox = 23,
}
