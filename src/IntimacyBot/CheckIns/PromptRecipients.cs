using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Represents somebody with a weekly prompt, whether or not they have a partner. <see cref="Allowed"/> is true when they may be prompted
/// now.
/// </summary>
internal sealed record PromptRecipient(Person Person, Couple? Couple, bool Allowed);

/// <summary>Finds the person whom a prompt is for. Callers open the transaction through <see cref="Store"/>.</summary>
internal sealed class PromptRecipients(PersonStore people, CoupleStore couples, GuildCache guilds)
{
    public async Task<PromptRecipient?> FindAsync(BotContext context, Guid id, CancellationToken cancel)
    {
        if (await people.FindAsync(context, id, cancel) is not { } person)
            return null;
        var couple = await couples.OfAsync(context, person.Guild, person.User, cancel);
        var allowed = person.Allows(Consent.CheckIns) && couple is not { Resting: true } && !guilds.IsAway(person.Guild);
        return new PromptRecipient(person, couple, allowed);
    }
}
