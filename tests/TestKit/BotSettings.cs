using Microsoft.Extensions.Configuration;
using Rehearsal;

namespace Tests.TestKit;

/// <summary>The least that a bot has to be told, with everything of its own in one folder. It has no health page.</summary>
internal static class BotSettings
{
    public static string DatabaseIn(string folder) => Path.Combine(folder, "data", "bot.db");

    public static string KeyIn(string folder) => Path.Combine(folder, "keys", "master.key");

    public static Dictionary<string, string?> Of(RehearsalServer server, string folder) => new(WithoutDiscord(folder))
    {
        ["Discord:Token"] = server.BotToken,
        ["Discord:ApiBaseUrl"] = server.ApiBaseUrl.ToString(),
    };

    /// <summary>For a bot that never calls anybody.</summary>
    public static Dictionary<string, string?> WithoutDiscord(string folder) => new(Storage(folder))
    {
        ["Discord:Token"] = "nobody.calls.this",
        ["Operator:Name"] = "Robin",
        ["Operator:Contact"] = "robin@example.org",
        ["Health:Url"] = "",
    };

    /// <summary>For storage alone.</summary>
    public static Dictionary<string, string?> Storage(string folder) => new()
    {
        ["Storage:ConnectionString"] = $"Data Source={DatabaseIn(folder)}",
        ["Sealing:KeyFile"] = KeyIn(folder),
    };

    public static IConfiguration Read(this Dictionary<string, string?> settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings).Build();

    /// <summary>As a process reads them.</summary>
    public static void CopyTo(this Dictionary<string, string?> settings, IDictionary<string, string?> environment)
    {
        foreach (var (key, value) in settings)
            environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
    }
}
