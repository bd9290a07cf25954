using Discord.Hosting;

namespace Discord.Rest;

/// <summary>The one way out: check, wait for a permit, send, learn from the answer, and repeat where that is right.</summary>
internal sealed class RestPipeline(DiscordOptions options) : IDisposable
{
    private readonly RestTransport _transport = new(options);

    public event EventHandler? TokenRefused;

    public void Dispose() => _transport.Dispose();

    public async Task<byte[]> SendAsync(RestRequest request, CancellationToken cancellationToken)
    {
        var answer = await _transport.ExchangeAsync(request, cancellationToken);
        if (answer.Status == System.Net.HttpStatusCode.Unauthorized)
            TokenRefused?.Invoke(this, EventArgs.Empty);
        return answer.IsGood ? answer.Body : throw new DiscordApiException(answer.Status, 0, request.Route.Name);
    }

    public Task CallbackAsync(RestRequest request, CancellationToken cancellationToken) => SendAsync(request, cancellationToken);
}
