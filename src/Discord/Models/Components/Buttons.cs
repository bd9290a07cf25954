namespace Discord.Models.Components;

/// <summary>Up to five buttons, or exactly one select. Source: docs.discord.com/developers/components/reference#action-row.</summary>
/// <param name="Components">What stands in the row.</param>
public sealed record ActionRow(IReadOnlyList<Component> Components) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.ActionRow;

    /// <summary>What stands in the row.</summary>
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];
}

/// <summary>A button. Source: docs.discord.com/developers/components/reference#button.</summary>
/// <param name="Style">The colour, or a link.</param>
/// <param name="Label">Up to 80 characters; null with only an emoji.</param>
/// <param name="CustomId">1 to 100 characters, unique in the message; null for a link.</param>
public sealed record Button(ButtonStyle Style, string? Label, string? CustomId) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Button;

    /// <summary>Where a link leads, up to 512 characters.</summary>
    public string? Url { get; init; }

    /// <summary>Of a premium button, which this library reads and does not send: what it sells.</summary>
    public Snowflake? SkuId { get; init; }

    /// <summary>An emoji before the label.</summary>
    public Emoji? Emoji { get; init; }

    /// <summary>Greyed out when true.</summary>
    public bool? Disabled { get; init; }
}

/// <summary>How a button looks. Source: docs.discord.com/developers/components/reference#button-button-styles.</summary>
public enum ButtonStyle
{
    /// <summary>The most important action.</summary>
    Primary = 1,
    /// <summary>Another action.</summary>
    Secondary = 2,
    /// <summary>A confirming action.</summary>
    Success = 3,
    /// <summary>An action that cannot be undone.</summary>
    Danger = 4,
    /// <summary>Opens an address and sends no interaction.</summary>
    Link = 5,
    /// <summary>Opens a purchase and sends no interaction; this library reads it but cannot make one.</summary>
    Premium = 6,
}

/// <summary>An emoji of Unicode, or of a guild. Source: docs.discord.com/developers/resources/emoji#emoji-object.</summary>
public sealed record Emoji
{
    /// <summary>The id of a guild's emoji; null for Unicode.</summary>
    public Snowflake? Id { get; init; }

    /// <summary>The character itself, or the name of a guild's emoji.</summary>
    public string? Name { get; init; }

    /// <summary>Whether a guild's emoji moves.</summary>
    public bool? Animated { get; init; }

    /// <summary>A character of Unicode.</summary>
    public static Emoji Unicode(string character) => new() { Name = character };
}
