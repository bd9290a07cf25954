using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

internal static class SupportSetup
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services
        .AddSingleton(_ => Resources.BuiltIn())
        .AddSingleton<SafetyView>()
        .AddSingleton<ISafetyPage>(provider => provider.GetRequiredService<SafetyView>())
        .AddSingleton<IHomePart, SupportHomePart>()
        .AddSingleton<LearnView>()
        .AddSingleton<HelpView>()
        .AddSingleton<CommandMentions>()
        .AddSingleton<IRoutes, SupportCommands>()
        .AddSingleton<IRoutes, LearnCommands>()
        .AddSingleton<IRoutes, HelpCommands>();
}
