using Discord.Gateway;
using Discord.Hosting;
using Discord.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Platform.Hosting;

internal static class HostingSetup
{
    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration)
    {
        return services
            .AddDiscord((provider, options) => Apply(configuration, options, provider.GetRequiredService<DiscordClock>()))
            .AddDiscordGuildState()
            .AddSingleton(Operator.From(configuration))
            .AddSingleton<BotState>()
            .AddSingleton<DiscordHandshake>()
            .AddSingleton<CommandRegistration>()
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

    private static void Apply(IConfiguration configuration, DiscordOptions options, DiscordClock clock)
    {
        options.DateClock = clock;
        DiscordSettings.Apply(configuration, options);
    }

    public static IServiceCollection AddTexts(this IServiceCollection services) => services.AddSingleton(_ => Texts.Texts.BuiltIn);

    public static IServiceCollection AddGuilds(this IServiceCollection services) => services
        .AddSingleton<Guilds.OwnerTwoFactor>()
        .AddSingleton<Guilds.GuildCache>()
        .AddSingleton<IGatewayEventHandler>(provider => provider.GetRequiredService<Guilds.GuildCache>())
        .AddSingleton<Guilds.MemberNames>()
        .AddSingleton<Guilds.IMemberNames>(provider => provider.GetRequiredService<Guilds.MemberNames>())
        .AddSingleton<Guilds.ServerSettingsStore>()
        .AddSingleton<Guilds.ThreadStarter>()
        .AddSingleton<Guilds.ThreadDoors>()
        .AddSingleton<Guilds.HomeChannels>();

    /// <summary>Registers the reconciler. The runner starts it, because it reads from storage, which must be open.</summary>
    public static IServiceCollection AddReconciling(this IServiceCollection services) => services.AddSingleton<Reconciler>();

    public static IServiceCollection AddScheduling(this IServiceCollection services, IConfiguration configuration) => services
        .Configure<Timing>(configuration.GetSection(Timing.Section))
        .AddSingleton<IValidateOptions<Timing>, TimingValidator>()
        .AddSingleton(provider => provider.GetRequiredService<IOptions<Timing>>().Value)
        .AddSingleton(new MachineClock(TimeProvider.System))
        .AddSingleton<DiscordClock>()
        .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DiscordClock>())
        .AddSingleton<ClockCheck>()
        .AddSingleton<DueSweeper>();
}
