using IntimacyBot.Platform.Scheduling;

namespace IntimacyBot.Platform.Interactions;

internal static class InteractionsSetup
{
    public static IServiceCollection AddInteractions(this IServiceCollection services) => services
        .AddSingleton<RouteTable>()
        .AddSingleton<InteractionTimings>()
        .AddSingleton<StalePages>()
        .AddSingleton<ThreadPages>()
        .AddSingleton<IDueSource, OldPagesDue>()
        .AddSingleton<OpenedForms>()
        .AddSingleton<FailureReplies>()
        .AddSingleton<InteractionResponders>()
        .AddSingleton<Router>()
        .AddSingleton<IdempotentInteractions>()
        .AddSingleton<IRoutes, PageRoutes>();
}
