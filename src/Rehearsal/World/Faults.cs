namespace Rehearsal.World;

internal enum RestFault
{
    /// <summary>500, nothing done.</summary>
    ServerError,

    /// <summary>502 of a proxy in front of the platform: no JSON, nothing done.</summary>
    BadGateway,

    /// <summary>The connection breaks, nothing done.</summary>
    ResetBefore,

    /// <summary>Everything is done, then the connection breaks.</summary>
    ResetAfter,

    /// <summary>429 with scope shared, to be retried after 200 ms.</summary>
    TooMany,

    /// <summary>The same with scope user: a limit of the bot's own, which counts toward the ban.</summary>
    TooManyOwn,

    /// <summary>429 for everything the bot sends, to be retried after 200 ms.</summary>
    TooManyGlobal,
}

/// <summary>Whether the bot hears of what a request did before or after it reads the reply. The platform promises neither.</summary>
internal enum EventOrder
{
    AsItComes,
    BeforeReply,
    AfterReply,
}

/// <summary>What the gateway lets be done to it.</summary>
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

/// <summary>Bad days on purpose: the network's, the platform's, and moderators'.</summary>
internal sealed class Faults(World world)
{
    private readonly List<(RestFault Fault, Func<string, string, bool> Where)> _rest = [];

    /// <summary>Set by the wire.</summary>
    internal IGatewayFaults? Gateway { get; set; }

    /// <summary>Completes when everything dispatched so far has been written; set by the wire.</summary>
    internal Func<Task> EventsOutAsync { get; set; } = () => Task.CompletedTask;

    private IGatewayFaults Wire => Gateway ?? throw new RehearsalException("No wire is connected to this world.");

    /// <summary>The next <paramref name="count"/> REST requests meet this fault, or only those of one method and path part.</summary>
    public void FailNextRequests(RestFault fault, int count = 1, string? method = null, string? pathContains = null)
    {
        bool Concerns(string requestMethod, string path)
        {
            var isMethod = method is null || requestMethod == method;
            return isMethod && (pathContains is null || path.Contains(pathContains, StringComparison.Ordinal));
        }

        world.Locked(() => _rest.AddRange(Enumerable.Repeat((fault, (Func<string, string, bool>)Concerns), count)));
    }

    /// <summary>How long every REST request waits before it is looked at, by the wire's clock.</summary>
    public TimeSpan RestDelay { get; set; }

    public EventOrder Events { get; set; }

    /// <summary>Changes with every <see cref="RenameBuckets"/>.</summary>
    internal int BucketNames { get; private set; }

    /// <summary>From now on every limit has another name, and counts anew.</summary>
    public void RenameBuckets() => world.Locked(() => { BucketNames++; });

    /// <summary>Breaks all gateway connections without a close frame; sessions stay resumable.</summary>
    public void DropGateway() => Wire.Drop();

    public void CloseGateway(int code) => Wire.Close(code);

    /// <summary>Op 7.</summary>
    public void AskToReconnect() => Wire.AskToReconnect();

    /// <summary>Op 9.</summary>
    public void InvalidateSessions(bool resumable = false) => Wire.InvalidateSessions(resumable);

    /// <summary>Every session is lost: a resume will be answered with op 9.</summary>
    public void ForgetSessions() => Wire.ForgetSessions();

    /// <summary>Dispatches wait until <see cref="ReleaseDispatches"/>; REST goes on.</summary>
    public void HoldDispatches() => Wire.Hold();

    public void ReleaseDispatches() => Wire.Release();

    /// <summary>What is held will be sent last first.</summary>
    public void ReverseHeldDispatches() => Wire.Reverse();

    /// <summary>The next <paramref name="count"/> dispatches are sent twice.</summary>
    public void DuplicateDispatches(int count) => Wire.Duplicate(count);

    /// <summary>The next <paramref name="count"/> dispatches are never sent; without a sequence number no client notices.</summary>
    public void LoseDispatches(int count) => Wire.Lose(count);

    /// <summary>The next interaction is dispatched twice with the same id.</summary>
    public void DuplicateNextInteraction() => Wire.DuplicateNextInteraction();

    /// <summary>Heartbeats are no longer answered on the open connections.</summary>
    public void StopAcknowledgingHeartbeats() => Wire.StopAcknowledging();

    /// <summary>A moderator deletes a message.</summary>
    public void Delete(WorldMessage message) => world.Locked(() => world.Erase(message));

    /// <summary>A moderator deletes a channel or thread.</summary>
    public void Delete(WorldChannel channel) => world.Locked(() => world.Demolish(channel));

    public void Archive(WorldChannel thread) => Change(thread, new(null, true, null, null, null));

    public void Unarchive(WorldChannel thread) => Change(thread, new(null, false, null, null, null));

    public void Lock(WorldChannel thread) => Change(thread, new(null, null, true, null, null));

    public void Unlock(WorldChannel thread) => Change(thread, new(null, null, false, null, null));

    /// <summary>A moderator takes somebody, maybe the bot, out of a thread.</summary>
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

    internal RestFault? Next(string method, string path) => world.Locked(() =>
    {
        var at = _rest.FindIndex(f => f.Where(method, path));
        if (at < 0)
            return (RestFault?)null;
        var fault = _rest[at].Fault;
        _rest.RemoveAt(at);
        return fault;
    });

    private void Change(WorldChannel thread, ThreadChange change) => world.Locked(() => world.Apply(thread.Guild!.Owner, thread, change));
}
