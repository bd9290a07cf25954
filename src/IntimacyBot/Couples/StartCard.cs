using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the one card of the home channel. It is posted when a server is set up.</summary>
internal sealed class StartCard(Texts texts, PictureCards pictures) : IStartCard
{
    public IReadOnlyList<Component> Components(string language) => Components(texts, language, pictures.Gallery(TwoLights(language)));

    public async Task<IllustratedMessage> MessageAsync(string language, CancellationToken cancel) =>
        await pictures.DrawAsync(TwoLights(language), cancel) is { } drawn
            ? new IllustratedMessage(Components(texts, language, drawn.Gallery), drawn.File)
            : new IllustratedMessage(Components(language)).WithoutPicture();

    public static IReadOnlyList<Component> Components(Texts texts, string language, MediaGallery picture) =>
    [
        new Container([
            picture,
            PageBuilder.Text(texts[language, CouplesText.StartCard]),
            PageBuilder.Small(texts[language, CouplesText.StartCardSmall]),
            PartnerSelect(texts, language),
            PageBuilder.Row(
                PageBuilder.Quiet(texts[language, CouplesText.LabelReadFirst], new ReadFirstId()),
                PageBuilder.Quiet(texts[language, CouplesText.LabelHome], new HomeId())),
        ])
        {
            AccentColor = PersonColor.Both.Accent,
        },
    ];

    private static CaptionedPicture TwoLights(string language) => new(new Picture.TwoLights(), language);

    /// <summary>Builds the select menu in which somebody chooses whom to invite.</summary>
    public static ActionRow PartnerSelect(Texts texts, string language) =>
        PageBuilder.Row(new UserSelect(new PartnerSelectId().Write()) { Placeholder = texts[language, CouplesText.LabelPair] });
}
