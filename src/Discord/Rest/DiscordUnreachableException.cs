namespace Discord.Rest;

/// <summary>
/// No answer came: the network failed, or the time ran out, as often as was reasonable. Whether the platform has acted is unknown.
/// </summary>
/// <param name="route">Method and route with placeholders.</param>
/// <param name="cause">What happened at last.</param>
public sealed class DiscordUnreachableException(string route, Exception? cause) : Exception($"{route}: no answer", cause)
{
    /// <summary>Method and route with placeholders.</summary>
    public string Route { get; } = route;

    /// <summary>
    /// Whether the connection failed because the server's certificate is not valid at the machine's time: usually the machine's clock is
    /// wrong.
    /// </summary>
    public bool IsCertificateTimeWrong { get; } = HasWrongTime(cause);

    private static bool HasWrongTime(Exception? cause) =>
        cause is CertificateTimeException || (cause is not null && HasWrongTime(cause.InnerException));
}
