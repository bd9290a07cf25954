using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>Adds the jar to the menu of /home, also while it is empty.</summary>
internal sealed class GoodStuffHomePart(Texts texts) : IHomePart
{
    public IEnumerable<HomeOption> For(InteractionContext interaction, Couple? couple) =>
    [
        new(50, texts[interaction.Language, RouterText.LabelSomethingGood], default(SomethingGoodId).Write())
        {
            Sign = "🍯",
            Description = texts[interaction.Language, GoodStuffText.About],
        },
    ];
}
