using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;

namespace IntimacyBot.ServerSetup;

internal static class ServersSetup
{
    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<SetupCheck>()
        .AddSingleton<IRoutes, SetupCommands>()
        .AddSingleton<IPainted, StartCards>();
}
