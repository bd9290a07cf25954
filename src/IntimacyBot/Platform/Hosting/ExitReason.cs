namespace IntimacyBot.Platform.Hosting;

/// <summary>How the bot ended: the exit code, and the lines for the operator.</summary>
internal sealed record ExitReason(int ExitCode, IReadOnlyList<string> Lines)
{
    /// <summary>The operator has to change something first, so a supervisor should not restart the bot.</summary>
    public const int Configuration = 78;

    /// <summary>The bot ended because of a fault of its own.</summary>
    public const int Fault = 70;

    public static ExitReason Fine { get; } = new(0, []);

    public static ExitReason Misconfigured(params IReadOnlyList<string> lines) =>
        new(Configuration, [.. lines.Select(l => l.ReplaceLineEndings(" "))]);
}

/// <summary>Thrown when the bot cannot continue. It carries the reason, so that only one place writes the lines.</summary>
internal sealed class ExitException(ExitReason ending, Exception? cause = null) : Exception(string.Join(' ', ending.Lines), cause)
{
    public ExitReason Ending => ending;
}
