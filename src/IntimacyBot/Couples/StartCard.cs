using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The one card that stands in the home channel. Whoever sets up a server posts it.</summary>
internal sealed class StartCard(Texts texts) : IStartCard
{
    public IReadOnlyList<Component> Components(string language) => Components(texts, language);

    public static IReadOnlyList<Component> Components(Texts texts, string language) =>
    [
        PageBuilder.Text(texts[language, CouplesText.StartCard]),
        PageBuilder.Row(
            PageBuilder.Likely(texts[language, CouplesText.LabelHome], new HomeId()),
            PageBuilder.Quiet(texts[language, CouplesText.LabelReadFirst], new SafetyId())),
        PartnerSelect(texts, language),
    ];

    /// <summary>Chooses whom to invite.</summary>
    public static ActionRow PartnerSelect(Texts texts, string language) =>
        PageBuilder.Row(new UserSelect(new PartnerSelectId().Write()) { Placeholder = texts[language, CouplesText.LabelPair] });
}
