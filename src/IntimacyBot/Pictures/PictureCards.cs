using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Pictures;

/// <summary>Makes a picture of the file and the component that shows it, with its text for whoever cannot see it.</summary>
internal sealed class PictureCards(PictureDrawer drawer, Texts texts)
{
    private const string Name = "picture.png";
    private const string TwoLightsName = "two-lights.png";

    /// <summary>
    /// Returns the picture for an answer that may not wait: null if it is not drawn yet. Then it is drawn now, for whoever asks later.
    /// Pages show only pictures that <see cref="PicturesAhead"/> draws, so this happens only in the first moment of a start.
    /// </summary>
    public DrawnPicture? Ready(CaptionedPicture picture) =>
        drawer.Ready(picture.Picture) is { } png ? new DrawnPicture(Gallery(picture), File(picture, png)) : null;

    /// <summary>Returns the picture as soon as it is drawn; null if it cannot be drawn.</summary>
    public async Task<DrawnPicture?> DrawAsync(CaptionedPicture picture, CancellationToken cancel) =>
        await drawer.DrawAsync(picture.Picture, cancel) is { } png ? new DrawnPicture(Gallery(picture), File(picture, png)) : null;

    /// <summary>Returns these components below the picture, or alone if it cannot be drawn.</summary>
    public async Task<IllustratedMessage> AboveAsync(
        IReadOnlyList<Component> components, CaptionedPicture? picture, CancellationToken cancel) =>
        picture is not null && await DrawAsync(picture, cancel) is { } drawn
            ? new IllustratedMessage([drawn.Gallery, .. components], drawn.File)
            : new IllustratedMessage(components);

    /// <summary>Returns the component that shows a picture whose file is sent along.</summary>
    public MediaGallery Gallery(CaptionedPicture picture) =>
        new([new MediaItem(new Media($"attachment://{NameOf(picture.Picture)}")) { Description = Alt(picture) }]);

    private AttachedFile File(CaptionedPicture picture, byte[] png) => new(NameOf(picture.Picture), png, Alt(picture));

    private string Alt(CaptionedPicture picture) => picture.Picture switch
    {
        Picture.TwoLights => texts[picture.Language, PicturesText.AltTwoLights],
        Picture.Wheel => texts[picture.Language, PicturesText.AltWheel],
        Picture.Loop => texts[picture.Language, PicturesText.AltLoop],
        Picture.Path path => texts[
            picture.Language,
            PicturesText.AltPath,
            ("all", Number(path.Stops.Count)),
            ("done", Number(path.Stops.Count(stop => stop == PathStop.Done)))],
        _ => throw new ArgumentOutOfRangeException(nameof(picture)),
    };

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);

    /// <summary>The name of a file says nothing of what is in it.</summary>
    private static string NameOf(Picture picture) => picture is Picture.TwoLights ? TwoLightsName : Name;
}
