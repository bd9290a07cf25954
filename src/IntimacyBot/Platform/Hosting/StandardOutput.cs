namespace IntimacyBot.Platform.Hosting;

/// <summary>Writes the output of commands that do not run the bot.</summary>
internal static class StandardOutput
{
#pragma warning disable RS0030 // The output of a command goes to standard output, and no logger exists there.
    public static TextWriter Writer => Console.Out;
#pragma warning restore RS0030
}
