using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>Whose limit a route counts against.</summary>
internal enum RateLimitBucket
{
    Route,
    ChannelMessages,
    Webhook,

    /// <summary>Not limited: answering interactions.</summary>
    None,
}

/// <summary>Maps routes and does for every request what the platform does for every request.</summary>
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
            await Task.Delay(world.Faults.RestDelay, world.Options.TransportClock, http.RequestAborted);
        var fault = world.Faults.Next(http.Request.Method, http.Request.Path);
        if (fault == RestFault.ResetBefore)
        {
            world.History.Note($"REST {name}: connection reset before acting");
            http.Abort();
            return;
        }
        var reply = fault switch
        {
            RestFault.ServerError => RouteResult.From(new(500, 0, "500: Internal Server Error")),
            RestFault.BadGateway => new RouteResult(502, "<html><body><h1>502 Bad Gateway</h1></body></html>"),
            RestFault.TooMany => RateLimits.Ordered(http.Response, "shared"),
            RestFault.TooManyGlobal => RateLimits.Ordered(http.Response, "global"),
            RestFault.TooManyOwn => Own(http.Response),
            _ => await AnswerAsync(http, route, name, handle, bucket, open),
        };
        world.Serves(route, reply.Status);
        world.History.Note($"REST {name}: {reply.Status}{(reply.Status >= 400 ? $" {reply.Body?.ToJsonString()}" : "")}");
        if (fault == RestFault.ResetAfter)
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

    private RouteResult Own(HttpResponse response)
    {
        _checks.CountInvalid();
        return RateLimits.Ordered(response, "user");
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
