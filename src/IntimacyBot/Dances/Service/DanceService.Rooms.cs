using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <content>Practices that nobody leads, and one room for a couple at a time.</content>
internal sealed partial class DanceService
{
    /// <summary>
    /// Each writes in a dance of their own, so that neither can notice the other's. Whoever shares second brings their words to the
    /// one that waits, and the room opens; their own was only theirs, and goes. Null if nothing waits.
    /// </summary>
    private async Task<MoveResult?> JoinAsync(
        BotContext context, Participant participant, Act.Share share, Func<Participant, AuthorWords> words, CancellationToken cancel)
    {
        if (participant.Dance is not Dance.Preparing || !participant.Script.OpensBoth || share.Place != participant.Dance.Place)
            return null;
        if (words(participant).Shared.GetValueOrDefault(participant.Key) is not { } text)
            return null;
        var join = new Act.Join(participant.Me, share.At);
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, participant.Couple.Id, cancel))
        {
            if (row.Id == participant.Row.Id || dance.Position.Practice != participant.Script.Id || !DanceRules.IsWaitingForBoth(dance))
                continue;
            if (dance.Decide(participant.Rules, join).Next is { } next)
                return await JoinAsync(
                    context,
                    participant,
                    new DanceChange(context, row, participant.Couple, dance, next, join),
                    text,
                    cancel);
        }

        return null;
    }

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
    /// While a room is open nobody is called to another, and none opens: nothing is lost, and it can be shared when that one has closed.
    /// </summary>
    private async Task<Refusal?> NoRoomAsync(BotContext context, Participant participant, Dance next, CancellationToken cancel)
    {
        var calls = participant.Dance is Dance.Preparing && next is Dance.Asking or Dance.Paused;
        if (participant.Dance.HasRoom || !(calls || next.HasRoom))
            return null;
        var all = await dances.OfCoupleAsync(context, participant.Couple.Id, cancel);
        return all.Any(d => d.Row.Id != participant.Row.Id && d.Dance.HasRoom && DanceRules.Blocks(d.Dance, participant.Me))
            ? Refusal.MovedOn
            : null;
    }
}
