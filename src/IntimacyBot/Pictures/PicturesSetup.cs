using IntimacyBot.Pictures.Drawing;

namespace IntimacyBot.Pictures;

internal static class PicturesSetup
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<DrawPicture>(_ => PictureDrawing.Png)
        .AddSingleton<PictureDrawer>()
        .AddSingleton<PictureCards>()
        .AddSingleton<PicturesAhead>()
        .AddHostedService(provider => provider.GetRequiredService<PicturesAhead>());
}
