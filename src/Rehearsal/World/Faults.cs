namespace Rehearsal.World;

internal enum RestFault
{
    /// <summary>The request is answered with 500 and not carried out.</summary>
    ServerError,

    /// <summary>The request is answered with 502 without JSON, as by a proxy in front of the platform, and not carried out.</summary>
    BadGateway,

    /// <summary>The connection is cut, and the request is not carried out.</summary>
    ResetBefore,

    /// <summary>The request is carried out, and then the connection is cut.</summary>
    ResetAfter,

    /// <summary>The request is answered with 429 of scope shared, to be retried after 200 ms.</summary>
    TooMany,

    /// <summary>The request is answered with 429 of scope user, a limit of the bot's own, which counts toward the ban.</summary>
    TooManyOwn,

    /// <summary>The request is answered with 429 of scope global, to be retried after 200 ms.</summary>
    TooManyGlobal,

    /// <summary>The request is answered with a page of status 429 and no JSON, as by the network in front of the platform.</summary>
    TooManyPage,

    /// <summary>The request is answered with a page of status 403 and no JSON, as by the network in front of the platform.</summary>
    BlockedPage,

    /// <summary>The request is refused in the way that was ordered with it.</summary>
    Refused,
}

/// <summary>A fault that a request meets. A refusal says how it is refused, and perhaps for how long.</summary>
internal sealed record OrderedFault(RestFault Kind, RefusedException? Refusal = null, TimeSpan? RetryAfter = null);

/// <summary>The order of a request's reply and of the events it causes. The platform promises neither.</summary>
internal enum EventOrder
{
    AsItComes,
    BeforeReply,
    AfterReply,
}

/// <summary>The faults that the gateway can produce.</summary>
internal interface IGatewayFaults
{
    void Drop();
    void Close(int code);
    void AskToReconnect();
    void InvalidateSessions(bool resumable);
    void ForgetSessions();
    void Hold();
    void Release();
    void Reverse();
    void Pump();
    void DuplicateNextInteraction();
    void Duplicate(int dispatches);
    void Lose(int dispatches);
    void StopAcknowledging();
}

/// <summary>Produces faults of the network, of the platform and of moderators.</summary>
internal sealed class Faults(World world)
{
    private readonly List<(OrderedFault Fault, Func<string, string, bool> Where)> _rest = [];

    /// <summary>The wire sets this.</summary>
    internal IGatewayFaults? Gateway { get; set; }

    /// <summary>This completes when everything dispatched so far has been written. The wire sets it.</summary>
    internal Func<Task> EventsOutAsync { get; set; } = () => Task.CompletedTask;

    private IGatewayFaults Wire => Gateway ?? throw new RehearsalException("No wire is connected to this world.");

    /// <summary>The next <paramref name="count"/> REST requests meet this fault, or only those of one method and path part.</summary>
    public void FailNextRequests(RestFault fault, int count = 1, string? method = null, string? pathContains = null) =>
        Order(new OrderedFault(fault), count, method, pathContains);

    /// <summary>The next <paramref name="count"/> of these requests are refused like this and not carried out.</summary>
    public void RefuseNextRequests(RefusedException refusal, int count = 1, string? method = null, string? pathContains = null) =>
        Order(new OrderedFault(RestFault.Refused, refusal), count, method, pathContains);

    /// <summary>
    /// The next <paramref name="count"/> threads are refused with 429 of scope shared: the threads of a channel are limited for
    /// all who make some there, often for minutes.
    /// </summary>
    public void LimitThreads(TimeSpan retryAfter, int count = 1) =>
        Order(new OrderedFault(RestFault.TooMany) { RetryAfter = retryAfter }, count, "POST", "/threads");

    private void Order(OrderedFault fault, int count, string? method, string? pathContains)
    {
        bool Concerns(string requestMethod, string path)
        {
            var isMethod = method is null || requestMethod == method;
            return isMethod && (pathContains is null || path.Contains(pathContains, StringComparison.Ordinal));
        }

        world.Locked(() => _rest.AddRange(Enumerable.Repeat((fault, (Func<string, string, bool>)Concerns), count)));
    }

    /// <summary>
    /// Every REST request waits this long before it is handled, by the transport clock, and is then handled also if its sender has given it
    /// up, as on the platform.
    /// </summary>
    public TimeSpan RestDelay { get; set; }

    public EventOrder Events { get; set; }

    /// <summary>This changes with every call of <see cref="RenameBuckets"/>.</summary>
    internal int BucketNames { get; private set; }

    /// <summary>Gives every rate limit another bucket name and a new count.</summary>
    public void RenameBuckets() => world.Locked(() => { BucketNames++; });

    /// <summary>Cuts all gateway connections without a close frame; sessions stay resumable.</summary>
    public void DropGateway() => Wire.Drop();

    public void CloseGateway(int code) => Wire.Close(code);

    /// <summary>Sends op 7 (reconnect) on all connections.</summary>
    public void AskToReconnect() => Wire.AskToReconnect();

    /// <summary>Sends op 9 (invalid session) on all connections.</summary>
    public void InvalidateSessions(bool resumable = false) => Wire.InvalidateSessions(resumable);

    /// <summary>Drops every session, so that a resume is answered with op 9.</summary>
    public void ForgetSessions() => Wire.ForgetSessions();

    /// <summary>Holds dispatches until <see cref="ReleaseDispatches"/>; REST goes on.</summary>
    public void HoldDispatches() => Wire.Hold();

    public void ReleaseDispatches() => Wire.Release();

    /// <summary>Reverses the order of the held dispatches.</summary>
    public void ReverseHeldDispatches() => Wire.Reverse();

    /// <summary>Sends the next <paramref name="count"/> dispatches twice.</summary>
    public void DuplicateDispatches(int count) => Wire.Duplicate(count);

    /// <summary>Loses the next <paramref name="count"/> dispatches. They have no sequence number, so no client notices.</summary>
    public void LoseDispatches(int count) => Wire.Lose(count);

    /// <summary>Dispatches the next interaction twice with the same id.</summary>
    public void DuplicateNextInteraction() => Wire.DuplicateNextInteraction();

    /// <summary>Stops acknowledging heartbeats on the open connections.</summary>
    public void StopAcknowledgingHeartbeats() => Wire.StopAcknowledging();

    /// <summary>Deletes a message, as a moderator would.</summary>
    public void Delete(WorldMessage message) => world.Locked(() => world.Erase(message));

    /// <summary>Deletes a channel or thread, as a moderator would.</summary>
    public void Delete(WorldChannel channel) => world.Locked(() => world.Demolish(channel));

    public void Archive(WorldChannel thread) => Change(thread, new(null, true, null, null, null));

    /// <summary>Lowers the time after which a thread is archived, as the platform does near its limit of active threads.</summary>
    public void ArchiveSooner(WorldChannel thread, int minutes) => Change(thread, new(null, null, null, null, minutes));

    public void Unarchive(WorldChannel thread) => Change(thread, new(null, false, null, null, null));

    public void Lock(WorldChannel thread) => Change(thread, new(null, null, true, null, null));

    public void Unlock(WorldChannel thread) => Change(thread, new(null, null, false, null, null));

    /// <summary>Removes somebody, possibly the bot, from a thread, as a moderator would.</summary>
    public void RemoveFromThread(WorldChannel thread, WorldUser user) =>
        world.Locked(() => world.RemoveFromThread(thread.Guild!.Owner, thread, user));

    /// <summary>Denies the bot a permission in one channel.</summary>
    public void Revoke(WorldChannel channel, WorldPermission permission) => channel.Deny(world.Bot, permission);

    /// <summary>Takes a permission from everybody and from the bot's role in a whole server.</summary>
    public void Revoke(WorldGuild guild, WorldPermission permission) => world.Locked(() =>
    {
        guild.Everyone.Permissions &= ~permission;
        if (guild.BotRole is { } role)
            role.Permissions &= ~permission;
    });

    public void KickBot(WorldGuild guild) => guild.Kick(world.Bot);

    internal OrderedFault? Next(string method, string path) => world.Locked(() =>
    {
        var at = _rest.FindIndex(f => f.Where(method, path));
        if (at < 0)
            return null;
        var fault = _rest[at].Fault;
        _rest.RemoveAt(at);
        return fault;
    });

    private void Change(WorldChannel thread, ThreadChange change) => world.Locked(() => world.Apply(thread.Guild!.Owner, thread, change));
}
