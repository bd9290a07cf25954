using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The first small one, offered to two people who have just paired.</summary>
internal sealed class FirstSmallOne(Catalogue catalogue, Texts texts) : IPairedPart
{
    private const string Practice = "together";

    public int Order => 10;

    public IReadOnlyList<Component> For(Ask ask, Couple couple) =>
        catalogue.Has(Practice) ? [Pages.Likely(texts[ask.Language, DanceText.LabelFirstSmall], new OpenPracticeId(Practice))] : [];
}
