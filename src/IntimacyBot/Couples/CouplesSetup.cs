using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Couples;

internal static class CouplesSetup
{
    public static IServiceCollection AddCouples(this IServiceCollection services) => services
        .AddSingleton(provider => new Lazy<Painter>(provider.GetRequiredService<Painter>))
        .AddStores()
        .AddMoves()
        .AddPages()
        .AddSingleton<IRoutes, InvitationCommands>()
        .AddSingleton<IRoutes, InvitedCommands>()
        .AddSingleton<IRoutes, HomeCommands>()
        .AddSingleton<IRoutes, OpenCommands>()
        .AddSingleton<IRoutes, SettingsCommands>()
        .AddSingleton<IRoutes, PauseCommands>()
        .AddSingleton<IRoutes, LeaveCommands>()
        .AddSingleton<IPainted, InvitationDelivery>()
        .AddSingleton<IPainted, BellPainter>()
        .AddSingleton<IDueSource, InvitationJobs>()
        .AddSingleton<IDueSource, ConsentJobs>()
        .AddSingleton<IDueSource, BellJobs>()
        .AddSingleton<IDueSource, RestJobs>();

    private static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<Mutes>()
        .AddSingleton<PersonStore>()
        .AddSingleton<CoupleStore>()
        .AddSingleton<InvitationStore>()
        .AddSingleton<Bell>();

    private static IServiceCollection AddMoves(this IServiceCollection services) => services
        .AddSingleton<Guests>()
        .AddSingleton<Pairing>()
        .AddSingleton<Inviting>()
        .AddSingleton<Invited>()
        .AddSingleton<ConsentMoves>()
        .AddSingleton<Departure>()
        .AddSingleton<ServerErasure>();

    private static IServiceCollection AddPages(this IServiceCollection services)
    {
        services
            .AddSingleton<IStartCard, StartCard>()
            .AddSingleton<InvitationView>()
            .AddSingleton<SettingsView>()
            .AddSingleton<RingView>()
            .AddSingleton<RestingPage>()
            .AddSingleton<HomePage>()
            .AddSingleton<PairedPage>()
            .AddSingleton<SettingsPages>()
            .AddSingleton<InvitingPages>()
            .AddSingleton<HomeQueries>()
            .AddSingleton<BellPlace>()
            .AddSingleton<BellThread>()
            .AddSingleton<BellPost>()
            .AddSingleton<NotificationPages>()
            .AddSingleton<ICallPage>(provider => provider.GetRequiredService<PairedPage>())
            .AddSingleton<ICallPage, InvitedPage>();
        foreach (var kind in Enum.GetValues<Consent>())
            services.AddSingleton<ICallPage>(provider => new StillOnPage(kind, provider.GetRequiredService<SettingsView>()));
        return services;
    }
}
