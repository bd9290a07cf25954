using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Servers;

internal static class ServersSetup
{
    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<SetupCheck>()
        .AddSingleton<SetupService>()
        .AddSingleton<ActiveThreadCounter>()
        .AddSingleton<HomeChannelMaker>()
        .AddSingleton<ServerRemoval>()
        .AddSingleton<IGatewayEventHandler>(provider => provider.GetRequiredService<ServerRemoval>())
        .AddSingleton<IDueSource, ServerRemovalJobs>()
        .AddSingleton<IRoutes, SetupCommands>()
        .AddSingleton<IReconciled, StartCardReconciler>();
}
