namespace IntimacyBot.Platform.Hosting;

/// <summary>How the bot ended: the exit code, and the lines for whoever runs it.</summary>
internal sealed record ExitReason(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>Somebody has to change something first; a supervisor should not start it again.</summary>
    public const int Configuration = 78;

    /// <summary>A fault of our own.</summary>
    public const int Fault = 70;

    public static ExitReason Fine { get; } = new(0, []);

    public static ExitReason Misconfigured(params IReadOnlyList<string> lines) =>
        new(Configuration, [.. lines.Select(l => l.ReplaceLineEndings(" "))]);
}

/// <summary>The bot cannot go on. It carries the ending, so that one place writes the lines.</summary>
internal sealed class ExitException(ExitReason ending, Exception? cause = null) : Exception(string.Join(' ', ending.Lines), cause)
{
    public ExitReason Ending => ending;
}
