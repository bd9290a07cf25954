using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>
/// Lets a person go on of whom the bot cannot read any more what they have set. They stay the same person, with all that is theirs.
/// Everything that they had allowed is off, because a consent is never presumed.
/// </summary>
internal sealed class WithoutPerson(PersonStore people, CoupleStore couples) : IWithoutRecord
{
    public string Table => SealedColumns.PersonState(default, default).Table;

    public Task<IReadOnlyList<Guid>> OwnersAsync(BotContext context, DamagedRecord record, CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Guid>>([record.Place.Row]);

    /// <summary>
    /// Who it is stands in their couple as well. Whoever has no couple is recognised when they come themselves; until then nobody can
    /// reach them.
    /// </summary>
    public async Task<bool> GoOnAsync(BotContext context, DamagedRecord record, CancellationToken cancel)
    {
        var id = record.Place.Row;
        await PersonStore.LoseAsync(context, id, cancel);
        var member = await context.Set<MembershipRow>().AsNoTracking().SingleOrDefaultAsync(m => m.Person == id, cancel);
        if (member is not null
            && await couples.FindAsync(context, member.Couple, cancel) is { } couple
            && await people.FindAsync(context, couple.Guild, couple[member.Side].User, cancel) is { } person)
            await people.SaveAsync(context, person with { Language = couple.Language }, cancel);
        return false;
    }
}
