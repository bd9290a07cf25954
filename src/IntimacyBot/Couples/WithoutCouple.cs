using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>
/// Lets a couple go on of which the bot cannot read any more what it has danced and opened. Its server stands with each of its people as
/// well. A couple of which nobody can be read ends.
/// </summary>
internal sealed class WithoutCouple(PersonStore people, CoupleStore couples) : IWithoutRecord
{
    public string Table => SealedColumns.CoupleAbout(default).Table;

    public Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        CoupleStore.MembersAsync(context, record.Place.Row, cancel);

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var members = await CoupleStore.MembersAsync(context, record.Place.Row, cancel);
        if (await people.FindAsync(context, members, cancel) is not [var person, ..])
            return true;
        await couples.BeginAnewAsync(context, record.Place.Row, person, cancel);
        return false;
    }
}

/// <summary>
/// Lets a couple go on of which the bot cannot read any more who one of the two is. It stands with that person as well. If they have left,
/// nobody can tell, and the couple ends.
/// </summary>
internal sealed class WithoutMembership(PersonStore people, CoupleStore couples) : IWithoutRecord
{
    public string Table => SealedColumns.MembershipUser(default).Table;

    public async Task<bool> MendAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        if (record.Id("Person") is not { } person || await people.FindAsync(context, person, cancel) is not { } known)
            return false;
        await couples.NameAsync(context, record.Place.Row, known.User, cancel);
        return true;
    }

    public async Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        record.Id("Couple") is { } couple ? await CoupleStore.MembersAsync(context, couple, cancel) : [];

    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var couple = record.Id("Couple");
        await context.Set<CoupleRow>().Where(c => c.Id == couple).ExecuteDeleteAsync(cancel);
        return true;
    }
}
