using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Servers;

/// <summary>Reads and saves what is set for a server, and has its start card brought up to date.</summary>
internal sealed class SetupService(
    Store store,
    ServerSettingsStore servers,
    IdempotentInteractions idempotent,
    Reconciler reconciler)
{
    public Task<ServerSettings> SettingsAsync(Snowflake guild, CancellationToken cancel) =>
        store.ReadAsync((read, token) => servers.FindAsync(read, guild, token), cancel);

    public async Task SaveAsync(
        InteractionContext interaction,
        Snowflake guild,
        Func<ServerSettings, ServerSettings> change,
        CancellationToken cancel)
    {
        var row = await idempotent.SaveAsync(
            interaction,
            (context, token) => servers.SaveAsync(context, guild, change, token),
            again: Guid.Empty,
            cancel);
        if (row != Guid.Empty)
            reconciler.Enqueue(StartCardReconciler.Kind, row);
    }
}
