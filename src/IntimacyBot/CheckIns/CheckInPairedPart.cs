using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>Asks two people who have just been paired, each for themselves, when they would like to be prompted.</summary>
internal sealed class CheckInPairedPart(Texts texts) : IPairedPagePart
{
    public int Order => 20;

    public IReadOnlyList<Component> For(InteractionContext interaction, Couple couple) =>
    [
        PageBuilder.Text(texts[interaction.Language, CheckInText.PairedAsk]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[interaction.Language, CheckInText.LabelWhen], default(EditScheduleId)),
            PageBuilder.Quiet(texts[interaction.Language, CheckInText.LabelLater], default(NoScheduleId))),
    ];
}
