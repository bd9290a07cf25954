using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>A bell that belongs to nobody yet. <paramref name="Begun"/> is true when its first message is already posted.</summary>
internal sealed record StartedBell(Snowflake Thread, Snowflake Home, bool Begun);

/// <summary>Creates and finds the private threads named "Bell" under a server's home channel.</summary>
internal sealed class BellThread(
    DiscordRest rest,
    GuildCache guilds,
    BellChannel channel,
    ThreadStarter starter,
    BellRecords records,
    TimeProvider clock) : IDisposable
{
    private const int ADayInMinutes = 1440;

    /// <summary>Allows for a difference between the clocks of this machine and of Discord.</summary>
    private static readonly Duration Slack = Duration.FromMinutes(1);

    // As with rings, these requests yield to those of people who press something.
    private DiscordRest Rest { get; } = rest.At(RequestPriority.Scheduled);

    /// <summary>Bells are created one at a time, because two people could otherwise get the same one.</summary>
    private readonly SemaphoreSlim _starting = new(1, 1);

    /// <summary>The threads that this process has given to somebody, perhaps before their row is saved.</summary>
    private readonly HashSet<Snowflake> _given = [];

    /// <summary>
    /// Returns a bell with nobody in it. It must not ring anybody until it is stored. An earlier attempt may have created it and lost the
    /// answer, so such a thread is used first. <paramref name="age"/> is the time since the bell was first wanted.
    /// </summary>
    public async Task<StartedBell> StartAsync(Snowflake guild, Duration age, CancellationToken cancel)
    {
        var home = await channel.FindAsync(guild, cancel) ?? throw new InvalidOperationException("The server has no home channel.");
        await _starting.WaitAsync(cancel);
        try
        {
            var bell = await FindLostAsync(guild, home, age, cancel) ?? new StartedBell(await MakeAsync(home, cancel), home, Begun: false);
            _given.Add(bell.Thread);
            return bell;
        }
        finally
        {
            _starting.Release();
        }
    }

    public void Dispose() => _starting.Dispose();

    /// <summary>Reopens a thread that was archived or locked; false if that is not possible.</summary>
    public async Task<bool> WakeAsync(Snowflake thread, CancellationToken cancel)
    {
        try
        {
            await Rest.ModifyChannelAsync(thread, new ModifyChannel { Archived = false, Locked = false }, cancel);
            return true;
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            return false;
        }
    }

    private async Task<Snowflake> MakeAsync(Snowflake home, CancellationToken cancel) =>
        await starter.StartBellAsync(
            home, new StartThread(ThreadNames.Bell) { AutoArchiveDuration = ADayInMinutes, Invitable = false }, cancel);

    /// <summary>
    /// Finds a bell that belongs to nobody: it was created since then, only the bot is in it, no ring is in it, and no row names it.
    /// </summary>
    private async Task<StartedBell?> FindLostAsync(Snowflake guild, Snowflake home, Duration age, CancellationToken cancel)
    {
        var earliest = (Instant.FromDateTimeOffset(clock.GetUtcNow()) - age - Slack).ToDateTimeOffset();
        var self = await guilds.SelfAsync(cancel);
        var active = await Rest.GetActiveThreadsAsync(guild, cancel);
        var lost = active.Threads
            .Where(t => t.ParentId == home && t.OwnerId == self)
            .Where(t => t is { Type: ChannelType.PrivateThread, Name: ThreadNames.Bell, MemberCount: null or <= 1 })
            .Where(t => t.Id.CreatedAt >= earliest && !_given.Contains(t.Id)).Select(t => t.Id).ToList();
        if (lost.Count == 0)
            return null;
        var known = await records.BellsAsync(cancel);
        foreach (var thread in lost.Where(t => !known.Contains(t)))
        {
            var said = await Rest.GetMessagesAsync(thread, 2, cancellationToken: cancel);
            if (said is [] or [{ Components: [] }])
                return new StartedBell(thread, home, said.Count > 0);
        }

        return null;
    }
}
