using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using IntimacyBot.Privacy;
using IntimacyBot.Servers;
using IntimacyBot.Solo;
using IntimacyBot.Starting;
using IntimacyBot.Support;

namespace IntimacyBot;

/// <summary>Registers the services of the bot, with one line for each slice, and builds its host.</summary>
internal static class Bot
{
    public static IServiceCollection AddBot(this IServiceCollection services, IConfiguration configuration) => services
        .AddStorage(configuration)
        .AddTexts()
        .AddInteractions()
        .AddGuilds()
        .AddPractices(configuration)
        .AddMembers()
        .AddPictures()
        .AddCouples()
        // The reconciler handles rows in the order of registration here, so a delivered invitation is notified in the same sweep.
        .AddNotifications()
        .AddCheckIns()
        .AddDances()
        .AddSolo()
        .AddStarting()
        .AddGoodStuff()
        .AddPrivacy()
        .AddReconciling()
        .AddScheduling(configuration)
        .AddSupport()
        .AddServers()
        .AddHosting(configuration);

    /// <summary>Builds the bot as the program runs it, with settings from appsettings.json, the environment and the command line.</summary>
    /// <exception cref="ExitException">The configuration is not valid; the exception carries a line for each problem.</exception>
    public static IHost Build(string[] args, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateApplicationBuilder(args);
        return Build(builder, more);
    }

    /// <summary>
    /// Builds the bot inside another process with exactly these settings. Services that <paramref name="more"/> adds, such as a clock or
    /// loggers, replace the bot's own.
    /// </summary>
    public static IHost Build(IConfiguration configuration, Action<IServiceCollection>? more = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        // The settings are copied, because a chained configuration treats an empty value as missing.
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
