using System.Text.Json;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Notifications;

/// <summary>
/// Lets a ring go on of which the bot cannot read any more where it is. It is looked for in the bell once it is over, as one is that was
/// posted just before a crash, so nothing is lost.
/// </summary>
internal sealed class WithoutNotification(Vault vault) : IWithoutRecord
{
    public string Table => SealedColumns.NotificationPosted(default).Table;

    public async Task<bool> MendAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var posted = vault.SealForBot(
            SealedColumns.NotificationPosted(record.Place.Row), JsonSerializer.SerializeToUtf8Bytes(BellReconciler.UnderWay));
        return await context.Set<NotificationRow>().Where(n => n.Id == record.Place.Row)
            .ExecuteUpdateAsync(row => row.SetProperty(n => n.Posted, posted), cancel) > 0;
    }

    public Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel) => Task.FromResult(true);
}
