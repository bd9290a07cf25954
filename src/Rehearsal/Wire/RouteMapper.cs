using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>The rate limit that a route counts against.</summary>
internal enum RateLimitBucket
{
    Route,
    ChannelMessages,
    Webhook,

    /// <summary>Answers to interactions are not limited.</summary>
    None,
}

/// <summary>Maps routes and does what the platform does for every request, such as authentication, limits and faults.</summary>
internal sealed class RouteMapper(WebApplication app, World.World world)
{
    private readonly RateLimits _limits = new(world);
    private readonly RequestChecks _checks = new(world);

    public void Route(
        string method,
        string pattern,
        Func<WireRequest, RouteResult> handle,
        RateLimitBucket bucket = RateLimitBucket.Route,
        bool open = false) =>
        app.MapMethods($"/api/v10{pattern}", [method], http => ServeAsync(http, $"{method} {pattern}", handle, bucket, open));

    /// <summary>Every other route under /api is answered with 404 and noted as a violation.</summary>
    public void MapUnknown() => app.Map("/api/{**rest}", http => ServeAsync(http, "unknown", Unknown, RateLimitBucket.None, open: true));

    private RouteResult Unknown(WireRequest request)
    {
        world.History.Break($"{request.Http.Request.Method} {request.Http.Request.Path}", "there is no such route");
        throw new RefusedException(404, 0, "404: Not Found");
    }

    private async Task ServeAsync(HttpContext http, string route, Func<WireRequest, RouteResult> handle, RateLimitBucket bucket, bool open)
    {
        world.RequestBegins();
        try
        {
            await ServeOneAsync(http, route, handle, bucket, open);
        }
        finally
        {
            world.RequestEnds();
        }
    }

    private async Task ServeOneAsync(
        HttpContext http, string route, Func<WireRequest, RouteResult> handle, RateLimitBucket bucket, bool open)
    {
        var name = $"{http.Request.Method} {http.Request.Path}";
        if (world.Faults.RestDelay > TimeSpan.Zero)
            await ArriveSlowlyAsync(http, name);
        var fault = world.Faults.Next(http.Request.Method, http.Request.Path);
        if (fault?.Kind == RestFault.ResetBefore)
        {
            world.History.Note($"REST {name}: connection reset before acting");
            http.Abort();
            return;
        }
        var reply = (fault is null ? null : Faulty(http.Response, fault)) ?? await AnswerAsync(http, route, name, handle, bucket, open);
        world.Serves(route, reply.Status);
        world.History.Note($"REST {name}: {reply.Status}{(reply.Status >= 400 ? $" {reply.Body?.ToJsonString()}" : "")}");
        if (fault?.Kind == RestFault.ResetAfter)
        {
            if (http.Request.RouteValues["token"] is string token && world.FindInteraction(token) is { } interaction)
                interaction.MayAnswerTwice = true;
            http.Abort();
            return;
        }
        if (world.Faults.Events == EventOrder.BeforeReply)
            await world.Faults.EventsOutAsync();
        await WriteAsync(http.Response, reply);
        await http.Response.CompleteAsync();
    }

    /// <summary>
    /// Takes the whole request, and waits. Its sender may give it up meanwhile, which changes nothing, since it has arrived.
    /// </summary>
    private async Task ArriveSlowlyAsync(HttpContext http, string name)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body, http.RequestAborted);
        body.Position = 0;
        (http.Request.Body, http.RequestAborted) = (body, CancellationToken.None);
        http.Response.RegisterForDispose(body);
        world.History.Note($"REST {name}: arrived, and is slow");
        await Task.Delay(world.Faults.RestDelay, world.Options.TransportClock, CancellationToken.None);
    }

    /// <summary>Returns what a fault answers; null when the request is carried out first.</summary>
    private RouteResult? Faulty(HttpResponse response, OrderedFault fault)
    {
        if (fault.Kind == RestFault.TooManyOwn || fault.Refusal is { Status: 401 or 403 })
            _checks.CountInvalid();
        return fault.Kind switch
        {
            RestFault.ServerError => RouteResult.From(new(500, 0, "500: Internal Server Error")),
            RestFault.BadGateway => new RouteResult(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"),
            RestFault.TooMany => RateLimits.Ordered(response, "shared", fault.RetryAfter),
            RestFault.TooManyGlobal => RateLimits.Ordered(response, "global"),
            RestFault.TooManyOwn => RateLimits.Ordered(response, "user"),
            RestFault.TooManyPage => new RouteResult(429, "<html><body><h1>Error 1015</h1>You are being rate limited</body></html>"),
            RestFault.BlockedPage => new RouteResult(403, "<html><body><h1>Error 1020</h1>Access denied</body></html>"),
            RestFault.Refused => RouteResult.From(fault.Refusal!),
            _ => null,
        };
    }

    private async Task<RouteResult> AnswerAsync(
        HttpContext http, string route, string name, Func<WireRequest, RouteResult> handle, RateLimitBucket bucket, bool open)
    {
        WireRequest? request = null;
        try
        {
            _checks.Before(http, open);
            if (_limits.Take(http, route, bucket, name) is { } tooMany)
            {
                _checks.CountInvalid();
                return tooMany;
            }
            request = await BodyReader.ReadAsync(http, world);
            return world.Locked(() => handle(request));
        }
        catch (RefusedException refused)
        {
            _checks.After(http, name, refused);
            return RouteResult.From(refused);
        }
        catch (Exception e) when (IsOurs(name, e))
        {
            throw;
        }
        finally
        {
            foreach (var oddity in request?.Oddities ?? [])
                world.History.Break(name, oddity);
        }
    }

    /// <summary>Notes an exception of the rehearsal's own code and returns false, so that it is thrown on and becomes a 500.</summary>
    private bool IsOurs(string name, Exception mistake)
    {
        if (mistake is not (OperationCanceledException or IOException))
            world.History.Break(name, $"the rehearsal itself failed: {mistake}");
        return false;
    }

    private static async Task WriteAsync(HttpResponse response, RouteResult reply)
    {
        response.StatusCode = reply.Status;
        if (reply.Body is null)
            return;
        if (reply.Body is System.Text.Json.Nodes.JsonValue page)
        {
            response.ContentType = "text/html";
            await response.WriteAsync(page.GetValue<string>());
            return;
        }
        response.ContentType = "application/json";
        await using var writer = new Utf8JsonWriter(response.BodyWriter);
        reply.Body.WriteTo(writer);
        await writer.FlushAsync();
    }
}
