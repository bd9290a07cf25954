using IntimacyBot.Couples;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Solo;

internal static class SoloSetup
{
    public static IServiceCollection AddSolo(this IServiceCollection services) => services
        .AddSingleton<SoloPages>()
        .AddSingleton<SoloOffers>()
        .AddSingleton<IHomePart, SoloHomePart>()
        .AddSingleton<IPicturesAhead, SoloPicturesAhead>()
        .AddSingleton<IRoutes, SoloCommands>();
}
