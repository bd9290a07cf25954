using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Solo;

/// <summary>Practices for one, the first page of each, and the page with all of them. Nothing here or behind it writes anything.</summary>
internal sealed class SoloPages(PracticeCatalogue catalogue, Texts texts)
{
    private const int MostButtons = 5;
    private const int MostListed = 25;
    private const int MostSaid = 10;

    public Reply.Page Begin(InteractionContext interaction, Script script) => Show(interaction, SoloPosition.Begin(script));

    public Reply.Page Show(InteractionContext interaction, SoloPosition position, params IReadOnlyList<Script> offered) =>
        SoloView.Page(texts, interaction.Language, position, interaction.At, offered);

    /// <summary>A practice for one, with only those options that lead to practices there are; null for any other practice.</summary>
    public Script? Find(InteractionContext interaction, string practice) =>
        catalogue.ToDance(practice, interaction.Language) is { Solo: true } script ? script : null;

    public Reply.Page All(InteractionContext interaction)
    {
        var all = catalogue.All(interaction.Language).Where(s => s.Solo).Take(MostListed).ToList();
        var said = all.Take(MostSaid)
            .Select(s => texts[interaction.Language, SoloText.JustForMeLine, ("title", s.Title), ("about", s.About)]);
        return texts.Page(
            interaction.Language,
            PageBuilder.Text(string.Join('\n', said.Prepend(texts[interaction.Language, SoloText.JustForMe]))),
            all.Count <= MostButtons
                ? PageBuilder.Row([.. all.Select(s => PageBuilder.Quiet(s.Title, new OpenPracticeId(s.Id)))])
                : PageBuilder.Row(Select(interaction, all)));
    }

    private StringSelect Select(InteractionContext interaction, List<Script> all) =>
        new(new SoloSelectId().Write(), [.. all.Select(s => new SelectOption(s.Title, s.Id))])
        {
            Placeholder = texts[interaction.Language, SoloText.PlaceholderChoose],
        };
}

/// <summary>[Just for me] in /home, for everybody.</summary>
internal sealed class SoloHomePart(Texts texts) : IHomePart
{
    public int Order => 40;

    public Task<IReadOnlyList<Component>> ForAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel) =>
        Task.FromResult<IReadOnlyList<Component>>([PageBuilder.Quiet(
            texts[interaction.Language, SoloText.LabelJustForMe],
            new JustForMeId())]);
}
