using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<Bell>()
        .AddSingleton<RingView>()
        .AddSingleton<BellChannel>()
        .AddSingleton<BellThread>()
        .AddSingleton<BellPost>()
        .AddSingleton<NotificationPages>()
        .AddSingleton<IRoutes, OpenCommands>()
        .AddSingleton<IReconciled, BellPainter>()
        .AddSingleton<IDueSource, BellJobs>();
}
