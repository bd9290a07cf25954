using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<Notifier>()
        .AddSingleton<NotificationView>()
        .AddSingleton<BellChannel>()
        .AddSingleton<BellThread>()
        .AddSingleton<NotificationSender>()
        .AddSingleton<NotificationPages>()
        .AddSingleton<IRoutes, OpenCommands>()
        .AddSingleton<IReconciled, BellReconciler>()
        .AddSingleton<IDueSource, NotificationExpiry>();
}
