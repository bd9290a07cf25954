namespace Discord.Hosting;

/// <summary>Which addresses may receive the token.</summary>
internal static class Addresses
{
    /// <summary>Encrypted addresses are safe, and so are unencrypted ones on this machine, which rehearsals use.</summary>
    public static bool IsSafe(Uri url) => url.Scheme switch
    {
        "https" or "wss" => true,
        "http" or "ws" => url.IsLoopback,
        _ => false,
    };
}
