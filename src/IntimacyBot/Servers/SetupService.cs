using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>Reads and saves a server's settings, and enqueues its start card for reconciling after each change.</summary>
internal sealed class SetupService(
    Store store,
    ServerSettingsStore servers,
    IdempotentInteractions idempotent,
    Reconciler reconciler,
    Texts texts)
{
    public Task<ServerSettings> SettingsAsync(Snowflake guild, CancellationToken cancel) =>
        store.ReadAsync((read, token) => servers.FindAsync(read, guild, token), cancel);

    /// <summary>
    /// Saves what was asked for, and returns what is set then. With <paramref name="checkCard"/> the start card is reconciled too, because
    /// somebody may have deleted it.
    /// </summary>
    public async Task<ServerSettings> SaveAsync(
        InteractionContext interaction, Snowflake guild, SetupRequest request, bool checkCard, CancellationToken cancel)
    {
        var language = texts.LanguageFor(interaction.Interaction.GuildLocale);
        ServerSettings? applied = null;
        var row = await idempotent.SaveAsync(
            interaction,
            (context, token) => servers.SaveAsync(
                context, guild, settings => applied = request.Apply(settings, language, checkCard), token),
            again: Guid.Empty,
            cancel);
        if (row != Guid.Empty)
            reconciler.Enqueue(StartCardReconciler.Kind, row);
        return applied ?? await SettingsAsync(guild, cancel);
    }
}
