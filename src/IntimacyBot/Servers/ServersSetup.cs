using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.ServerSetup;

internal static class ServersSetup
{
    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<SetupCheck>()
        .AddSingleton<Removals>()
        .AddSingleton<IGatewayEventHandler>(provider => provider.GetRequiredService<Removals>())
        .AddSingleton<IDueSource, RemovalJobs>()
        .AddSingleton<IRoutes, SetupCommands>()
        .AddSingleton<IReconciled, StartCards>();
}
