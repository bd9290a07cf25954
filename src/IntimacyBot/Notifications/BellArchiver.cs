using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Archives bells in which nothing has rung for a day, because a server may have only so many active threads and Discord may leave them
/// active for months. It asks Discord which are active instead of storing when each bell rang, so that it also finds the bells of people
/// who have left. Rings in an archived bell stay, and the next one wakes it.
/// </summary>
internal sealed class BellArchiver(DiscordRest rest, GuildCache guilds, ServerSettingsStore servers, Store store, TimeProvider clock)
    : IDueSource, IReconciled
{
    public static readonly Duration AwakeFor = Duration.FromDays(1);

    private static readonly Duration LooksAgain = Duration.FromHours(1);

    // These requests yield to others, because nobody waits for them.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    /// <summary>The rows of the servers that are due. After a start all are.</summary>
    private readonly ConcurrentDictionary<Guid, Snowflake> _due = new();

    private Instant _looked = Instant.MinValue;

    string IDueSource.Name => "bells to archive";

    string IReconciled.Name => "bells to archive";

    /// <summary>Once an hour is enough, because nobody waits for it.</summary>
    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (now - LooksAgain < _looked && now >= _looked)
            return 0;
        foreach (var (row, settings) in await store.ReadAsync(servers.AllAsync, cancel))
            if (settings.Home is not null)
                _due[row] = new Snowflake(settings.Guild);
        _looked = now;
        return 0;
    }

    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([.. _due.Keys]);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (!_due.TryGetValue(row, out var guild))
            return;
        if (!guilds.IsAway(guild))
            await DiscordRefusals.IgnoreAsync(() => ArchiveAsync(guild, cancel));
        _due.TryRemove(row, out _);
    }

    private async Task ArchiveAsync(Snowflake guild, CancellationToken cancel)
    {
        var self = await guilds.SelfAsync(cancel);
        var before = (Instant.FromDateTimeOffset(clock.GetUtcNow()) - AwakeFor).ToDateTimeOffset();
        var active = await _rest.GetActiveThreadsAsync(guild, cancel);
        foreach (var bell in active.Threads.Where(t => IsBell(t, self) && LastUsed(t) <= before))
            await DiscordRefusals.IgnoreAsync(() => _rest.ModifyChannelAsync(bell.Id, new ModifyChannel { Archived = true }, cancel));
    }

    private static bool IsBell(Channel thread, Snowflake self) =>
        thread is { Type: ChannelType.PrivateThread, Name: ThreadNames.Bell } && thread.OwnerId == self;

    /// <summary>Returns when the bell rang last, or was opened again by whoever wanted to read it.</summary>
    private static DateTimeOffset LastUsed(Channel thread)
    {
        var rang = (thread.LastMessageId ?? thread.Id).CreatedAt;
        return thread.ThreadMetadata?.ArchiveTimestamp is { } opened && opened > rang ? opened : rang;
    }
}
