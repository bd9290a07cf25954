using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the one card of the home channel. It is posted when a server is set up.</summary>
internal sealed class StartCard(Texts texts) : IStartCard
{
    public IReadOnlyList<Component> Components(string language) => Components(texts, language);

    public static IReadOnlyList<Component> Components(Texts texts, string language) =>
    [
        new Container([
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

    /// <summary>Builds the select menu in which somebody chooses whom to invite.</summary>
    public static ActionRow PartnerSelect(Texts texts, string language) =>
        PageBuilder.Row(new UserSelect(new PartnerSelectId().Write()) { Placeholder = texts[language, CouplesText.LabelPair] });
}
