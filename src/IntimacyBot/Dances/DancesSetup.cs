using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Dances;

internal static class DancesSetup
{
    public static IServiceCollection AddDances(this IServiceCollection services) => services
        .AddSingleton<DanceStore>()
        .AddSingleton<DanceDesk>()
        .AddSingleton<DanceGuide>()
        .AddSingleton<WayIn>()
        .AddSingleton<Moments>()
        .AddSingleton<KeptWords>()
        .AddSingleton<IPersonal>(provider => provider.GetRequiredService<KeptWords>())
        .AddSingleton<Residue>()
        .AddSingleton<IDueSource, PromisesDue>()
        .AddSingleton<ICallPage, PromisePage>()
        .AddSingleton<IRoutes, PromiseCommands>()
        .AddSingleton<RoomBrush>()
        .AddSingleton<Remembered>()
        .AddSingleton<Gatherings>()
        .AddSingleton<IHearsGateway, RoomsHear>()
        .AddSingleton<IPainted, DancePainter>()
        .AddSingleton<IPainted, KeptRoomPainter>()
        .AddSingleton<IDueSource, DancesDue>()
        .AddSingleton<IDueSource, KeptRoomsDue>()
        .AddSingleton<DanceCommands>()
        .AddSingleton<IRoutes>(provider => provider.GetRequiredService<DanceCommands>())
        .AddSingleton<IRoutes, PrepareCommands>()
        .AddSingleton<IRoutes, DraftCommands>()
        .AddSingleton<IRoutes, CardCommands>()
        .AddSingleton<IRoutes, RoomCommands>()
        .AddSingleton<IRoutes, LastCommands>()
        .AddSingleton<ICallPage, FirstCardPage>()
        .AddSingleton<ICallPage, BackPage>()
        .AddSingleton<ICallPage, RoomPage>()
        .AddSingleton<ICallPage, TimeIsUpPage>()
        .AddSingleton<ICallPage, StepPage>()
        .AddSingleton<ICallPage, PauseOverPage>()
        .AddSingleton<ICallPage, SupportPage>()
        .AddSingleton<ICallPage, AftercarePage>()
        .AddSingleton<IHomePart, DanceHome>()
        .AddSingleton<IPersonal, DancePersonal>();
}
