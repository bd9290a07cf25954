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
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

internal static class DancesSetup
{
    public static IServiceCollection AddDances(this IServiceCollection services) => services
        .AddSingleton<DanceScripts>()
        .AddSingleton<DanceStore>()
        .AddSingleton<KeptWords>()
        .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<KeptWords>())
        .AddSingleton<ICoupleData>(provider => provider.GetRequiredService<KeptWords>())
        .AddSingleton<IPersonalData, DancePersonalData>()
        .AddSingleton<ICoupleData, HalfDances>()
        .AddSingleton<IWithoutRecord, WithoutDance>()
        .AddSingleton<IWithoutRecord, WithoutDayRoom>()
        .AddSingleton<IWithoutRecord, WithoutKeptRoom>()
        .AddSingleton<IWithoutRecord, WithoutPromise>()
        .AddSingleton<IPersonalExport, DanceExport>()
        .AddSingleton<IPersonalExport, KeptWordsExport>()
        .AddService()
        .AddEffects()
        .AddRooms()
        .AddNotificationPages()
        .AddHandlers();

    private static IServiceCollection AddService(this IServiceCollection services) => services
        .AddSingleton<DanceQueries>()
        .AddSingleton<CoupleLoop>()
        .AddSingleton<JourneyChoices>()
        .AddSingleton<DanceEffects>()
        .AddSingleton<DanceService>()
        .AddSingleton<DayRoomService>()
        .AddSingleton<PendingShares>()
        .AddSingleton<OpenRooms>()
        .AddSingleton<RoomDoors>()
        .AddSingleton<DueRings>()
        .AddSingleton<IDueSource, DancesDue>()
        // What is due of a dance moves its floor card, so this comes after it.
        .AddSingleton<IDueSource, FloorCardCheck>()
        .AddSingleton<IDueSource, DayRoomsDue>()
        .AddSingleton<IDueSource, KeptRoomsDue>()
        .AddSingleton<IDueSource, PromisesDue>();

    /// <summary>Adds the effects in the order in which they run. The next state is saved after all of them.</summary>
    private static IServiceCollection AddEffects(this IServiceCollection services) => services
        // Notifications that are over end before anything new begins to wait for the same people.
        .AddSingleton<IDanceEffect, NotificationEffect>()
        // Other asks of the couple go back to their authors before the effects below record who has answered.
        .AddSingleton<IDanceEffect, SingleRoomEffect>()
        // A dance leaves a room that serves a day before its own room is looked at.
        .AddSingleton<IDanceEffect, DayRoomEffect>()
        // A locked room is given up before the state is saved that is to be shown in a new one.
        .AddSingleton<IDanceEffect, RoomLockEffect>()
        // Both record that somebody answered. They run before the schedule, which may rely on it.
        .AddSingleton<IDanceEffect, AnsweredEffect>()
        .AddSingleton<IDanceEffect, SharedEffect>()
        // The halves of a loop are words of the dance from here on, so this comes before the effects that look at words.
        .AddSingleton<IDanceEffect, LoopEffect>()
        // Picks that the two do not share are deleted before any words are copied elsewhere.
        .AddSingleton<IDanceEffect, WordRetention>()
        // Words that nobody has read are copied before the dance takes its words along.
        .AddSingleton<IDanceEffect, UnsentWordsEffect>()
        .AddSingleton<IDanceEffect, PromiseEffect>()
        .AddSingleton<IDanceEffect, JourneyEffect>()
        // A schedule ends its own notifications, and reads what was recorded about the person before.
        .AddSingleton<IDanceEffect, ScheduleEffect>()
        // This runs last, because it copies the words of a dance that is over, and saving such a dance deletes its words.
        .AddSingleton<IDanceEffect, KeepsakeSaver>();

    private static IServiceCollection AddRooms(this IServiceCollection services) => services
        .AddSingleton<RoomClient>()
        .AddSingleton<RoomWordsReader>()
        .AddSingleton<RoomCardModels>()
        .AddSingleton<DesiredRooms>()
        .AddSingleton<RoomRecords>()
        .AddSingleton(provider => new Lazy<Reconciler>(provider.GetRequiredService<Reconciler>))
        .AddSingleton<RoomMaker>()
        .AddSingleton<RoomPages>()
        .AddSingleton<RoomReconciler>()
        .AddSingleton<RoomCards>()
        .AddSingleton<IReconciled>(provider => provider.GetRequiredService<RoomReconciler>())
        .AddSingleton<DayRoomRecords>()
        .AddSingleton<DayRoomCards>()
        .AddSingleton<IReconciled, DayRoomReconciler>()
        .AddSingleton<KeptRoomReconciler>()
        .AddSingleton<IReconciled>(provider => provider.GetRequiredService<KeptRoomReconciler>());

    private static IServiceCollection AddNotificationPages(this IServiceCollection services)
    {
        foreach (var (kind, once, page) in DanceNotificationPages.OfDances)
            services.AddSingleton<INotificationPage>(provider => new DanceNotificationPage(
                kind,
                once,
                page,
                provider.GetRequiredService<DanceQueries>(),
                provider.GetRequiredService<RoomDoors>(),
                provider.GetRequiredService<Texts>()));
        foreach (var (kind, page) in DanceNotificationPages.OfEnded)
            services.AddSingleton<INotificationPage>(provider => new DanceOverPage(kind, page, provider.GetRequiredService<Texts>()));
        return services
            .AddSingleton<INotificationPage, MoreReadersPage>()
            .AddSingleton<INotificationPage, StoppedRoomPage>()
            .AddSingleton<INotificationPage, PromisePage>();
    }

    private static IServiceCollection AddHandlers(this IServiceCollection services) => services
        .AddSingleton<DanceReplies>()
        .AddSingleton<IGatewayEventHandler, RoomEventHandler>()
        .AddSingleton<DraftPreviews>()
        .AddSingleton<StartPage>()
        .AddSingleton<PracticeStart>()
        .AddSingleton<HandoverDrafts>()
        .AddSingleton<IRoutes, GateCommands>()
        .AddSingleton<IRoutes, JourneyCommands>()
        .AddSingleton<IRoutes, PrepareCommands>()
        .AddSingleton<IRoutes, DraftCommands>()
        .AddSingleton<IRoutes, FirstCardCommands>()
        .AddSingleton<IRoutes, AskerCommands>()
        .AddSingleton<IRoutes, OwnServerCommands>()
        .AddSingleton<IRoutes, RoomCommands>()
        .AddSingleton<IRoutes, ClosingCommands>()
        .AddSingleton<IRoutes, DoorCommands>()
        .AddSingleton<IRoutes, PromiseCommands>()
        .AddSingleton<IWaitingPart, DanceWaiting>()
        .AddSingleton<IWaitingPart, RefusedRoomsWaiting>()
        .AddSingleton<IWaitingPart, TriesWaiting>();
}
