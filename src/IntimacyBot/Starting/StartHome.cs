using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Starting;

/// <summary>The featured practices in /home, the first of them as the likely one.</summary>
internal sealed class StartHome(PracticeCatalogue catalogue, Texts texts) : IHomePart
{
    public int Order => 5;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel)
    {
        var parts = new List<Component>();
        if (couple?.SideOf(interaction.User) is null)
            return Task.FromResult<IReadOnlyList<Component>>(parts);
        foreach (var (practice, _, label) in FeaturedPractices.ForTwo.Where(p => catalogue.Has(p.Practice)))
        {
            var (text, id) = (texts[interaction.Language, label], new OpenPracticeId(practice));
            parts.Add(parts.Count == 0 ? PageBuilder.Likely(text, id) : PageBuilder.Quiet(text, id));
        }

        return Task.FromResult<IReadOnlyList<Component>>(parts);
    }
}

/// <summary>[Our week], behind what is nearer.</summary>
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

/// <summary>The first small one, offered to two people who have just paired.</summary>
internal sealed class FirstPracticePart(PracticeCatalogue catalogue, Texts texts) : IPairedPagePart
{
    private const string Practice = "together";

    public int Order => 10;

    public IReadOnlyList<Component> For(InteractionContext interaction, Couple couple) => catalogue.Has(Practice)
        ? [PageBuilder.Likely(texts[interaction.Language, StartingText.LabelFirstSmall], new OpenPracticeId(Practice))]
        : [];
}
