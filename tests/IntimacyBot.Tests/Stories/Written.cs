using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IntimacyBot.Tests.Stories;

internal static class Written
{
    /// <summary>Everything that anybody wrote in any dance, as the bot itself can read it.</summary>
    public static Task<List<Folio>> FoliosAsync(this Story story) => story.Bot.GetRequiredService<Store>().ReadAsync(
        async (context, cancel) =>
        {
            var folios = new List<Folio>();
            foreach (var row in await context.Set<FolioRow>().ToListAsync(cancel))
                folios.Add((await story.Bot.GetRequiredService<DanceStore>().FolioAsync(context, row.Dance, row.Author, cancel))!);
            return folios;
        },
        TestContext.Current.CancellationToken);

    /// <summary>What is kept of their loop: Alex's half and Sam's.</summary>
    public static Task<(IReadOnlyDictionary<string, string>? Alex, IReadOnlyDictionary<string, string>? Sam)> LoopsAsync(this Story story) => story.Bot.GetRequiredService<Store>().ReadAsync(
        async (context, cancel) =>
        {
            var couple = (await story.Bot.GetRequiredService<CoupleStore>().OfAsync(context, new Snowflake(story.Guild.Id), new Snowflake(story.Alex.Id), cancel))!;
            var kept = story.Bot.GetRequiredService<KeptWords>();
            var alex = couple.SideOf(new Snowflake(story.Alex.Id))!.Value;
            return (await kept.LoopOfAsync(context, couple.Id, couple[alex].Person!.Value, cancel), await kept.LoopOfAsync(context, couple.Id, couple[alex.Other()].Person!.Value, cancel));
        },
        TestContext.Current.CancellationToken);
}
