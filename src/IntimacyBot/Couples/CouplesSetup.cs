
namespace IntimacyBot.Couples;

internal static class CouplesSetup
{
    public static IServiceCollection AddCouples(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton<Mutes>()
        .AddSingleton<PersonStore>()
        .AddSingleton<CoupleStore>()
        .AddSingleton<Bell>();
}
