using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Solo;

/// <summary>
/// Builds the first page of each practice for one person, and the page that lists them all. Nothing here writes to the database.
/// </summary>
internal sealed class SoloPages(PracticeCatalogue catalogue, PictureCards pictures, Texts texts)
{
    private const int MostListed = 25;

    /// <param name="interaction">The interaction of the person who begins.</param>
    /// <param name="script">The practice that they begin.</param>
    /// <param name="back">
    /// The custom id of the page that this page replaces. When it is null, it is read from a pressed gate, if there was one.
    /// </param>
    public Reply.Page Begin(InteractionContext interaction, Script script, string? back = null) =>
        Show(interaction, SoloPosition.Begin(script), [], back ?? CameFrom.Gate(interaction));

    public Reply.Page Show(InteractionContext interaction, SoloPosition position, params IReadOnlyList<Script> offered) =>
        Show(interaction, position, offered, back: null);

    private Reply.Page Show(InteractionContext interaction, SoloPosition position, IReadOnlyList<Script> offered, string? back) =>
        SoloView.Page(texts, interaction.Language, position, interaction.At, offered, back, Picture(position, interaction.Language));

    /// <summary>Returns the picture of the page, which was drawn when the bot started; if not, the page is complete without.</summary>
    private DrawnPicture? Picture(SoloPosition position, string language) =>
        position.Now is ChooseStep choose && Wheels.Of(choose, position.Picked) is { } wheel
            ? pictures.Ready(new CaptionedPicture(wheel, language))
            : null;

    /// <summary>
    /// Returns a practice for one person, with only those options that lead to practices that exist; null for any other practice.
    /// </summary>
    public Script? Find(InteractionContext interaction, string practice) =>
        catalogue.ToDance(practice, interaction.Language) is { Solo: true } script ? script : null;

    public Reply.Page All(InteractionContext interaction)
    {
        var all = catalogue.All(interaction.Language).Where(s => s.Solo).Take(MostListed);
        return texts.Page(
            interaction.Language,
            [
                PageBuilder.Text(texts[interaction.Language, SoloText.JustForMe]),
                PageBuilder.Row(Select(interaction, all)),
                .. interaction.Guild is null
                    ? Array.Empty<Component>()
                    : [PageBuilder.Row(texts.Back(interaction.Language, default(HomeId).Write()))],
            ]).FoundBy(default(JustForMeId));
    }

    private StringSelect Select(InteractionContext interaction, IEnumerable<Script> all) =>
        new(new SoloSelectId().Write(), [.. all.Select(s => new SelectOption(s.Title, s.Id) { Description = s.About })])
        {
            Placeholder = texts[interaction.Language, SoloText.PlaceholderChoose],
        };
}

/// <summary>Adds "Just for me" to the menu of /home for everybody.</summary>
internal sealed class SoloHomePart(Texts texts) : IHomePart
{
    public IEnumerable<HomeOption> For(InteractionContext interaction, Couple? couple) =>
    [
        new(40, texts[interaction.Language, SoloText.LabelJustForMe], default(JustForMeId).Write())
        {
            Sign = "🕯️",
            Description = texts[interaction.Language, SoloText.AboutJustForMe],
        },
    ];
}

/// <summary>Names the wheels of all practices for one person.</summary>
internal sealed class SoloPicturesAhead(PracticeCatalogue catalogue) : IPicturesAhead
{
    public IEnumerable<Picture> All() => catalogue.All().Where(s => s.Solo).SelectMany(Wheels.In);
}
