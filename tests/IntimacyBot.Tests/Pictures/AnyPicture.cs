using Discord.Models.Components;

namespace Tests.Pictures;

/// <summary>A gallery for tests in which it does not matter what the picture shows.</summary>
internal static class AnyPicture
{
    public static MediaGallery Gallery { get; } = new([new MediaItem(new Media("attachment://any.png"), "A picture")]);
}
