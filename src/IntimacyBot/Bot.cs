using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using IntimacyBot.Servers;
using IntimacyBot.Solo;
using IntimacyBot.Starting;
using IntimacyBot.Support;

namespace IntimacyBot;

/// <summary>The map of the house: a line for each slice.</summary>
internal static class Bot
{
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddStorage(configuration)
        .AddTexts()
        .AddInteractions()
        .AddGuilds()
        .AddPractices(configuration)
        .AddMembers()
        .AddCouples()
        // Rows are brought up in this order: a delivered invitation rings in the same sweep.
        .AddNotifications()
        .AddCheckIns()
        .AddDances()
        .AddSolo()
        .AddStarting()
        .AddGoodStuff()
        .AddReconciling()
        .AddScheduling(configuration)
        .AddSupport()
        .AddServers()
        .AddHosting(configuration);

    /// <summary>The bot as the program runs it: settings from appsettings.json, the environment and the command line.</summary>
    /// <exception cref="ExitException">The configuration cannot be meant; it carries a line for each problem.</exception>
    public static IHost Build(string[] args, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        return Build(builder, more);
    }

    /// <summary>
    /// The bot inside another process, with exactly these settings. What <paramref name="more"/> adds wins: a clock, loggers.
    /// </summary>
    public static IHost Build(IConfiguration configuration, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // Copied, not chained: a chain takes what is set to nothing for not set.
        builder.Configuration.AddInMemoryCollection(configuration.AsEnumerable().Where(setting => setting.Value is not null));
        return Build(builder, more);
    }

    private static IHost Build(HostApplicationBuilder builder, Action<IServiceCollection>? more)
    {
        ConfigurationCheck.Pass(builder.Configuration);
        builder.Logging.AddPlainConsole();
        builder.Services.AddBot(builder.Configuration);
        more?.Invoke(builder.Services);
        return builder.Build();
    }
}
