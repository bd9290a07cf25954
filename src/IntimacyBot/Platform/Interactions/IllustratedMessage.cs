using Discord.Models;
using Discord.Models.Components;

namespace IntimacyBot.Platform.Interactions;

/// <summary>The components of a message with the file of the picture that they show; without a file they show none.</summary>
internal sealed record IllustratedMessage(IReadOnlyList<Component> Components, AttachedFile? File = null)
{
    public IReadOnlyList<AttachedFile>? Files => File is null ? null : [File];

    /// <summary>Returns the same message for a place in which no files may be sent. Its text is complete without the picture.</summary>
    public IllustratedMessage WithoutPicture() => new([.. Without(Components)]);

    /// <summary>
    /// Returns a picture of a message that stands, so that an edit of the message keeps it. Discord gives it an address that expires, by
    /// which it must not be sent again.
    /// </summary>
    public static MediaGallery Kept(MediaGallery gallery) => gallery with
    {
        Id = null,
        Items = [.. gallery.Items.Select(i => i with { Media = new Media($"attachment://{NameIn(i.Media.Url)}") })],
    };

    private static IEnumerable<Component> Without(IEnumerable<Component> components) => components
        .Where(c => c is not MediaGallery)
        .Select(c => c is Container card ? card with { Components = [.. Without(card.Components)] } : c);

    private static string NameIn(string url) => new Uri(url).Segments is { Length: > 1 } parts ? parts[^1] : new Uri(url).Host;
}
