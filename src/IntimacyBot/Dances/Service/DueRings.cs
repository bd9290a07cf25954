using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Finds for whom dances will ring when their time comes, by the rules that will decide it then. It saves nothing.</summary>
internal sealed class DueRings(DanceQueries queries, CoupleStore couples)
{
    /// <summary>Returns the people for whom these dances ring until then, each as often as it rings.</summary>
    public async Task<IReadOnlyList<Guid>> OfAsync(BotContext read, IQueryable<Guid> due, Instant until, CancellationToken cancel)
    {
        var people = new List<Guid>();
        foreach (var dance in await due.ToListAsync(cancel))
            if (await queries.DueAsync(read, dance, until, cancel) is { } found)
                foreach (var (person, kind) in Begun(found, until))
                    if (kind != DanceNotifications.Aftercare || await couples.AllowsAsync(read, person, Consent.Aftercare, cancel))
                        people.Add(person);
        return people;
    }

    private static IEnumerable<(Guid Person, string Kind)> Begun(DueDance due, Instant until)
    {
        var move = new Move.Tick(until);
        if (due is not { Couple: { } couple, Rules: { } rules } || due.Dance.Decide(rules, move).Next is not { } next)
            yield break;
        foreach (var change in DanceNotifications.Between(due.Dance, next, move))
            if (change.Turn == NotificationTurn.Begins && couple[change.For].Person is { } person)
                yield return (person, change.Kind);
    }
}
