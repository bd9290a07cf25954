using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Servers;

/// <summary>
/// Finds the server again that took the bot out, among all of which anything is known, so that everything of it is still erased in time.
/// </summary>
internal sealed class WithoutServerRemoval(PersonStore people, ServerSettingsStore servers, Lazy<ServerRemoval> removals) : IWithoutRecord
{
    public string Table => SealedColumns.ServerRemovalGuild(default).Table;

    public async Task<bool> MendAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var row = await context.Set<ServerRemovalRow>().SingleAsync(r => r.Id == record.Place.Row, cancel);
        var known = (await people.AllAsync(context, cancel)).Select(p => p.Guild)
            .Concat((await servers.AllAsync(context, cancel)).Select(s => new Snowflake(s.Settings.Guild)));
        return known.Distinct().Any(guild => removals.Value.Restore(row, guild));
    }

    /// <summary>Of a server that is not found nothing is known, so that nothing is left to erase.</summary>
    public Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel) => Task.FromResult(true);
}
