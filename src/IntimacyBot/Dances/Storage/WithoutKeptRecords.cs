using IntimacyBot.Couples;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Dances.Storage;

/// <summary>A promise that cannot be read is not asked about any more.</summary>
internal sealed class WithoutPromise(Notifier notifier) : IWithoutRecord
{
    public string Table => SealedColumns.PromiseContent(default, default).Table;

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        await notifier.SettleAsync(context, record.Place.Row, person: null, kind: null, cancel);
        return true;
    }
}

/// <summary>A kept room of which the bot cannot read any more where it is stays in Discord, so that both are told.</summary>
internal sealed class WithoutKeptRoom : IWithoutRecord
{
    public string Table => SealedColumns.KeptRoom(default).Table;

    public async Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        record.Id("Couple") is { } couple ? await CoupleStore.MembersAsync(context, couple, cancel) : [];

    public Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel) => Task.FromResult(true);
}
