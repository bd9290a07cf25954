using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
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
            .AddSingleton(_ => ZoneSearch.BuiltIn)
            .AddSingleton<ZoneDataUpdate>()
            .AddSingleton<CheckInStore>()
            .AddSingleton<IPersonalExport, CheckInExport>()
            .AddSingleton<IPersonalData>(provider => provider.GetRequiredService<CheckInStore>())
            .AddSingleton<CheckInMoves>()
            .AddSingleton<IScheduledPractice, CheckInSchedule>()
            .AddSingleton<CheckInView>()
            .AddSingleton<StatusView>()
            .AddSingleton<SoloCheckInView>()
            .AddSingleton<CheckInStart>()
            .AddSingleton<CheckInService>()
            .AddSingleton<CheckInQueries>()
            .AddSingleton<CheckInReplies>()
            .AddSingleton<ScheduleCommands>()
            .AddSingleton<IRoutes>(provider => provider.GetRequiredService<ScheduleCommands>())
            .AddSingleton<IRoutes, CheckInCommands>()
            .AddSingleton<PromptRecipients>()
            .AddSingleton<PromptService>()
            .AddSingleton<INotificationPage, PromptPage>()
            .AddSingleton<INotificationPage, CheckInRestingPage>()
            .AddSingleton<INotificationPage, LatePromptPage>()
            .AddSingleton<IWaitingPart, CheckInWaiting>()
            .AddSingleton<IPairedPagePart, CheckInPairedPart>()
            .AddSingleton<IDueSource, CheckInJobs>();
    }
}
