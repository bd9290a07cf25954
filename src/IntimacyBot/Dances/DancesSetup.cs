using IntimacyBot.Couples;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

internal static class DancesSetup
{
    public static IServiceCollection AddDances(this IServiceCollection services) => services
        .AddSingleton<DanceScripts>()
        .AddSingleton<DanceStore>()
        .AddSingleton<KeptWords>()
        .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<KeptWords>())
        .AddSingleton<IPersonalData, DancePersonalData>()
        .AddService()
        .AddEffects()
        .AddRooms()
        .AddNotificationPages()
        .AddHandlers();

    private static IServiceCollection AddService(this IServiceCollection services) => services
        .AddSingleton<DanceQueries>()
        .AddSingleton<DanceEffects>()
        .AddSingleton<DanceService>()
        .AddSingleton<PendingShares>()
        .AddSingleton<IDueSource, DancesDue>()
        .AddSingleton<IDueSource, KeptRoomsDue>()
        .AddSingleton<IDueSource, PromisesDue>();

    /// <summary>They happen in this order, and after all of them the next state is saved.</summary>
    private static IServiceCollection AddEffects(this IServiceCollection services) => services
        // What was waited for ends before anything new begins to wait for the same people.
        .AddSingleton<IDanceEffect, NotificationEffect>()
        // When it is told who waits for this room, no other dance may ask for one any more.
        .AddSingleton<IDanceEffect, SingleRoomEffect>()
        // Both note that somebody answered. A schedule may build on it, so that they come before it.
        .AddSingleton<IDanceEffect, AnsweredEffect>()
        .AddSingleton<IDanceEffect, SharedEffect>()
        // Picks that are not common are gone before anything of the words is kept elsewhere.
        .AddSingleton<IDanceEffect, WordRetention>()
        .AddSingleton<IDanceEffect, PromiseEffect>()
        .AddSingleton<IDanceEffect, JourneyEffect>()
        // A schedule takes its own notifications away, and looks at what was noted of the person before.
        .AddSingleton<IDanceEffect, ScheduleEffect>()
        // Last, because it copies the words of a dance that is over, and the dance takes its words along when it is saved as such.
        .AddSingleton<IDanceEffect, KeepsakeSaver>();

    private static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<RoomClient>()
        .AddSingleton<RoomWordsReader>()
        .AddSingleton<RoomCardModels>()
        .AddSingleton<DesiredRooms>()
        .AddSingleton<RoomRecords>()
        .AddSingleton<RoomMaker>()
        .AddSingleton<IReconciled, RoomReconciler>()
        .AddSingleton<IReconciled, KeptRoomReconciler>()
        .AddSingleton<IGatewayEventHandler, RoomEventHandler>();

    private static IServiceCollection AddNotificationPages(this IServiceCollection services)
    {
        foreach (var (kind, once, page) in DanceNotificationPages.OfDances)
            services.AddSingleton<INotificationPage>(provider => new DanceNotificationPage(
                kind, once, page, provider.GetRequiredService<DanceQueries>(), provider.GetRequiredService<Texts>()));
        foreach (var (kind, page) in DanceNotificationPages.OfEnded)
            services.AddSingleton<INotificationPage>(provider => new DanceOverPage(kind, page, provider.GetRequiredService<Texts>()));
        return services.AddSingleton<INotificationPage, PromisePage>();
    }

    private static IServiceCollection AddHandlers(this IServiceCollection services) => services
        .AddSingleton<DanceReplies>()
        .AddSingleton<DraftPreviews>()
        .AddSingleton<StartPage>()
        .AddSingleton<PracticeStart>()
        .AddSingleton<HandoverDrafts>()
        .AddSingleton<IRoutes, GateCommands>()
        .AddSingleton<IRoutes, JourneyCommands>()
        .AddSingleton<IRoutes, PrepareCommands>()
        .AddSingleton<IRoutes, DraftCommands>()
        .AddSingleton<IRoutes, FirstCardCommands>()
        .AddSingleton<IRoutes, RoomCommands>()
        .AddSingleton<IRoutes, ClosingCommands>()
        .AddSingleton<IRoutes, PromiseCommands>()
        .AddSingleton<IHomePart, DanceHomePart>();
}
