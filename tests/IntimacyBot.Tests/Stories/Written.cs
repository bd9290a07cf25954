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
}
