using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.GoodStuff;

internal static class GoodStuffSetup
{
    public static IServiceCollection AddGoodStuff(this IServiceCollection services) => services
        .AddSingleton<GoodStuffStore>()
        .AddSingleton<GoodStuffQueries>()
        .AddSingleton<GoodStuffService>()
        .AddSingleton<GoodStuffView>()
        .AddSingleton<IJar>(provider => provider.GetRequiredService<GoodStuffStore>())
        .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<GoodStuffStore>())
        .AddSingleton<ICoupleData>(provider => provider.GetRequiredService<GoodStuffStore>())
        .AddSingleton<IPersonalExport, GoodStuffExport>()
        .AddSingleton<IHomePart, GoodStuffHomePart>()
        .AddSingleton<IRoutes, LastCardJarCommands>()
        .AddSingleton<IRoutes, GoodStuffCommands>();
}
