using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.GoodStuff;

internal static class GoodStuffSetup
{
    public static IServiceCollection AddGoodStuff(this IServiceCollection services) => services
        .AddSingleton<GoodStuffStore>()
        .AddSingleton<GoodStuffView>()
        .AddSingleton<IMoments>(provider => provider.GetRequiredService<GoodStuffStore>())
        .AddSingleton<IPersonal>(provider => provider.GetRequiredService<GoodStuffStore>())
        .AddSingleton<IHomePart, GoodStuffHome>()
        .AddSingleton<IRoutes, GoodStuffCommands>();
}
