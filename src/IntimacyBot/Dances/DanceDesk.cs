using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Takes moves to dances: load, decide, save with everything that follows from it, in one transaction.</summary>
internal sealed partial class DanceDesk(
    Once once,
    Store store,
    DanceStore dances,
    CoupleStore couples,
    Moments moments,
    Residue residue,
    Bell bell,
    Catalogue catalogue,
    IOptions<Timing> timing,
    IEnumerable<IOwnHour> hours,
    Painter painter)
{
    /// <summary>How the painter knows dances.</summary>
    public const string Kind = "dance";

    public DanceRules RulesOf(Script script) => new(script, timing.Value);

    /// <summary>The dance as the asker sees it now; nothing is changed. Null for anybody who is not one of the two.</summary>
    public Task<Seat?> SeatAsync(Ask ask, Guid dance, CancellationToken cancel) =>
        store.ReadAsync((context, token) => LoadAsync(context, ask, dance, withWords: true, token), cancel);

    /// <summary>One move by the asker. <paramref name="words"/> is what they wrote with it.</summary>
    public Task<Outcome> MoveAsync(Ask ask, Guid dance, Func<Seat, Act> act, Func<Seat, Folio>? words, CancellationToken cancel) =>
        MoveAsync(ask, dance, act, words, null, cancel);

    /// <summary>The same; if the move is refused, <paramref name="draft"/> is what stays of the words, or null.</summary>
    public async Task<Outcome> MoveAsync(Ask ask, Guid dance, Func<Seat, Act> act, Func<Seat, Folio>? words, Func<Seat, Folio?>? draft, CancellationToken cancel)
    {
        var rings = false;
        var outcome = await once.SaveAsync(
            ask,
            async (context, token) =>
            {
                if (await LoadAsync(context, ask, dance, words is not null, token) is not { } seat)
                    return Refusal.NotAvailable;
                var move = await InItsHourAsync(context, seat, act(seat), token);
                if (move is Act.Share share && words is not null && await JoinAsync(context, seat, share, words, token) is { } joined)
                {
                    rings = true;
                    return joined;
                }

                var decision = seat.Dance.Decide(seat.Rules, move);
                if ((decision.Refusal ?? await NoRoomAsync(context, seat, decision.Next!, token)) is { } refusal)
                    return await RefusedAsync(context, seat, refusal, draft?.Invoke(seat), token);
                if (words is not null)
                    await dances.SaveFolioAsync(context, seat.Row.Id, seat.Person, words(seat), token);
                await ApplyAsync(context, seat.Row, seat.Couple, seat.Dance, decision.Next!, move, token);
                rings = Rings(seat.Dance, decision.Next!, move);
                return new Outcome(seat with { Dance = decision.Next! }, null);
            },
            new Outcome(null, Refusal.Repeated),
            cancel);
        Show(outcome, rings);
        return outcome;
    }

    private async Task<Outcome> RefusedAsync(BotContext context, Seat seat, Refusal why, Folio? draft, CancellationToken cancel)
    {
        if (draft is null)
            return new Outcome(seat, why);
        await dances.SaveFolioAsync(context, seat.Row.Id, seat.Person, draft, cancel);
        return new Outcome(seat.Me == Side.A ? seat with { A = draft } : seat with { B = draft }, why) { Kept = true };
    }

    /// <summary>
    /// The first move of a dance that does not exist yet, or goes on where its starter had begun. <paramref name="asked"/>: the moment whose
    /// week its questions are of.
    /// </summary>
    public async Task<Outcome> BeginAsync(Ask ask, Script script, string trail, Func<Seat, Act> act, Func<Seat, Folio>? words, CancellationToken cancel, Instant? asked = null)
    {
        var outcome = await once.SaveAsync(
            ask,
            async (context, token) =>
            {
                if (ask.Guild is not { } guild || await couples.OfAsync(context, guild, ask.User, token) is not { } couple || couple.SideOf(ask.User) is not { } me)
                    return Refusal.NotAvailable;
                var all = await dances.OfCoupleAsync(context, couple.Id, token);
                if (all.Any(d => DanceGuide.Blocks(d.Dance, me, script)))
                    return Refusal.MovedOn;
                var rules = RulesOf(script);
                var (row, dance) = all.FirstOrDefault(d => d.Dance is Dance.Preparing && d.Dance.Walk.Starter == me && d.Dance.Walk.Practice == script.Id);
                if (dance?.Log.Exists(p => p.Kind == PieceKind.Words) != true)
                    dance = rules.Begin(me, ask.At, trail)?.AskedAt(asked ?? ask.At);
                if (dance is null)
                    return Refusal.MovedOn;
                var isNew = row is null;
                row ??= dances.Add(context, couple.Id, dance);
                var seat = new Seat(row, dance, couple, me, rules);
                seat = me == Side.A ? seat with { A = await dances.FolioAsync(context, row.Id, seat.Person, token) } : seat with { B = await dances.FolioAsync(context, row.Id, seat.Person, token) };
                var move = act(seat);
                var decision = dance.Decide(rules, move);
                if (decision.Refusal is { } refusal)
                {
                    if (isNew)
                        DanceStore.Remove(context, row);
                    return refusal;
                }

                if (words is not null)
                    await dances.SaveFolioAsync(context, row.Id, seat.Person, words(seat), token);
                await ApplyAsync(context, row, couple, dance, decision.Next!, move, token);
                return new Outcome(seat with { Dance = decision.Next! }, null);
            },
            new Outcome(null, Refusal.Repeated),
            cancel);
        Show(outcome, rings: true);
        return outcome;
    }

    /// <summary>Only words: a draft, kept until it is shared.</summary>
    public Task<Seat?> KeepWordsAsync(Ask ask, Guid dance, Func<Seat, Folio?> words, CancellationToken cancel) =>
        once.SaveAsync<Seat?>(
            ask,
            async (context, token) =>
            {
                if (await LoadAsync(context, ask, dance, withWords: true, token) is not { } seat || words(seat) is not { } folio)
                    return null;
                await dances.SaveFolioAsync(context, seat.Row.Id, seat.Person, folio, token);
                return seat.Me == Side.A ? seat with { A = folio } : seat with { B = folio };
            },
            null,
            cancel);

    /// <summary>Time's own move.</summary>
    public async Task TickAsync(Guid dance, Instant now, CancellationToken cancel)
    {
        Couple? rung = null;
        await store.WriteAsync(
            async (context, token) =>
            {
                if (await dances.FindAsync(context, dance, token) is not var (row, state) || row.DueAt is not { } due || due > now)
                    return;
                var couple = await couples.FindAsync(context, row.Couple, token);
                if (couple is null || catalogue.ToDance(state.Walk.Practice) is not { } script)
                {
                    await EndAsync(context, row, state, couple is not null, now, token);
                    return;
                }

                rung = couple;
                var move = new Move.Tick(now);
                if (state.Decide(RulesOf(script), move).Next is { } next)
                    await ApplyAsync(context, row, couple, state, next, move, token);
            },
            cancel);
        painter.Poke(Kind, dance);
        if (rung is not null)
            Ring(rung);
    }

    /// <summary>Saves the next state, what begins or ends to wait for each of the two, and when time moves it.</summary>
    private async Task ApplyAsync(BotContext context, DanceRow row, Couple couple, Dance before, Dance after, Move move, CancellationToken cancel)
    {
        if (after is Dance.Over || Closes(before, after))
            await bell.DropAsync(context, row.Id, null, null, cancel);
        foreach (var change in DanceCalls.Between(before, after, move))
        {
            if (change.Kind == DanceCalls.Aftercare && !(couple[change.For].Person is { } cared && await couples.AllowsAsync(context, cared, Consent.Aftercare, cancel)))
                continue;
            if (change.Waits)
                await bell.CallAsync(context, couple[change.For].Person, change.Kind, row.Id, move.At, Needs(change.Kind), cancel);
            else
                await bell.DropAsync(context, row.Id, couple[change.For].Person, change.Kind, cancel);
        }

        if (after.HasRoom && !before.HasRoom)
            await OnlyOneAsync(context, row, couple, cancel);
        if (move is Act.Here or Act.Join or Act.NeedTime && couple[((Act)move).By].Person is { } came)
            await bell.MetAsync(context, came, cancel);
        if (DanceCalls.SharedByBoth(before, after))
            await couples.SharedAsync(context, couple.Id, move.At, cancel);
        await residue.SettleAsync(context, row.Id, couple, before, after, move.At, cancel);
        await MarkAsync(context, couple, before, after, cancel);
        await TellHourAsync(context, couple, before, after, move, cancel);
        await moments.KeepAsync(context, row.Id, couple, before, after, move.At, cancel);
        if (after is Dance.Over { HadRoom: false })
            await EndAsync(context, row, after, anybody: true, move.At, cancel);
        else
            dances.Save(row, after);
    }

    private static Consent? Needs(string kind) => kind switch
    {
        DanceCalls.FirstCard => Consent.Dances,
        DanceCalls.Aftercare => Consent.Aftercare,
        _ => null,
    };

    /// <summary>In a direct message, where a ring may be, the dance itself says of which server it is.</summary>
    private async Task<Seat?> LoadAsync(BotContext context, Ask ask, Guid dance, bool withWords, CancellationToken cancel)
    {
        if (await dances.FindWithCoupleAsync(context, couples, dance, cancel) is not var (row, state, couple)
            || (ask.Guild is { } here && couple.Guild != here)
            || couple.SideOf(ask.User) is not { } me
            || (state is Dance.Preparing && state.Walk.Starter != me)
            || catalogue.ToDance(state.Walk.Practice, ask.Language) is not { } script)
            return null;
        var seat = new Seat(row, state, couple, me, RulesOf(script));
        return withWords
            ? seat with { A = await dances.FolioAsync(context, row.Id, couple.A.Person, cancel), B = await dances.FolioAsync(context, row.Id, couple.B.Person, cancel), ReadersBefore = dances.PictureOf(row).Readers }
            : seat;
    }

    private void Ring(Couple couple)
    {
        foreach (var side in Sides.Both)
            if (couple[side].Person is { } person)
                painter.Poke(Bell.Painted, person);
    }

    /// <summary>Most moves inside a room leave the bells as they are.</summary>
    /// <summary>From here on nobody is waited for, and whatever rang for this dance has come too late.</summary>
    private static bool Closes(Dance before, Dance after) => after is Dance.Closing && before is not Dance.Closing;

    private static bool Rings(Dance before, Dance after, Move move) =>
        before.HasRoom != after.HasRoom || after is Dance.Over || Closes(before, after) || DanceCalls.Between(before, after, move).Any();

    private void Show(Outcome outcome, bool rings)
    {
        if (outcome is not { Seat: { } seat, Refusal: null })
            return;
        if (seat.Dance.HasRoom)
            painter.Poke(Kind, seat.Row.Id);
        if (rings)
            Ring(seat.Couple);
    }
}
