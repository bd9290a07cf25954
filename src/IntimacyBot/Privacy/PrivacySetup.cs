using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Privacy;

internal static class PrivacySetup
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services) => services
        .AddSingleton<PrivacyQueries>()
        .AddSingleton<PrivacyView>()
        .AddSingleton<PrivacyDeleteCommands>()
        .AddSingleton<IRoutes, PrivacyCommands>()
        .AddSingleton<IRoutes>(provider => provider.GetRequiredService<PrivacyDeleteCommands>());
}
