using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Starting;

/// <summary>The button [Our week] in /home, below what matters sooner.</summary>
internal sealed class OurWeekHomePart(PracticeCatalogue catalogue, Texts texts) : IHomePart
{
    private const string Practice = "ourweek";

    public int Order => 60;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Component>>(
            couple is null || !catalogue.Has(Practice)
                ? []
                : [PageBuilder.Quiet(texts[interaction.Language, StartingText.LabelOurWeek], new OpenPracticeId(Practice))]);
}
