using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.DependencyInjection.Extensions;
using NodaTime;

namespace IntimacyBot.CheckIns;

internal static class CheckInsSetup
{
    public static IServiceCollection AddCheckIns(this IServiceCollection services)
    {
        services.TryAddSingleton(DateTimeZoneProviders.Tzdb);
        return services
            .AddSingleton<ZoneNames>(_ => new ZoneNames())
            .AddSingleton<ZoneData>()
            .AddSingleton<CheckInStore>()
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<CheckInStore>())
            .AddSingleton<CheckInMoves>()
            .AddSingleton<IScheduledPractice, CheckInHour>()
            .AddSingleton<CheckInView>()
            .AddSingleton<AloneView>()
            .AddSingleton<CheckInStart>()
            .AddSingleton<IRoutes, CheckInCommands>()
            .AddSingleton<INotificationPage, PromptPage>()
            .AddSingleton<INotificationPage, RestPage>()
            .AddSingleton<INotificationPage, TooLatePage>()
            .AddSingleton<IPairedPagePart, PairedCheckIn>()
            .AddSingleton<IDueSource, CheckInJobs>();
    }
}
