using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>
/// Erases everything of a server that removed the bot a month ago. Discord is asked first whether the bot is back, because gateway events
/// are handled in no fixed order.
/// </summary>
internal sealed class ServerRemovalJobs(
    Store store,
    ServerRemoval removals,
    ServerErasure erasure,
    Platform.Guilds.ServerSettingsStore servers,
    DiscordRest rest) : IDueSource
{
    private static readonly Duration Later = Duration.FromHours(1);

    // Nobody waits for these requests, so they have the lowest priority.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    public string Name => "removals";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => DueAsync(read, now, token), cancel) is not var (due, guild))
            return 0;
        switch (await IsThereAsync(guild, cancel))
        {
            case null:
                await store.WriteAsync((context, token) => PostponeAsync(context, due, now + Later, token), cancel);
                break;
            case true:
                await store.WriteAsync((context, token) => ForgetAsync(context, due, token), cancel);
                break;
            case false:
                await erasure.EraseAsync(guild, cancel);
                await store.WriteAsync((context, token) => EndAsync(context, due, guild, token), cancel);
                break;
        }

        return 1;
    }

    private async Task<(Guid Row, Snowflake Guild)?> DueAsync(BotContext read, Instant now, CancellationToken cancel)
    {
        var due = await read.Set<ServerRemovalRow>().Where(r => r.DueAt <= now).OrderBy(r => r.DueAt).FirstOrDefaultAsync(cancel);
        return due is null ? null : (due.Id, removals.GuildOf(due));
    }

    /// <summary>Returns null when Discord cannot be asked at the moment.</summary>
    private async Task<bool?> IsThereAsync(Snowflake guild, CancellationToken cancel)
    {
        try
        {
            await _rest.GetGuildAsync(guild, cancel);
            return true;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownGuild or ErrorCode.MissingAccess)
        {
            return false;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return null;
        }
    }

    private async Task EndAsync(BotContext context, Guid row, Snowflake guild, CancellationToken cancel)
    {
        await servers.RemoveAsync(context, guild, cancel);
        await ForgetAsync(context, row, cancel);
    }

    private static Task<int> ForgetAsync(BotContext context, Guid row, CancellationToken cancel) =>
        context.Set<ServerRemovalRow>().Where(r => r.Id == row).ExecuteDeleteAsync(cancel);

    private static Task<int> PostponeAsync(BotContext context, Guid row, Instant until, CancellationToken cancel) =>
        context.Set<ServerRemovalRow>().Where(r => r.Id == row).ExecuteUpdateAsync(s => s.SetProperty(r => r.DueAt, until), cancel);
}
