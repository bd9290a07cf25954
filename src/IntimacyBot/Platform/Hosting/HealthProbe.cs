using Microsoft.AspNetCore.Http;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Implements <c>IntimacyBot --health</c>: asks the running bot at its own <c>Health:Url</c> whether it is alive. A container image has no
/// other program for that.
/// </summary>
internal static class HealthProbe
{
    public const string Switch = "--health";

    private const int Lives = 0;
    private const int Unwell = 1;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>Returns 0 if the bot is alive, or else 1, and writes one line that says why.</summary>
    public static async Task<int> AskAsync(IConfiguration configuration, TextWriter errors, CancellationToken cancel = default)
    {
        var problem = await ProblemAsync(configuration[HealthPage.Key] ?? HealthPage.Default, cancel);
        if (problem is null)
            return Lives;
        await errors.WriteLineAsync($"{HealthPage.Key}: {problem}");
        return Unwell;
    }

    private static async Task<string?> ProblemAsync(string url, CancellationToken cancel)
    {
        if (!HealthPage.CanListen(url))
            return $"\"{url}\" is no address to ask at";
        using var http = new HttpClient { Timeout = Timeout };
        try
        {
            using var answer = await http.GetAsync(Live(url), cancel);
            return answer.IsSuccessStatusCode ? null : $"{url} answers {(int)answer.StatusCode}";
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return $"nobody answers at {url}";
        }
    }

    /// <summary>Returns the address to ask. A bot that listens on all addresses can be reached on the loopback address.</summary>
    private static Uri Live(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(Uri.UriSchemeHttp, host, address.Port, "/health/live").Uri;
    }
}
