using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <content>Reads what the two ask of each other at the same time.</content>
internal sealed partial class DanceQueries
{
    /// <summary>
    /// Returns the partner's ask that waits for this person, from this person's side and without words; null if there is none. What waits
    /// until both have written is no ask of anybody's.
    /// </summary>
    public Task<Participant?> AskOfPartnerAsync(InteractionContext interaction, Couple couple, Side me, CancellationToken cancel) =>
        store.ReadAsync(
            async (context, token) =>
            {
                foreach (var (row, dance) in await dances.OfCoupleAsync(context, couple.Id, token))
                    if (IsAskBy(dance, me.Other()) && scripts.RulesOf(dance, interaction.Language) is { } rules)
                        return new Participant(row, dance, couple, me, rules);
                return null;
            },
            cancel);

    /// <summary>Returns what the reader of the partner's first card asks at the same time; null if they ask nothing.</summary>
    public Task<OwnAsk?> OwnAskAsync(Participant card, CancellationToken cancel) =>
        store.ReadAsync((context, token) => OwnAskAsync(context, card, token), cancel);

    /// <summary>Returns the same in the caller's snapshot.</summary>
    public async Task<OwnAsk?> OwnAskAsync(BotContext context, Participant card, CancellationToken cancel)
    {
        var all = await dances.OfCoupleAsync(context, card.Couple.Id, cancel);
        var own = all.Select(d => d.Dance).FirstOrDefault(dance => IsAskBy(dance, card.Me));
        return own is null ? null : new OwnAsk(own.Position.Practice == card.Dance.Position.Practice);
    }

    private static bool IsAskBy(Dance dance, Side starter) =>
        dance.Position.Starter == starter && DanceRules.Called(dance) && !DanceRules.IsWaitingForBoth(dance);

    /// <summary>Returns what went back to this person because a room of the two opened; null if nothing did.</summary>
    public Task<GivenBack?> GivenBackAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        store.ReadAsync((context, token) => GivenBackAsync(context, interaction, participant, token), cancel);

    /// <summary>
    /// Returns the same in the caller's snapshot. Words are found as long as they are kept, and an ask without words only at the moment in
    /// which it went back.
    /// </summary>
    public async Task<GivenBack?> GivenBackAsync(
        BotContext context, InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, participant.Couple.Id, cancel))
        {
            if (dance is not Dance.Preparing { Returned: ReturnReason.RoomOpened } back || back.Position.Starter != participant.Me)
                continue;
            var hasWords = await dances.WordsAsync(context, row.Id, participant.Person, cancel) is { IsEmpty: false };
            if (hasWords || participant.Rules.GivenBackAt(back) == interaction.At)
                return new GivenBack(row.Id, back.Until, hasWords);
        }

        return null;
    }
}
