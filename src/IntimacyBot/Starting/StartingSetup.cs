using IntimacyBot.Couples;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Starting;

internal static class StartingSetup
{
    public static IServiceCollection AddStarting(this IServiceCollection services) => services
        .AddSingleton<IRoutes, StartCommands>()
        .AddSingleton<IHomePart, StartHome>()
        .AddSingleton<JourneyView>()
        .AddSingleton<JourneyPages>()
        .AddSingleton<IPicturesAhead, JourneyPicturesAhead>()
        .AddSingleton<IRoutes, JourneyPageCommands>()
        .AddSingleton<AllPracticesView>()
        .AddSingleton<IRoutes, AllPracticesCommands>()
        .AddSingleton<IPairedPagePart, FirstPracticePart>();
}
