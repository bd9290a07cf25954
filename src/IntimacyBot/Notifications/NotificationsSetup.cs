using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Notifications;

internal static class NotificationsSetup
{
    public static IServiceCollection AddNotifications(this IServiceCollection services) => services
        .AddSingleton<Notifier>()
        .AddSingleton<NotificationView>()
        .AddSingleton<BellRecords>()
        .AddSingleton<NotNowAnswers>()
        .AddSingleton<BellChannel>()
        .AddSingleton<BellThread>()
        .AddSingleton<NotificationSender>()
        .AddSingleton<NotificationPages>()
        .AddSingleton<IRoutes, OpenCommands>()
        .AddSingleton<BellDoor>()
        .AddSingleton<IRoutes, BellDoorCommands>()
        .AddSingleton<KeptBells>()
        .AddSingleton<IReconciled>(provider => provider.GetRequiredService<KeptBells>())
        .AddSingleton<IDueSource>(provider => provider.GetRequiredService<KeptBells>())
        .AddSingleton<BellArchiver>()
        .AddSingleton<IReconciled>(provider => provider.GetRequiredService<BellArchiver>())
        .AddSingleton<IDueSource>(provider => provider.GetRequiredService<BellArchiver>())
        .AddSingleton<IReconciled, BellReconciler>()
        .AddSingleton<IWithoutRecord, WithoutNotification>()
        .AddSingleton<IDueSource, NotificationExpiry>();
}
