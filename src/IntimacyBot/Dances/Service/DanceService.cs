using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Applies moves to dances. It loads a dance, decides, and saves the new state with all its effects in one transaction.</summary>
internal sealed partial class DanceService(
    IdempotentInteractions idempotent, Store store, DanceStore dances, DanceQueries queries, DanceEffects effects, Reconciler reconciler)
{
    /// <summary>Applies one move by the asker. <paramref name="words"/> is what they wrote with it.</summary>
    public Task<MoveResult> MoveAsync(
        InteractionContext interaction,
        Guid dance,
        Func<Participant, Act> act,
        Func<Participant, AuthorWords>? words,
        CancellationToken cancel) =>
        MoveAsync(interaction, dance, act, words, null, cancel);

    /// <summary>
    /// Applies one move as above. If the move is refused, <paramref name="draft"/> returns the words to store as a draft, or null.
    /// </summary>
    public async Task<MoveResult> MoveAsync(
        InteractionContext interaction,
        Guid dance,
        Func<Participant, Act> act,
        Func<Participant, AuthorWords>? words,
        Func<Participant, AuthorWords?>? draft,
        CancellationToken cancel)
    {
        var result = await idempotent.SaveAsync(
            interaction,
            async (context, token) =>
            {
                var participant = await queries.FindAsync(context, interaction, dance, words is not null, token);
                return participant is null
                    ? new MoveResult(null, Refusal.NotAvailable) { Missing = dance }
                    : await MoveAsync(context, participant, act(participant), words, draft, token);
            },
            new MoveResult(null, Refusal.Repeated),
            cancel);
        Show(result);
        await queries.LearnNamesAsync(result.Participant?.Couple, cancel);
        return result;
    }

    private async Task<MoveResult> MoveAsync(
        BotContext context,
        Participant participant,
        Act act,
        Func<Participant, AuthorWords>? words,
        Func<Participant, AuthorWords?>? draft,
        CancellationToken cancel)
    {
        if (words is not null && await JoinAsync(context, participant, act, words, cancel) is { } joined)
            return joined;
        participant = participant with { Dance = await WithLoopAsync(context, participant, participant.Dance, cancel) };
        participant = participant with { Dance = await PickedUpAsync(context, participant, act, cancel) };
        if (act is Act.Share shared)
            act = shared with { Until = await queries.WaitsUntilAsync(context, participant, act.At, cancel) };
        var decision = participant.Dance.Decide(participant.Rules, act);
        if ((decision.Refusal
            ?? await NoRoomAsync(context, participant, decision.Next!, cancel)
            ?? await NotBesideAsync(context, participant, act, cancel)) is { } refusal)
            return await RefusedAsync(context, participant, refusal, draft?.Invoke(participant), cancel);
        return await TakenAsync(context, participant, decision.Next!, act, words, cancel);
    }

    private async Task<MoveResult> TakenAsync(
        BotContext context, Participant participant, Dance next, Act act, Func<Participant, AuthorWords>? words, CancellationToken cancel)
    {
        if (words is not null)
            await dances.SaveWordsAsync(context, participant.Row.Id, participant.Person, words(participant), cancel);
        var change = new DanceChange(context, participant.Row, participant.Couple, participant.Dance, next, act);
        await effects.ApplyAsync(change, cancel);
        return new MoveResult(participant with { Dance = next }, null) { Notifies = change.Notifies };
    }

    private async Task<MoveResult> RefusedAsync(
        BotContext context,
        Participant participant,
        Refusal why,
        AuthorWords? draft,
        CancellationToken cancel)
    {
        if (draft is null)
            return new MoveResult(participant, why);
        await dances.SaveWordsAsync(context, participant.Row.Id, participant.Person, draft, cancel);
        return new MoveResult(participant.With(draft), why) { Kept = true };
    }

    /// <summary>
    /// Applies the first move of a new dance, or continues the dance that its starter had begun. <paramref name="asked"/> is a moment in
    /// the week whose questions the dance uses.
    /// </summary>
    public async Task<MoveResult> BeginAsync(
        InteractionContext interaction,
        Script script,
        string choices,
        Func<Participant, Act> act,
        Func<Participant, AuthorWords>? words,
        CancellationToken cancel,
        Instant? asked = null)
    {
        var result = await idempotent.SaveAsync(
            interaction,
            async (context, token) =>
            {
                var opening = await queries.StartAsync(context, interaction, script, token);
                return opening is null
                    ? Refusal.NotAvailable
                    : await BeginAsync(context, opening, Begun(interaction, opening, choices, asked), act, words, token);
            },
            new MoveResult(null, Refusal.Repeated),
            cancel);
        Show(result);
        await queries.LearnNamesAsync(result.Participant?.Couple, cancel);
        return result;
    }

    /// <summary>
    /// Continues a dance that holds words, or begins it anew with the choices that were made. Null if the script does not allow these
    /// choices.
    /// </summary>
    private static Dance? Begun(InteractionContext interaction, PracticeOpening opening, string choices, Instant? asked) =>
        opening.Prepared is var (_, dance) && dance.Posts.Exists(p => p.Kind == RoomPostKind.Words)
            ? dance
            : opening.Rules.Begin(opening.Me, interaction.At, choices)?.AskedAt(asked ?? interaction.At);

    private async Task<MoveResult> BeginAsync(
        BotContext context,
        PracticeOpening opening,
        Dance? begun,
        Func<Participant, Act> act,
        Func<Participant, AuthorWords>? words,
        CancellationToken cancel)
    {
        if (begun is null || opening.InTheWay is not null || opening.Couple.Resting)
            return Refusal.MovedOn;
        var known = opening.Prepared?.Row;
        var participant = known is null
            ? new Participant(dances.Add(context, opening.Couple.Id, begun), begun, opening.Couple, opening.Me, opening.Rules)
            : await queries.WithWordsAsync(context, opening, known, begun, cancel);
        var move = act(participant);
        var decision = begun.Decide(opening.Rules, move);
        if (decision.Refusal is not { } refusal)
            return await TakenAsync(context, participant, decision.Next!, move, words, cancel) with { Notifies = true };
        if (known is null)
            DanceStore.Remove(context, participant.Row);
        return refusal;
    }

    /// <summary>Stores words as a draft, which is kept until it is shared, without any move.</summary>
    public Task<Participant?> KeepWordsAsync(
        InteractionContext interaction,
        Guid dance,
        Func<Participant, AuthorWords?> words,
        CancellationToken cancel) =>
        idempotent.SaveAsync<Participant?>(
            interaction,
            async (context, token) =>
            {
                var participant = await queries.FindAsync(context, interaction, dance, withWords: true, token);
                if (participant is null || words(participant) is not { } authorWords)
                    return null;
                await dances.SaveWordsAsync(context, participant.Row.Id, participant.Person, authorWords, token);
                return participant.With(authorWords);
            },
            null,
            cancel);

    /// <summary>Applies the move of a dance whose time is up.</summary>
    public async Task TickAsync(Guid dance, Instant now, CancellationToken cancel)
    {
        var moved = await store.WriteAsync((context, token) => TickAsync(context, dance, now, token), cancel);
        reconciler.Enqueue(DanceRow.ReconciledAs, dance);
        if (moved is not null)
            Notify(moved);
    }

    /// <summary>Returns the couple of the dance if its state changed; otherwise null.</summary>
    private async Task<Couple?> TickAsync(BotContext context, Guid dance, Instant now, CancellationToken cancel)
    {
        if (await queries.DueAsync(context, dance, now, cancel) is not { } due)
            return null;
        if (due is not { Couple: { } couple, Rules: { } rules })
        {
            await effects.EndAsync(context, due.Row, due.Dance, due.Couple is not null, now, cancel);
            return null;
        }

        var move = new Move.Tick(now);
        if (due.Dance.Decide(rules, move).Next is { } next)
            await effects.ApplyAsync(new DanceChange(context, due.Row, couple, due.Dance, next, move), cancel);
        return couple;
    }

    /// <summary>Reconciles the dance with Discord and returns its room; null if that did not finish in time.</summary>
    public async Task<Snowflake?> ShownAsync(Guid dance, CancellationToken cancel)
    {
        if (await queries.DayRoomOfAsync(dance, cancel) is { } day)
            await reconciler.EnqueueAndWaitAsync(DayRoomRow.ReconciledAs, day).WaitAsync(cancel);
        await reconciler.EnqueueAndWaitAsync(DanceRow.ReconciledAs, dance).WaitAsync(cancel);
        return await queries.RoomAsync(dance, cancel);
    }

    private void Notify(Couple couple) => reconciler.Bells(Sides.Both.Select(side => couple[side].Person).OfType<Guid>());

    private void Show(MoveResult result)
    {
        if (result is not { Participant: { } participant, Refusal: null })
            return;
        if (participant.Dance.HasRoom)
            reconciler.Enqueue(DanceRow.ReconciledAs, participant.Row.Id);
        if (result.Notifies)
            Notify(participant.Couple);
    }
}
