using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>The private threads named "Bell" under a server's home channel.</summary>
internal sealed class BellThread(
    DiscordRest rest, GuildCache guilds, BellChannel channel, PersonStore people, Store store, TimeProvider clock) : IDisposable
{
    private const int AWeekInMinutes = 10080;

    /// <summary>Clocks differ a little.</summary>
    private static readonly Duration Slack = Duration.FromMinutes(1);

    // As the rings in it, it gives way to whoever presses something.
    private DiscordRest Rest { get; } = rest.At(RequestPriority.Scheduled);

    /// <summary>One bell at a time: else two people could find the same one.</summary>
    private readonly SemaphoreSlim _starting = new(1, 1);

    /// <summary>Given away by this process, perhaps not on record yet.</summary>
    private readonly HashSet<Snowflake> _given = [];

    /// <summary>
    /// One with nobody in it yet: until it is on record it must not ring anybody. It may have been made already, and the answer lost on its
    /// way. <paramref name="age"/>: how long ago it was wanted first.
    /// </summary>
    public async Task<Snowflake> StartAsync(Snowflake guild, Duration age, CancellationToken cancel)
    {
        var home = await channel.FindAsync(guild, cancel) ?? throw new InvalidOperationException("The server has no home channel.");
        await _starting.WaitAsync(cancel);
        try
        {
            var bell = await FindLostAsync(guild, home, age, cancel) ?? await MakeAsync(home, cancel);
            _given.Add(bell);
            return bell;
        }
        finally
        {
            _starting.Release();
        }
    }

    public void Dispose() => _starting.Dispose();

    /// <summary>Brings one back that was archived or locked; false if that is not possible.</summary>
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
        (await Rest.StartThreadAsync(
            home, new StartThread(ThreadNames.Bell) { AutoArchiveDuration = AWeekInMinutes, Invitable = false }, cancel)).Id;

    /// <summary>A bell of nobody: made since then, with nobody in it but the bot, nothing said in it, and on nobody's record.</summary>
    private async Task<Snowflake?> FindLostAsync(Snowflake guild, Snowflake home, Duration age, CancellationToken cancel)
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
        var known = (await store.ReadAsync(people.AllAsync, cancel)).Select(p => p.Bell).ToHashSet();
        foreach (var thread in lost.Where(t => !known.Contains(t)))
            if ((await Rest.GetMessagesAsync(thread, 1, cancellationToken: cancel)).Count == 0)
                return thread;
        return null;
    }
}
