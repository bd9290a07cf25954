using Microsoft.Extensions.Configuration;
using Rehearsal;

namespace Tests.TestKit;

/// <summary>The minimal settings of a bot, with all of its files in one folder and without a health page.</summary>
internal static class BotSettings
{
    public static string DatabaseIn(string folder) => Path.Combine(folder, "data", "bot.db");

    public static string KeyIn(string folder) => Path.Combine(folder, "keys", "master.key");

    public static Dictionary<string, string?> Of(RehearsalServer server, string folder) => new(WithoutDiscord(folder))
    {
        ["Discord:Token"] = server.BotToken,
        ["Discord:ApiBaseUrl"] = server.ApiBaseUrl.ToString(),
    };

    /// <summary>Returns settings for a bot that never connects to Discord.</summary>
    public static Dictionary<string, string?> WithoutDiscord(string folder) => new(Storage(folder))
    {
        ["Discord:Token"] = "nobody.calls.this",
        ["Operator:Name"] = "Robin",
        ["Operator:Contact"] = "robin@example.org",
        ["Health:Url"] = "",
    };

    /// <summary>Returns the settings of storage only.</summary>
    public static Dictionary<string, string?> Storage(string folder) => new()
    {
        ["Storage:ConnectionString"] = $"Data Source={DatabaseIn(folder)}",
        ["Sealing:KeyFile"] = KeyIn(folder),
        // Thousands of databases are made in the tests, and none of their disks becomes full by itself.
        ["Storage:ReserveMegabytes"] = "0",
    };

    public static IConfiguration Read(this Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    /// <summary>Copies the settings into environment variables, as a process reads them.</summary>
    public static void CopyTo(this Dictionary<string, string?> settings, IDictionary<string, string?> environment)
    {
        foreach (var (key, value) in settings)
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
    }
}
