namespace IntimacyBot.Platform.Hosting;

/// <summary>Writes why the process ends, or what is wrong with its arguments.</summary>
internal static class StandardError
{
#pragma warning disable RS0030 // The reason for the end is written to standard error, whatever the loggers do.
    public static TextWriter Writer => Console.Error;
#pragma warning restore RS0030
}
