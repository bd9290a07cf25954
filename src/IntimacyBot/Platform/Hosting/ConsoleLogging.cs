namespace IntimacyBot.Platform.Hosting;

/// <summary>Logs one line for each event to the console, without scopes. Frameworks log only warnings and errors.</summary>
internal static class ConsoleLogging
{
    private static readonly string[] Quiet = ["Microsoft", "System", "Quartz", "Discord.Rest"];

    public static void AddPlainConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var category in Quiet)
            logging.AddFilter(category, LogLevel.Warning);
        // The host would log a stack trace for what the exit lines already say.
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None);
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.IncludeScopes = false;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            console.ColorBehavior = Microsoft.Extensions.Logging.Console.LoggerColorBehavior.Disabled;
        });
    }
}
