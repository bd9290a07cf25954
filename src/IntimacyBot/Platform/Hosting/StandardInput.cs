namespace IntimacyBot.Platform.Hosting;

/// <summary>Reads what somebody types for a command that asks.</summary>
internal static class StandardInput
{
#pragma warning disable RS0030 // Answers are typed on standard input, and the terminal alone knows whether it has colours.
    public static TextReader Reader => Console.In;

    /// <summary>True when what is written is read on a terminal, and nobody asked for it without colours.</summary>
    public static bool HasColours => !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
#pragma warning restore RS0030
}
