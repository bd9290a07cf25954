namespace IntimacyBot.Members;

internal static class MembersSetup
{
    public static IServiceCollection AddMembers(this IServiceCollection services) => services
        .AddSingleton<BlockList>()
        .AddSingleton<PersonStore>();
}
