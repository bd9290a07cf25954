using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

internal static class CouplesSetup
{
    public static IServiceCollection AddCouples(this IServiceCollection services) => services
        .AddSingleton(provider => new Lazy<Reconciler>(provider.GetRequiredService<Reconciler>))
        .AddStores()
        .AddMoves()
        .AddPages()
        .AddSingleton<IRoutes, InvitationCommands>()
        .AddSingleton<IRoutes, InvitedCommands>()
        .AddSingleton<IRoutes, DeclineCommands>()
        .AddSingleton<IRoutes, HomeCommands>()
        .AddSingleton<IRoutes, WaitingCommands>()
        .AddSingleton<IRoutes, SettingsCommands>()
        .AddSingleton<IRoutes, PauseCommands>()
        .AddSingleton<IRoutes, LeaveCommands>()
        .AddSingleton<IWarmUp, HomeWarmUp>()
        .AddSingleton<IReconciled, InvitationDelivery>()
        .AddSingleton<IReconciled, PairedPeople>()
        .AddSingleton<IDueSource, InvitationJobs>()
        .AddSingleton<IDueSource, ConsentReviewJobs>()
        .AddSingleton<IDueSource, CoupleRestJobs>()
        .AddSingleton<IDueSource, DamagedRecordsDue>()
        .AddDamaged();

    private static IServiceCollection AddDamaged(this IServiceCollection services) => services
        .AddSingleton<DamagedWaiting>()
        .AddSingleton<IWaitingPart>(provider => provider.GetRequiredService<DamagedWaiting>())
        .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<DamagedWaiting>())
        .AddSingleton<IPersonalExport>(provider => provider.GetRequiredService<DamagedWaiting>())
        .AddSingleton<IWithoutRecord, WithoutPerson>()
        .AddSingleton<IWithoutRecord, WithoutCouple>()
        .AddSingleton<IWithoutRecord, WithoutMembership>()
        .AddSingleton<IWithoutRecord, WithoutInvitation>();

    private static IServiceCollection AddStores(this IServiceCollection services) => services
        .AddSingleton<CoupleStore>()
        .AddSingleton<InvitationStore>()
        .AddSingleton<HomeQueries>()
        .AddSingleton<PartnerNames>()
        .AddSingleton<SettingsQueries>();

    private static IServiceCollection AddMoves(this IServiceCollection services) => services
        .AddSingleton<GuestCleanup>()
        .AddSingleton<IRingsGone>(provider => provider.GetRequiredService<GuestCleanup>())
        .AddSingleton<OldCouples>()
        .AddSingleton<CoupleFormation>()
        .AddSingleton<PairingService>()
        .AddSingleton<InviterActions>()
        .AddSingleton<InviteeActions>()
        .AddSingleton<ConsentService>()
        .AddSingleton<ConsentChanges>()
        .AddSingleton<WaitingAnswers>()
        .AddSingleton<IPersonalData, LeftBells>()
        .AddSingleton<RestingBells>()
        .AddSingleton<IRingsGone>(provider => provider.GetRequiredService<RestingBells>())
        .AddSingleton<IPersonalData, LeftPartner>()
        .AddSingleton<IPersonalExport, CouplesExport>()
        .AddSingleton<LeaveService>()
        .AddSingleton<IErasureReplay, ErasureReplay>()
        .AddSingleton<LeaveMoves>()
        .AddSingleton<ServerErasure>();

    private static IServiceCollection AddPages(this IServiceCollection services)
    {
        services
            .AddSingleton<IStartCard, StartCard>()
            .AddSingleton<InvitationView>()
            .AddSingleton<InvitationPages>()
            .AddSingleton<InvitationObstacles>()
            .AddSingleton<SettingsView>()
            .AddSingleton<LeaveView>()
            .AddSingleton<RestingPage>()
            .AddSingleton<HomePage>()
            .AddSingleton<WaitingView>()
            .AddSingleton<IWaitingPart, CoupleWaiting>()
            .AddSingleton<PairedPage>()
            .AddSingleton<INotificationPage>(provider => provider.GetRequiredService<PairedPage>())
            .AddSingleton<INotificationPage>(provider => provider.GetRequiredService<InvitationPages>());
        foreach (var kind in Enum.GetValues<Consent>())
            services.AddSingleton<INotificationPage>(provider => new ConsentReviewPage(kind, provider.GetRequiredService<SettingsView>()));
        return services;
    }
}
