using Microsoft.AspNetCore.Http;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// <c>IntimacyBot --health</c>: asks the bot that already runs here whether it lives, by its own <c>Health:Url</c>. A container's image has
/// no other program that could ask.
/// </summary>
internal static class HealthProbe
{
    public const string Switch = "--health";

    private const int Lives = 0;
    private const int Unwell = 1;
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(4);

    /// <summary>0 if it lives, else 1 and one line that says why.</summary>
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

    /// <summary>A bot that listens everywhere listens on this machine itself too.</summary>
    private static Uri Live(string url)
    {
        var address = BindingAddress.Parse(url);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return new UriBuilder(Uri.UriSchemeHttp, host, address.Port, "/health/live").Uri;
    }
}
