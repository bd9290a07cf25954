using System.Text.Json.Serialization;

namespace Discord.Models.Components;

/// <summary>A field of a form with its caption. Source: docs.discord.com/developers/components/reference#label.</summary>
/// <param name="Text">The caption, 1 to 45 characters.</param>
/// <param name="Child">The field: text input, a select, radio group, checkbox group, checkbox or file upload.</param>
public sealed record Label(
    [property: JsonPropertyName("label")] string Text,
    [property: JsonPropertyName("component")] Component Child) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Label;

    /// <summary>Up to 100 characters below the caption.</summary>
    public string? Description { get; init; }
}

/// <summary>A text field. Source: docs.discord.com/developers/components/reference#text-input.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the form.</param>
/// <param name="Style">One line or several.</param>
public sealed record TextInput(string CustomId, TextInputStyle Style) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.TextInput;

    /// <summary>The fewest characters, 0 to 4000.</summary>
    public int? MinLength { get; init; }

    /// <summary>The most characters, 1 to 4000.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Whether it must be filled; true by default.</summary>
    public bool? Required { get; init; }

    /// <summary>What stands in it from the start, up to 4000 characters.</summary>
    public string? Value { get; init; }

    /// <summary>Shown while it is empty, up to 100 characters.</summary>
    public string? Placeholder { get; init; }
}

/// <summary>The size of a text field. Source: docs.discord.com/developers/components/reference#text-input-text-input-styles.</summary>
public enum TextInputStyle
{
    /// <summary>One line.</summary>
    Short = 1,
    /// <summary>Several lines.</summary>
    Paragraph = 2,
}

/// <summary>A field with one choice of 2 to 10. Source: docs.discord.com/developers/components/reference#radio-group.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the form.</param>
/// <param name="Options">The choices.</param>
public sealed record RadioGroup(string CustomId, IReadOnlyList<SelectOption> Options) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.RadioGroup;

    /// <summary>The choices.</summary>
    public IReadOnlyList<SelectOption> Options { get; init; } = Options ?? [];

    /// <summary>Whether one must be chosen; true by default.</summary>
    public bool? Required { get; init; }
}

/// <summary>A field with several choices of 1 to 10. Source: docs.discord.com/developers/components/reference#checkbox-group.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the form.</param>
/// <param name="Options">The choices.</param>
public sealed record CheckboxGroup(string CustomId, IReadOnlyList<SelectOption> Options) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.CheckboxGroup;

    /// <summary>The choices.</summary>
    public IReadOnlyList<SelectOption> Options { get; init; } = Options ?? [];

    /// <summary>The fewest choices, 0 to 10; 1 by default.</summary>
    public int? MinValues { get; init; }

    /// <summary>The most choices, 1 to 10; all by default.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Whether it must be answered; true by default.</summary>
    public bool? Required { get; init; }
}

/// <summary>A field with yes or no, which cannot be required. Source: docs.discord.com/developers/components/reference#checkbox.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the form.</param>
public sealed record Checkbox(string CustomId) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Checkbox;

    /// <summary>Whether it is ticked from the start.</summary>
    public bool? Default { get; init; }
}

/// <summary>A field for up to 10 files. Source: docs.discord.com/developers/components/reference#file-upload.</summary>
/// <param name="CustomId">1 to 100 characters, unique in the form.</param>
public sealed record FileUpload(string CustomId) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.FileUpload;

    /// <summary>The fewest files, 0 to 10; 1 by default.</summary>
    public int? MinValues { get; init; }

    /// <summary>The most files, 1 to 10; 1 by default.</summary>
    public int? MaxValues { get; init; }

    /// <summary>Whether it must be answered; true by default.</summary>
    public bool? Required { get; init; }

    /// <summary>
    /// Up to 10 groups (<c>image</c>, <c>video</c>, <c>audio</c>) or endings (<c>.pdf</c>) offered; only names are looked at, never
    /// contents.
    /// </summary>
    public IReadOnlyList<string>? FileTypes { get; init; }
}
