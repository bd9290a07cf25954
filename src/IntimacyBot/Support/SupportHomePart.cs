using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>Adds [Support] to /home and "Learn" to its menu, for everybody.</summary>
internal sealed class SupportHomePart(Texts texts) : IHomePart
{
    public IEnumerable<HomeOption> For(InteractionContext interaction, Couple? couple) =>
    [
        new(75, texts[interaction.Language, LearnText.LabelLearn], default(ReadFirstId).Write())
        {
            Sign = "📖",
            Description = texts[interaction.Language, LearnText.AboutLearn],
        },
        new(95, texts[interaction.Language, HelpText.LabelSupport], default(SupportId).Write()) { Place = HomePlace.Below },
    ];
}
