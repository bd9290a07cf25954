using Discord.Gateway;
using Discord.Hosting;
using Discord.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Platform.Hosting;

internal static class HostingSetup
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddDiscord(options => DiscordSettings.Apply(configuration, options))
            .AddDiscordGuildState()
            .AddSingleton(Operator.From(configuration))
            .AddSingleton<BotState>()
            .AddSingleton<DiscordHandshake>()
            .AddSingleton<HealthPage>()
            .AddSingleton<DueJob>()
            .AddSingleton<ReconcileJob>()
            .AddSingleton<PurgeInteractionsJob>()
            .AddSingleton<BackupJob>()
            .AddSingleton<QuartzHost>()
            .AddSingleton<IDispatchHandler, GatewayDispatcher>()
            .AddSingleton<IGatewaySessionStore, GatewaySessionStore>()
            .AddSingleton<ICommandHashStore, CommandHashStore>()
            .AddSingleton<ISessionStartStore, SessionStartStore>()
            .AddHostedService<BotRunner>();
    }

    public static IServiceCollection AddTexts(this IServiceCollection services) => services.AddSingleton<Texts.Texts>();

    public static IServiceCollection AddGuilds(this IServiceCollection services) => services
        .AddSingleton<Guilds.GuildCache>()
        .AddSingleton<IGatewayEventHandler>(provider => provider.GetRequiredService<Guilds.GuildCache>())
        .AddSingleton<Guilds.ServerSettingsStore>()
        .AddSingleton<Guilds.HomeChannels>();

    /// <summary>The runner starts the painter: it paints from storage.</summary>
    public static IServiceCollection AddReconciling(this IServiceCollection services) => services.AddSingleton<Reconciler>();

    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<Timing>(configuration.GetSection(Timing.Section))
        .AddSingleton<IValidateOptions<Timing>, TimingValidator>()
        .AddSingleton(provider => provider.GetRequiredService<IOptions<Timing>>().Value)
        .AddSingleton<DueSweeper>();
}
