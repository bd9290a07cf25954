using Discord.Models;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Returns the name of somebody's partner for pages of their own, where there may be no partner.</summary>
internal sealed class PartnerNames(Store store, CoupleStore couples, Texts texts)
{
    public async Task<string> OfAsync(string language, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var couple = await store.ReadAsync((read, token) => couples.OfAsync(read, guild, user, token), cancel);
        if (couple?.SideOf(user) is not { } me)
            return texts[language, CouplesText.YourPartner];
        await couples.LearnNamesAsync(couple, cancel);
        return couple.Name(me.Other()).Text;
    }
}
