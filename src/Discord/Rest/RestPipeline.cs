using System.Net;
using Discord.Hosting;
using Discord.Interactions;
using Discord.Rest.RateLimits;
using Microsoft.Extensions.Logging;

namespace Discord.Rest;

/// <summary>What every request passes: checks, the wait for a permit, sending, the answer's rate limits, and repetition.</summary>
internal sealed class RestPipeline(DiscordOptions options, ILogger logger, InvalidRequests? invalid = null) : IDisposable
{
    private const int MaxAttempts = 4;
    private const int MaxRateLimitWaits = 5;
    private const int MaxCallbackAttempts = 2;
    private static readonly TimeSpan ResponseTimeout = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan MaxCallbackWait = TimeSpan.FromSeconds(1);

    private readonly RestTransport _transport = new(options);
    private readonly RateLimiter _limiter = new(options.Clock, options.LongestRateLimitWait);
    private readonly InvalidRequests _invalid = invalid ?? new InvalidRequests(options.Clock);
    private int _tokenRefused;

    public event EventHandler? TokenRefused;

    public event EventHandler<RateLimitEventArgs>? RateLimitReceived;

    public event EventHandler<DateReceivedEventArgs>? DateReceived;

    public void Dispose() => _transport.Dispose();

    public async Task<byte[]> SendAsync(RestRequest request, RequestPriority priority, CancellationToken cancellationToken)
    {
        LimitChecker.Check(request.Body);
        LimitChecker.CheckReason(request.Reason);
        ThrowIfBlocked(request);
        var permit = await _limiter.AcquireAsync(request, priority, cancellationToken);
        try
        {
            ThrowIfBlocked(request);
            return await SendWithRetriesAsync(request, permit, cancellationToken);
        }
        finally
        {
            _limiter.Release(permit);
        }
    }

    /// <summary>
    /// The first answer to an interaction has 3 seconds, whatever happens in them: no queue, and one repetition at once after a connection
    /// that broke or a server that failed, because then nobody works at the first attempt any more. A slow answer is waited for instead:
    /// the platform goes on with a request that its sender has given up, so a second one would run beside the first, and which of the two
    /// is refused would be chance.
    /// </summary>
    public async Task CallbackAsync(RestRequest request, CancellationToken cancellationToken)
    {
        LimitChecker.Check(request.Body);
        using var deadline = new CancellationTokenSource(options.CallbackTimeout, options.Clock);
        for (var attempt = 1; ; attempt++)
        {
            var last = attempt == MaxCallbackAttempts;
            if (await TryOnceAsync(request, attempt, last, deadline, cancellationToken) is not { } answer)
                continue;
            if (answer.IsGood)
                return;
            var error = ApiError.Read(answer);
            CountInvalid(answer, error);
            if (attempt > 1 && error.Code == ErrorCode.AlreadyAcknowledged)
                return;
            if (last || !await MayRepeatCallbackAsync(answer.Status, error, cancellationToken))
                throw Refused(request, answer, error);
            RestLog.Again(logger, request.Route.Name, attempt, (int)answer.Status);
        }
    }

    private async Task<byte[]> SendWithRetriesAsync(RestRequest request, Permit permit, CancellationToken cancellationToken)
    {
        var rateLimits = 0;
        var uncertain = false;
        for (var attempt = 1; ; attempt++)
        {
            var last = attempt >= MaxAttempts;
            using var deadline = new CancellationTokenSource(ResponseTimeout, options.Clock);
            if (await TryOnceAsync(request, attempt, last, deadline, cancellationToken) is not { } answer)
            {
                uncertain = true;
                await BackOffAsync(request, permit, attempt, cancellationToken);
                continue;
            }
            _limiter.Learn(permit, RateLimitHeaders.Read(answer.Headers));
            Tell(request, answer);
            // When the answer to a deletion was lost, a 404 means that it was carried out.
            var wasDeleted = uncertain && answer.Status == HttpStatusCode.NotFound && request.Route.Method == HttpMethod.Delete;
            if (answer.IsGood || wasDeleted)
                return answer.Body;
            var error = ApiError.Read(answer);
            CountInvalid(answer, error);
            if (answer.Status == HttpStatusCode.TooManyRequests && rateLimits < MaxRateLimitWaits)
            {
                await WaitForRateLimitAsync(request, permit, answer, error, rateLimits++, cancellationToken);
                attempt--;
            }
            else if ((int)answer.Status >= 500 && !last && request.IsRepeatable)
            {
                uncertain = true;
                RestLog.Again(logger, request.Route.Name, attempt, (int)answer.Status);
                await BackOffAsync(request, permit, attempt, cancellationToken);
            }
            else
            {
                throw Refused(request, answer, error);
            }
        }
    }

    /// <summary>One exchange; null when there was no answer and it may be tried again.</summary>
    private async Task<RestResponse?> TryOnceAsync(
        RestRequest request, int attempt, bool last, CancellationTokenSource deadline, CancellationToken cancellationToken)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            var clock = options.DateClock ?? options.Clock;
            var sent = clock.GetTimestamp();
            var answer = await _transport.ExchangeAsync(request, both.Token);
            if (answer.Headers.Date is { } date)
                DateReceived?.Invoke(this, new DateReceivedEventArgs(date, clock.GetElapsedTime(sent)));
            return answer;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException || deadline.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isSlow = deadline.IsCancellationRequested;
            if (last || (isSlow ? !request.IsRepeatableWhenSlow : !request.IsRepeatable && !FailedBeforeSending(failure)))
                throw new DiscordUnreachableException(request.Route.Name, failure);
            RestLog.NoAnswer(logger, request.Route.Name, attempt, failure.GetType().Name);
            return null;
        }
    }

    private static bool FailedBeforeSending(Exception failure) => failure is HttpRequestException
    {
        HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
    };

    /// <summary>Waits as the first of the bucket until the limit is over; without a given time it waits longer each time.</summary>
    private async Task WaitForRateLimitAsync(
        RestRequest request, Permit permit, RestResponse answer, ApiError error, int before, CancellationToken cancellationToken)
    {
        var wait = error.RetryAfter ?? TimeSpan.FromSeconds(1 << before);
        _limiter.Block(permit, wait, error.IsGlobal || RateLimitHeaders.Text(answer.Headers, "X-RateLimit-Global") == "true");
        if (wait > (request.LongestRateLimitWait ?? options.LongestRateLimitWait))
            throw RateLimiter.TooLong(request.Route, wait);
        // The wait begins before the log line, so that whoever reads the line can rely on it.
        var again = _limiter.ReacquireAsync(permit, cancellationToken);
        RestLog.RateLimited(logger, request.Route.Name, ScopeOf(answer, error), wait);
        await again;
        ThrowIfBlocked(request);
    }

    private void Tell(RestRequest request, RestResponse answer)
    {
        if (RateLimitReceived is not { } listeners)
            return;
        var headers = RateLimitHeaders.Read(answer.Headers);
        var refusal = answer.Status == HttpStatusCode.TooManyRequests ? ApiError.Read(answer) : null;
        if (refusal is null && !headers.CanCount)
            return;
        listeners(this, new RateLimitEventArgs(request.Route.Name)
        {
            Limit = headers.Limit,
            Remaining = headers.Remaining,
            ResetAfter = headers.ResetAfter,
            RetryAfter = refusal?.RetryAfter,
            Scope = refusal is null ? null : ScopeOf(answer, refusal),
        });
    }

    private static string ScopeOf(RestResponse answer, ApiError error) =>
        RateLimitHeaders.Text(answer.Headers, "X-RateLimit-Scope") ?? (error.IsGlobal ? "global" : "user");

    /// <summary>What the platform counts against this address; a limit that others used up is not the bot's fault.</summary>
    private void CountInvalid(RestResponse answer, ApiError error)
    {
        var counts = answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => true,
            HttpStatusCode.TooManyRequests => ScopeOf(answer, error) != "shared",
            _ => false,
        };
        if (counts)
            _invalid.Count();
    }

    private async Task<bool> MayRepeatCallbackAsync(HttpStatusCode status, ApiError error, CancellationToken cancellationToken)
    {
        if ((int)status >= 500)
            return true;
        if (status != HttpStatusCode.TooManyRequests || error.RetryAfter is not { } wait || wait > MaxCallbackWait)
            return false;
        await Task.Delay(wait, options.Clock, cancellationToken);
        return true;
    }

    /// <summary>Pauses, holding the place in the bucket, and then counts as a new request.</summary>
    private async Task BackOffAsync(RestRequest request, Permit permit, int attempt, CancellationToken cancellationToken)
    {
        var longest = TimeSpan.FromMilliseconds(250 * Math.Pow(3, attempt - 1));
        await Task.Delay(longest * (0.5 + Random.Shared.NextDouble() / 2), options.Clock, cancellationToken);
        await _limiter.ReacquireAsync(permit, cancellationToken);
        ThrowIfBlocked(request);
    }

    private DiscordApiException Refused(RestRequest request, RestResponse answer, ApiError error)
    {
        if (answer.Status == HttpStatusCode.Unauthorized && request.WithToken && Interlocked.Exchange(ref _tokenRefused, 1) == 0)
        {
            RestLog.TokenRefused(logger, request.Route.Name);
            TokenRefused?.Invoke(this, EventArgs.Empty);
        }
        return error.ToException(answer.Status, request.Route);
    }

    private void ThrowIfBlocked(RestRequest request)
    {
        if (request.WithToken && Volatile.Read(ref _tokenRefused) == 1)
            throw new DiscordApiException(HttpStatusCode.Unauthorized, 0, request.Route.Name, "the token was refused before");
        if (_invalid.Pause() is not { } wait)
            return;
        RestLog.Paused(logger, request.Route.Name, wait);
        throw RateLimiter.TooLong(request.Route, wait);
    }
}
