namespace Discord.Rest.RateLimits;

/// <summary>A request that waits for its turn.</summary>
internal sealed class Waiter(Permit permit)
{
    private readonly TaskCompletionSource<Permit> _granted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Permit Permit { get; } = permit;

    /// <summary>Whether it was granted, failed, or was cancelled.</summary>
    public bool IsOver => _granted.Task.IsCompleted;

    /// <summary>Completes with the permit.</summary>
    public async Task<Permit> GrantedAsync(CancellationToken cancellationToken)
    {
        if (IsOver)
            return await _granted.Task;
        using var _ = cancellationToken.UnsafeRegister(static (state, token) => ((Waiter)state!)._granted.TrySetCanceled(token), this);
        return await _granted.Task;
    }

    /// <summary>Grants the permit; false when the request was cancelled before.</summary>
    public bool Grant() => _granted.TrySetResult(Permit);

    /// <summary>Refuses the permit.</summary>
    public void Fail(Exception why) => _granted.TrySetException(why);
}

/// <summary>The right to send one request, to be given back when it is over.</summary>
internal sealed class Permit(RestRoute route, bool countsGlobally, bool isScheduled, TimeSpan due)
{
    /// <summary>Where it counts; another one when the platform's answer shows that two routes share a limit.</summary>
    public Bucket Bucket { get; set; } = null!;

    public RestRoute Route { get; } = route;

    /// <summary>Whether it counts toward the global limit.</summary>
    public bool CountsGlobally { get; } = countsGlobally;

    /// <summary>Whether a timer asked for it, so that requests of persons go first.</summary>
    public bool IsScheduled { get; } = isScheduled;

    /// <summary>Its place among those that wait for the global limit: the earliest goes first.</summary>
    public TimeSpan Due { get; } = due;

    /// <summary>A block that lasts longer than this is not waited for.</summary>
    public required TimeSpan LongestWait { get; init; }

    /// <summary>Whether it must go alone: what changes something keeps its order.</summary>
    public bool IsExclusive => Route.Method != HttpMethod.Get;

    /// <summary>Whether the request is under way.</summary>
    public bool IsHeld { get; set; }
}
