using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Stories;

internal static class StoredWords
{
    /// <summary>Returns everything that anybody wrote in any dance, decrypted.</summary>
    public static Task<List<AuthorWords>> AnswersAsync(this BotFixture bot) => bot.Get<Store>().ReadAsync(
        async (context, cancel) =>
        {
            var answers = new List<AuthorWords>();
            foreach (var row in await context.Set<AuthorWordsRow>().ToListAsync(cancel))
                answers.Add((await bot.Get<DanceStore>().WordsAsync(context, row.Dance, row.Author, cancel))!);
            return answers;
        },
        TestContext.Current.CancellationToken);

    /// <summary>Returns the stored halves of the loop, Alex's and Sam's.</summary>
    public static Task<(IReadOnlyDictionary<string, string>? Alex, IReadOnlyDictionary<string, string>? Sam)> LoopsAsync(
        this BotFixture bot) =>
        bot.Get<Store>().ReadAsync(
            async (context, cancel) =>
            {
                var couple =
                    (await bot.Get<CoupleStore>().OfAsync(context, new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id), cancel))!;
                var kept = bot.Get<KeptWords>();
                var alex = couple.SideOf(new Snowflake(bot.Alex.Id))!.Value;
                return (
                    await kept.LoopOfAsync(context, couple.Id, couple[alex].Person!.Value, cancel),
                    await kept.LoopOfAsync(context, couple.Id, couple[alex.Other()].Person!.Value, cancel));
            },
            TestContext.Current.CancellationToken);
}
