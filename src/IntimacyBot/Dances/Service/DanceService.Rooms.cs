using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <content>Applies the rules of practices that nobody leads, and of one room for a couple at a time.</content>
internal sealed partial class DanceService
{
    /// <summary>
    /// Each of the two writes in a dance of their own, so that neither notices the other's. When the second shares, their words move into
    /// the dance that waits, its room opens, and their own dance is deleted. Where more people can read the room than when the first words
    /// were shared, their author is asked before that. Null if no dance waits.
    /// </summary>
    private async Task<MoveResult?> JoinAsync(
        BotContext context, Participant participant, Act act, Func<Participant, AuthorWords> words, CancellationToken cancel)
    {
        if (!participant.Script.OpensBoth || ReadersAtJoin(participant, act) is not { } readers)
            return null;
        if (words(participant).Shared.GetValueOrDefault(participant.Key) is not { } text)
            return null;
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, participant.Couple.Id, cancel))
        {
            if (row.Id == participant.Row.Id || dance.Position.Practice != participant.Script.Id || !DanceRules.IsWaitingForBoth(dance))
                continue;
            var join = new Act.Join(participant.Me, act.At)
            {
                MoreReaders = ReadersView.MoreThan(participant.Couple, readers.Now, AskingOf(dance)?.Readers),
            };
            var known = await WithLoopAsync(context, participant, dance, cancel);
            if (known.Decide(participant.Rules, join).Next is { } next)
            {
                var change = new DanceChange(context, row, participant.Couple, known, next, join);
                return change.Opens
                    ? await JoinAsync(context, participant, change, text, cancel)
                    : await AskFirstAsync(context, participant, change, act, words, cancel);
            }
        }

        return null;
    }

    /// <summary>
    /// The author of the words that wait is asked first. The words of the second wait beside them, and call nobody: they would only call
    /// who has written already.
    /// </summary>
    private async Task<MoveResult> AskFirstAsync(
        BotContext context,
        Participant participant,
        DanceChange change,
        Act act,
        Func<Participant, AuthorWords> words,
        CancellationToken cancel)
    {
        if (await NoRoomAsync(context, participant, change.After, cancel) is { } no)
            return new MoveResult(participant, no);
        var own = act is Act.Share share
            ? share with
            {
                Until = await queries.WaitsUntilAsync(context, participant, act.At, cancel)
                    ?? new ShareWait(participant.Rules.WaitsUntil(act.At), Prompted: false),
            }
            : act;
        var decision = participant.Dance.Decide(participant.Rules, own);
        if (decision.Refusal is { } refusal)
            return new MoveResult(participant, refusal);
        await effects.ApplyAsync(change, cancel);
        return await TakenAsync(context, participant, decision.Next!, own, words, cancel) with { Notifies = true };
    }

    private static Dance.Asking? AskingOf(Dance dance) => (dance is Dance.Paused paused ? paused.Inner : dance) as Dance.Asking;

    /// <summary>Returns who can read a room now, where this act may bring the words of both together; otherwise null.</summary>
    private static JoinReaders? ReadersAtJoin(Participant participant, Act act) => (participant.Dance, act) switch
    {
        (Dance.Preparing, Act.Share share) when share.Place == participant.Dance.Place => new JoinReaders(share.Readers),
        (Dance.Asking { WaitsForBoth: true, Arrived: { } shown }, Act.ShareAllTheSame { MoreReaders: null }) =>
            new JoinReaders(shown.Readers),
        _ => null,
    };

    private async Task<MoveResult> JoinAsync(
        BotContext context,
        Participant participant,
        DanceChange change,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        if (await NoRoomAsync(context, participant, change.After, cancel) is { } no)
            return new MoveResult(participant, no);
        var (row, dance) = (change.Row, change.Before);
        var mine = AuthorWords.Empty.With(dance.Position.Key(dance.Position.Step), text);
        await dances.SaveWordsAsync(context, row.Id, participant.Person, mine, cancel);
        await effects.ApplyAsync(change, cancel);
        await effects.EndAsync(context, participant.Row, participant.Dance, anybody: true, change.Move.At, cancel);
        var theirs = await dances.WordsAsync(context, row.Id, participant.Couple[participant.Me.Other()].Person, cancel);
        var joined = participant with { Row = row, Dance = change.After, A = theirs, B = theirs };
        return new MoveResult(joined.With(mine), null) { Notifies = true };
    }

    /// <summary>
    /// Notes whether the couple has a loop, in a dance that shows it. After one of the two has left it stays as it was noted, because their
    /// half is gone and the other must not notice that.
    /// </summary>
    private static async Task<Dance> WithLoopAsync(
        BotContext context, Participant participant, Dance dance, CancellationToken cancel) =>
        participant.Script.ShowsLoop && participant.Couple is { A.Person: not null, B.Person: not null }
            ? dance.WithLoop(await KeptWords.HaveLoopAsync(context, participant.Couple.Id, cancel))
            : dance;

    /// <summary>
    /// Lets the dance rest whose room somebody has locked. It does nothing for other threads, nor when this was heard before.
    /// </summary>
    public async Task RoomLockedAsync(Snowflake room, Instant at, CancellationToken cancel)
    {
        // Most threads of a server are not rooms, so nothing is written before one is found.
        var all = await store.ReadAsync((read, token) => dances.OfRoomAsync(read, room, token), cancel);
        if (all is [] && await store.ReadAsync((read, token) => dances.DayRoomAtAsync(read, room, token), cancel) is null)
            return;
        var couple = await store.WriteAsync((context, token) => RoomLockedAsync(context, room, at, token), cancel);
        foreach (var (row, _) in all)
            reconciler.Enqueue(DanceRow.ReconciledAs, row.Id);
        if (couple is not null)
            Notify(couple);
    }

    /// <summary>Returns the couple of the room if a dance in it rests from now on; otherwise null.</summary>
    private async Task<Couple?> RoomLockedAsync(BotContext context, Snowflake room, Instant at, CancellationToken cancel)
    {
        Couple? resting = null;
        if (await dances.DayRoomAtAsync(context, room, cancel) is var (day, _))
            dances.SaveRendered(day, dances.RenderedOf(day) with { IsLocked = true });
        foreach (var found in await queries.OfRoomAsync(context, room, cancel))
            resting = await RoomLockedAsync(context, found, at, cancel) ?? resting;
        return resting;
    }

    private async Task<Couple?> RoomLockedAsync(BotContext context, DueDance found, Instant at, CancellationToken cancel)
    {
        if (found is not { Couple: { } couple, Rules: { } rules })
            return null;
        var rendered = dances.RenderedOf(found.Row);
        var move = new Move.RoomLocked(at, rendered.AfterLock);
        var next = found.Dance.Decide(rules, move).Next;
        // A dance that closes in a room that serves a day ends in the locked thread as it stands there.
        if (next is not null || (found.Row.DayRoom is not null && found.Dance is Dance.Closing))
            dances.SaveRendered(found.Row, rendered with { IsLocked = true });
        if (next is null)
            return null;
        await effects.ApplyAsync(new DanceChange(context, found.Row, couple, found.Dance, next, move), cancel);
        return couple;
    }

    /// <summary>
    /// Refuses to call anybody, or to open a room, while another room of the couple is open, and to call anybody while the couple rests.
    /// The words are kept and can be shared when that room has closed, or when the two have paired anew.
    /// </summary>
    private async Task<Refusal?> NoRoomAsync(BotContext context, Participant participant, Dance next, CancellationToken cancel)
    {
        var calls = participant.Dance is Dance.Preparing && next is Dance.Asking or Dance.Paused;
        if (participant.Dance.HasRoom || !(calls || next.HasRoom))
            return null;
        if (calls && participant.Couple.Resting)
            return Refusal.MovedOn;
        var all = await dances.OfCoupleAsync(context, participant.Couple.Id, cancel);
        return all.Any(d => d.Row.Id != participant.Row.Id && d.Dance.HasRoom && DanceRules.Blocks(d.Dance, participant.Me))
            ? Refusal.MovedOn
            : null;
    }

    /// <summary>Who can read a room while words are brought together; null where that is not known.</summary>
    private sealed record JoinReaders(string? Now);
}
