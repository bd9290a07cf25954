namespace IntimacyBot.Platform.Hosting;

/// <summary>Where a command that is no bot says its answer.</summary>
internal static class StandardOutput
{
#pragma warning disable RS0030 // The answer of a command is standard output, and there are no loggers.
    public static TextWriter Writer => Console.Out;
#pragma warning restore RS0030
}
