namespace IntimacyBot.Support;

internal static class SupportSetup
{
    public static IServiceCollection AddSupport(this IServiceCollection services) => services;
}
