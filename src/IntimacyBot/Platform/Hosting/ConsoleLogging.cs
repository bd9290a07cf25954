namespace IntimacyBot.Platform.Hosting;

/// <summary>One line for each event, without scopes; what the frameworks say to themselves stays quiet.</summary>
internal static class ConsoleLogging
{
    private static readonly string[] Quiet = ["Microsoft", "System", "Quartz", "Discord.Rest"];

    public static void AddPlainConsole(this ILoggingBuilder logging)
    {
        logging.ClearProviders();
        logging.SetMinimumLevel(LogLevel.Information);
        foreach (var category in Quiet)
            logging.AddFilter(category, LogLevel.Warning);
        // The lines that end the process say it; the host would print a trace.
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
