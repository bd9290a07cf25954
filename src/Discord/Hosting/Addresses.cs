namespace Discord.Hosting;

/// <summary>Which addresses may receive the token.</summary>
internal static class Addresses
{
    /// <summary>Encrypted ones; and unencrypted ones on this machine, for rehearsals.</summary>
    public static bool IsSafe(Uri url) => url.Scheme switch
    {
        "https" or "wss" => true,
        "http" or "ws" => url.IsLoopback,
        _ => false,
    };
}
