using Rehearsal.World;

namespace Rehearsal.Wire;

/// <summary>Checks what every request must have, and records refusals that a correct client never gets.</summary>
internal sealed class RequestChecks(World.World world)
{
    // A client cannot avoid these errors, because people delete things, leave, refuse messages and revoke permissions, and answers may come
    // late.
    private static readonly HashSet<int> _forgivable =
    [
        10003, 10004, 10007, 10008, 10011, 10013, 10062, 30033, 30046, 50001, 50007, 50013, 50027, 50083, 50278, 60003, 160005, 160006,
    ];

    private readonly Queue<long> _invalid = [];
    private readonly HashSet<string> _odd = [];

    public void Before(HttpContext http, bool open)
    {
        if (IsBanned())
            throw new RefusedException(
                403, 0, "You are being blocked from accessing our API temporarily due to exceeding our rate limits frequently.");
        CheckAgent(http.Request.Headers.UserAgent.ToString());
        var authorization = http.Request.Headers.Authorization.ToString();
        if (authorization.Length == 0 && open)
            return;
        if (authorization != $"Bot {world.BotToken}")
            throw new RefusedException(401, 0, "401: Unauthorized");
        CheckReason(http);
    }

    /// <summary>Counts a refusal and, if a correct client would not have got it, records a violation.</summary>
    public void After(HttpContext http, string name, RefusedException refused)
    {
        if (refused.Status is 401 or 403)
            CountInvalid();
        if (_forgivable.Contains(refused.Code) || refused is { Status: 404, Code: 0 })
            return;
        var token = http.Request.RouteValues["token"] as string;
        if (refused.Code == 40060 && token is not null && world.Locked(() => world.FindInteraction(token)) is { MayAnswerTwice: true })
            return;
        world.History.Break(name, $"{refused.Status} {refused.Code} {refused.Message} {refused.Errors?.ToJsonString()}".TrimEnd());
    }

    /// <summary>A request without a User-Agent is blocked; an odd one is let through and noted as a violation.</summary>
    private void CheckAgent(string agent)
    {
        if (agent.Length == 0)
            throw new RefusedException(403, 40333, "internal network error");
        if (!OddAgent.IsOf(agent) || !world.Locked(() => _odd.Add(agent)))
            return;
        world.History.Break("User-Agent", $"\"{agent}\" is not of the form DiscordBot (address of the project, version)");
    }

    private static void CheckReason(HttpContext http)
    {
        var reason = Uri.UnescapeDataString(http.Request.Headers["X-Audit-Log-Reason"].ToString());
        if (reason.Length > 512)
            throw new RefusedException(400, 50035, "Invalid Form Body");
    }

    /// <summary>Counts a response of 401, 403 or 429. A rate limit that is shared with others does not count.</summary>
    public void CountInvalid() => world.Locked(() =>
    {
        _invalid.Enqueue(world.Options.TransportClock.GetTimestamp());
        Prune();
    });

    private bool IsBanned() => world.Locked(() =>
    {
        Prune();
        return _invalid.Count >= world.Options.InvalidRequests.Requests;
    });

    private void Prune()
    {
        while (_invalid.TryPeek(out var oldest) && world.Options.TransportClock.GetElapsedTime(oldest) > world.Options.InvalidRequests.Per)
            _invalid.Dequeue();
    }
}
