using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Starting;

/// <summary>Offers a first small practice to two people who have just paired, until they have shared something.</summary>
internal sealed class FirstPracticePart(PracticeCatalogue catalogue, Texts texts) : IPairedPagePart
{
    private const string Practice = "together";

    public int Order => 10;

    public IReadOnlyList<Component> For(InteractionContext interaction, Couple couple) => couple.Readers is null && catalogue.Has(Practice)
        ? [PageBuilder.Likely(texts[interaction.Language, StartingText.LabelFirstSmall], new OpenPracticeId(Practice))]
        : [];
}
