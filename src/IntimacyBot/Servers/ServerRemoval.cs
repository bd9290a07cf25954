using System.Buffers.Binary;
using Discord.Gateway;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>Records when a server removed the bot, and deletes the record when the bot is back. An outage is not a removal.</summary>
internal sealed class ServerRemoval(
    Store store,
    Platform.Guilds.ServerSettingsStore servers,
    ServerErasure known,
    Vault vault,
    TimeProvider clock) : IGatewayEventHandler
{
    /// <summary>Everything of the server is kept for this time, in case somebody invites the bot again.</summary>
    public static readonly Duration Kept = Duration.FromDays(30);

    public Task HandleAsync(Dispatch dispatch, CancellationToken cancel) => dispatch.EventName switch
    {
        GatewayEvents.Ready => AllAsync(dispatch.As<Ready>().Guilds.Select(g => g.Id).ToHashSet(), cancel),
        GatewayEvents.GuildCreate => InAsync(dispatch.As<Guild>().Id, cancel),
        GatewayEvents.GuildDelete => LostAsync(dispatch.As<Guild>(), cancel),
        _ => Task.CompletedTask,
    };

    public async Task LostAsync(Guild guild, CancellationToken cancel)
    {
        if (guild.Unavailable is null or false)
            await OutAsync(guild.Id, cancel);
    }

    public Snowflake GuildOf(ServerRemovalRow row) =>
        new(BinaryPrimitives.ReadUInt64BigEndian(vault.OpenForBot(SealedColumns.ServerRemovalGuild(row.Id), row.Guild)));

    /// <summary>Seals the server's id anew if it is the server of this row, and returns whether it is.</summary>
    public bool Restore(ServerRemovalRow row, Snowflake guild)
    {
        if (!row.Index.AsSpan().SequenceEqual(Index(guild)))
            return false;
        row.Guild = Sealed(row.Id, guild);
        return true;
    }

    /// <summary>
    /// A new gateway session lists all servers of the bot. It is compared with the known servers, because a removal may have happened while
    /// no session was open.
    /// </summary>
    private async Task AllAsync(HashSet<Snowflake> now, CancellationToken cancel)
    {
        var settings = await store.ReadAsync(servers.AllAsync, cancel);
        var before = (await known.ServersAsync(cancel)).Concat(settings.Select(s => new Snowflake(s.Settings.Guild)));
        foreach (var gone in before.Distinct().Where(g => !now.Contains(g)))
            await OutAsync(gone, cancel);
        foreach (var guild in now)
            await InAsync(guild, cancel);
    }

    private async Task InAsync(Snowflake guild, CancellationToken cancel)
    {
        var index = Index(guild);
        if (await store.ReadAsync((read, token) => read.Set<ServerRemovalRow>().AnyAsync(r => r.Index == index, token), cancel))
            await store.WriteAsync(
                (context, token) => context.Set<ServerRemovalRow>().Where(r => r.Index == index).ExecuteDeleteAsync(token),
                cancel);
    }

    /// <summary>The period starts when the removal is first noticed, so a second event does not extend it.</summary>
    private Task OutAsync(Snowflake guild, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            var index = Index(guild);
            if (!await context.Set<ServerRemovalRow>().AnyAsync(r => r.Index == index, token))
                context.Add(Row(context.NewId(), guild, index));
        },
        cancel);

    private ServerRemovalRow Row(Guid id, Snowflake guild, byte[] index)
    {
        var due = Instant.FromDateTimeOffset(clock.GetUtcNow()) + Kept;
        return new ServerRemovalRow
        {
            Id = id,
            Index = index,
            Guild = Sealed(id, guild),
            DueAt = due
        };
    }

    private byte[] Sealed(Guid row, Snowflake guild)
    {
        var bytes = new byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, guild.Value);
        return vault.SealForBot(SealedColumns.ServerRemovalGuild(row), bytes);
    }

    private byte[] Index(Snowflake guild) => vault.BlindIndex(BlindIndexKinds.ServerRemoval, guild.Value);
}
