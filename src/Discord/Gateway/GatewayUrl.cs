using Discord.Hosting;

namespace Discord.Gateway;

/// <summary>Makes the address to connect to. Source: docs.discord.com/developers/events/gateway#connecting.</summary>
internal static class GatewayUrl
{
    private const string Query = "v=10&encoding=json";
    private const string Compressed = Query + "&compress=zlib-stream";

    /// <summary>The address with version, encoding and compression; null where the token may not go.</summary>
    public static Uri? Of(string address, bool compress = false)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var url) || url.Scheme is not ("ws" or "wss") || !Addresses.IsSafe(url))
            return null;
        return new UriBuilder(url) { Query = compress ? Compressed : Query }.Uri;
    }
}
