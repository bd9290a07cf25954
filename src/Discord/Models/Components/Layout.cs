namespace Discord.Models.Components;

/// <summary>
/// Text in Markdown, 1 to 4000 characters; all texts of a message together at most 4000. Source:
/// docs.discord.com/developers/components/reference#text-display.
/// </summary>
/// <param name="Content">The text.</param>
public sealed record TextDisplay(string Content) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.TextDisplay;
}

/// <summary>One to three texts with something beside them. Source: docs.discord.com/developers/components/reference#section.</summary>
/// <param name="Components">The texts.</param>
/// <param name="Accessory">A <see cref="Button"/> or <see cref="Thumbnail"/>.</param>
public sealed record Section(IReadOnlyList<Component> Components, Component Accessory) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Section;

    /// <summary>The texts.</summary>
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];
}

/// <summary>Where a picture or file comes from. Source: docs.discord.com/developers/components/reference#unfurled-media-item.</summary>
/// <param name="Url"><c>https://…</c>, or <c>attachment://name</c> for a file sent along.</param>
public sealed record Media(string Url);

/// <summary>A small picture in a section. Source: docs.discord.com/developers/components/reference#thumbnail.</summary>
/// <param name="Media">The picture.</param>
public sealed record Thumbnail(Media Media) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Thumbnail;

    /// <summary>Up to 1024 characters for those who cannot see it.</summary>
    public string? Description { get; init; }

    /// <summary>Blurred until clicked.</summary>
    public bool? Spoiler { get; init; }
}

/// <summary>One to ten pictures. Source: docs.discord.com/developers/components/reference#media-gallery.</summary>
/// <param name="Items">The pictures.</param>
public sealed record MediaGallery(IReadOnlyList<MediaItem> Items) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.MediaGallery;

    /// <summary>The pictures.</summary>
    public IReadOnlyList<MediaItem> Items { get; init; } = Items ?? [];
}

/// <summary>
/// One picture of a gallery. Source: docs.discord.com/developers/components/reference#media-gallery-media-gallery-item-structure.
/// </summary>
/// <param name="Media">The picture.</param>
/// <param name="Description">Up to 1024 characters for those who cannot see it.</param>
public sealed record MediaItem(Media Media, string? Description = null)
{
    /// <summary>Blurred until clicked.</summary>
    public bool? Spoiler { get; init; }
}

/// <summary>An uploaded file shown in place. Source: docs.discord.com/developers/components/reference#file.</summary>
/// <param name="File">An <c>attachment://name</c>.</param>
public sealed record FileComponent(Media File) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.File;

    /// <summary>Blurred until clicked.</summary>
    public bool? Spoiler { get; init; }
}

/// <summary>A space between components. Source: docs.discord.com/developers/components/reference#separator.</summary>
public sealed record Separator : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Separator;

    /// <summary>Whether a line is drawn; true by default.</summary>
    public bool? Divider { get; init; }

    /// <summary>1 for a small space (the default), 2 for a large one.</summary>
    public int? Spacing { get; init; }
}

/// <summary>
/// A frame around components, but never around another container. Source: docs.discord.com/developers/components/reference#container.
/// </summary>
/// <param name="Components">What stands inside.</param>
public sealed record Container(IReadOnlyList<Component> Components) : Component
{
    /// <inheritdoc/>
    public override ComponentType Type => ComponentType.Container;

    /// <summary>What stands inside.</summary>
    public IReadOnlyList<Component> Components { get; init; } = Components ?? [];

    /// <summary>The colour of the edge, 0x000000 to 0xFFFFFF.</summary>
    public int? AccentColor { get; init; }

    /// <summary>Blurred until clicked.</summary>
    public bool? Spoiler { get; init; }
}
