using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Carries answers from one practice into another, where they become a draft.</summary>
internal sealed class HandoverDrafts(DanceService service, DanceQueries queries, DanceReplies replies, DanceScripts scripts)
{
    /// <summary>
    /// Returns the practice that the option leads to; null where the first practice no longer exists. What is carried becomes a draft,
    /// unless something prevents the new practice.
    /// </summary>
    public async Task<Script?> CarryAsync(InteractionContext interaction, CarryWordsId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant || OptionOf(participant, id) is not { } option
            || scripts.Offered(option, interaction.Language) is not { } target)
            return null;
        if (target is { Solo: false }
            && PracticeHandover.Of(await replies.WithTheirWordsAsync(interaction, participant, cancel), option, target) is var (into, text)
            && await IsFreeAsync(interaction, target, cancel))
        {
            Act Drafted(Participant s) => new Act.Drafted(s.Me, interaction.At, null);
            AuthorWords Carried(Participant s) => PracticeHandover.With(s.Mine, s.Dance.Position.Key(into.Id), text);
            await service.BeginAsync(interaction, target, "", Drafted, Carried, cancel);
        }

        return target;
    }

    private static StepOption? OptionOf(Participant participant, CarryWordsId id) =>
        (participant.Script.Find(id.Step) as ChooseStep)?.Options.FirstOrDefault(o => o.Id == id.Option);

    private async Task<bool> IsFreeAsync(InteractionContext interaction, Script target, CancellationToken cancel) =>
        await queries.OpeningAsync(interaction, target, cancel) is { Lock: null, InTheWay: null };
}
