using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Somebody's words that wait for the other's, for whoever calls them at their own hour. To be used inside <see cref="Store"/>.
/// </summary>
internal sealed class PendingShares(DanceStore dances, DanceScripts scripts, Texts texts)
{
    /// <summary>They were not met: back with their author, who is told by whoever calls this.</summary>
    public Task ReturnAsync(BotContext context, Couple couple, Side me, string practice, Instant at, CancellationToken cancel) =>
        EachAsync(context, couple, me, practice, (rules, asking) => rules.Unmet(asking, at), cancel);

    public Task WaitUntilAsync(BotContext context, Couple couple, Side me, string practice, Instant until, CancellationToken cancel) =>
        EachAsync(context, couple, me, practice, (_, asking) => asking with { Until = until }, cancel);

    /// <summary>What their author reads of words that came back; null if none did.</summary>
    public async Task<string?> BackAsync(
        BotContext read,
        Couple couple,
        Side me,
        string practice,
        string language,
        CancellationToken cancel)
    {
        var all = await dances.OfCoupleAsync(read, couple.Id, cancel);
        var unmet = all.Select(d => d.Dance).OfType<Dance.Preparing>().Where(p => p.Returned == ReturnReason.Unmet);
        var back = unmet.Any(p => p.Position.Starter == me && p.Position.Practice == practice);
        return back ? texts[language, DanceText.Unmet] : null;
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
