using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Servers;

internal static class ServersSetup
{
    public static IServiceCollection AddServers(this IServiceCollection services) => services
        .AddSingleton<SetupCheck>()
        .AddSingleton<SetupService>()
        .AddSingleton<ActiveThreadCounter>()
        .AddSingleton<HomeChannelMaker>()
        .AddSingleton<ServerRings>()
        .AddSingleton(provider => new Lazy<CommandRegistration>(provider.GetRequiredService<CommandRegistration>))
        // What is found is told in this order, the most urgent first.
        .AddSingleton<IDoctorCheck, HomeChecks>()
        .AddSingleton<IDoctorCheck, StorageChecks>()
        .AddSingleton<IDoctorCheck, TimeChecks>()
        .AddSingleton<IDoctorCheck, DiscordChecks>()
        .AddSingleton<DoctorView>()
        .AddSingleton<ServerRemoval>()
        .AddSingleton<IGatewayEventHandler>(provider => provider.GetRequiredService<ServerRemoval>())
        .AddSingleton<IDueSource, ServerRemovalJobs>()
        .AddSingleton(provider => new Lazy<ServerRemoval>(provider.GetRequiredService<ServerRemoval>))
        .AddSingleton<IWithoutRecord, WithoutServerRemoval>()
        .AddSingleton<IRoutes, SetupCommands>()
        .AddSingleton<IRoutes, DoctorCommands>()
        .AddSingleton<IReconciled, StartCardReconciler>();
}
