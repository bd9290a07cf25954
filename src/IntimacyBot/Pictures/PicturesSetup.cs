using IntimacyBot.Pictures.Drawing;
using IntimacyBot.Platform.Hosting;

namespace IntimacyBot.Pictures;

internal static class PicturesSetup
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<DrawPicture>(_ => PictureDrawing.Png)
        .AddSingleton<PictureDrawer>()
        .AddSingleton<PictureCards>()
        .AddSingleton<PicturesAhead>()
        .AddSingleton<IWarmUp>(provider => provider.GetRequiredService<PicturesAhead>())
        .AddHostedService(provider => provider.GetRequiredService<PicturesAhead>());
}
