namespace IntimacyBot.Platform.Hosting;

/// <summary>What ends the process, or is wrong with how it was called.</summary>
internal static class StandardError
{
#pragma warning disable RS0030 // What ends the process is said on standard error, whatever the loggers do.
    public static TextWriter Writer => Console.Error;
#pragma warning restore RS0030
}
