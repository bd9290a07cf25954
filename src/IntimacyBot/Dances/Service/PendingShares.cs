using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Finds and returns words that wait for the other's, for practices to which each is called at their own hour. Callers open the transaction
/// through <see cref="Store"/>.
/// </summary>
internal sealed class PendingShares(DanceStore dances, DanceScripts scripts)
{
    /// <summary>Returns unmet words to their author. The caller notifies the author.</summary>
    public Task ReturnAsync(BotContext context, Couple couple, Side me, string practice, Instant at, CancellationToken cancel) =>
        EachAsync(context, couple, me, practice, (rules, asking) => rules.Unmet(asking, at), cancel);

    public Task WaitUntilAsync(BotContext context, Couple couple, Side me, string practice, ShareWait wait, CancellationToken cancel) =>
        EachAsync(
            context, couple, me, practice, (_, asking) => asking with { Until = wait.Until, Prompted = wait.Prompted }, cancel);

    /// <summary>Returns the dance in which somebody's words wait, as it is now, and until when; null if none do.</summary>
    public async Task<(DescribedState Dance, Instant Until)?> WaitingAsync(
        BotContext read,
        Couple couple,
        Side me,
        string practice,
        CancellationToken cancel)
    {
        foreach (var (row, dance) in await dances.OfCoupleAsync(read, couple.Id, cancel))
            if (dance is Dance.Asking { Quiet: true } asking && asking.Position.Starter == me && asking.Position.Practice == practice)
                return (new DescribedState(row.Id, row.Version), asking.Until);
        return null;
    }

    /// <summary>True when words have come back to their author, because the other's did not come in time.</summary>
    public async Task<bool> CameBackAsync(BotContext read, Couple couple, Side me, string practice, CancellationToken cancel)
    {
        var all = await dances.OfCoupleAsync(read, couple.Id, cancel);
        var unmet = all.Select(d => d.Dance).OfType<Dance.Preparing>().Where(p => p.Returned == ReturnReason.Unmet);
        return unmet.Any(p => p.Position.Starter == me && p.Position.Practice == practice);
    }

    private async Task EachAsync(
        BotContext context,
        Couple couple,
        Side me,
        string practice,
        Func<DanceRules, Dance.Asking, Dance> move,
        CancellationToken cancel)
    {
        if (scripts.FindAny(practice) is not { } script)
            return;
        var rules = scripts.RulesOf(script);
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, couple.Id, cancel))
            if (dance is Dance.Asking { Quiet: true } asking && asking.Position.Starter == me && asking.Position.Practice == practice)
                dances.Save(row, move(rules, asking));
    }
}
