namespace IntimacyBot.ServerSetup;

internal static class ServersSetup
{
    public static IServiceCollection AddServers(this IServiceCollection services) => services;
}
