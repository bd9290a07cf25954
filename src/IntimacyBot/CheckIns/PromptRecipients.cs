using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.CheckIns;

/// <summary>Somebody with a weekly prompt, whether or not they have a partner; <see cref="Allowed"/>: they may be prompted now.</summary>
internal sealed record PromptRecipient(Person Person, Couple? Couple, bool Allowed);

/// <summary>Finds who a prompt is for. To be used inside <see cref="Store"/>.</summary>
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
