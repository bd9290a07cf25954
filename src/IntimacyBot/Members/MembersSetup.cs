namespace IntimacyBot.Members;

internal static class MembersSetup
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<Mutes>()
        .AddSingleton<PersonStore>();
}
