using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Microsoft.EntityFrameworkCore;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>All practices that can be walked: those that the bot brings.</summary>
internal static class WalkedScripts
{
    private static readonly PracticeCatalogue All = new(PracticeFiles.BuiltIn(), []);

    /// <summary>These are the ids of the practices for two.</summary>
    public static IReadOnlyList<string> ForTwo { get; } = [.. All.All().Where(s => !s.Solo).Select(s => s.Id)];

    public static Script Find(string id) => All.ToDance(id) ?? throw new InvalidOperationException($"There is no practice {id}.");

    /// <summary>Opens a fixture with a couple who have danced and chosen what has to come before this practice.</summary>
    public static async Task<BotFixture> OfCoupleAsync(string practice)
    {
        var bot = await BotFixture.OfCoupleAsync();
        await bot.Get<Store>().WriteAsync((context, cancel) => OpenAsync(bot, context, Find(practice), cancel), CancellationToken.None);
        return bot;
    }

    private static async Task<bool> OpenAsync(BotFixture bot, BotContext context, Script script, CancellationToken cancel)
    {
        var couples = bot.Get<CoupleStore>();
        var couple = (await couples.OfAsync(context, new(bot.Guild.Id), new(bot.Alex.Id), cancel))!;
        foreach (var before in script.After)
            await couples.DancedAsync(context, couple.Id, before, cancel);
        foreach (var side in script.ConsentBoth ? Enum.GetValues<Side>() : [])
            await couples.ChooseAsync(context, couple, side, script.Id, chosen: true, cancel);
        return true;
    }
}
