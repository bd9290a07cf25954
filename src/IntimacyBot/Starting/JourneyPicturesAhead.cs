using IntimacyBot.Dances.Rules;
using IntimacyBot.Pictures;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// Names the paths of all journeys that are possible: fewer than twenty, because most talks come after others. If only those were drawn
/// that somebody has looked at, a picture that is there at once would tell that somebody has.
/// </summary>
internal sealed class JourneyPicturesAhead(PracticeCatalogue catalogue) : IPicturesAhead
{
    private static readonly bool[] NoAndYes = [false, true];

    public IEnumerable<Picture> All() => Journeys([.. Journey.TalksIn(catalogue)])
        .Where(talks => talks.Count > 0 && talks.All(t => !t.Danced || t.ComesNow(talks)))
        .Select(JourneyTalk.PathOf);

    /// <summary>Returns each way in which somebody could have had and chosen these talks, also those that their order excludes.</summary>
    private static IEnumerable<IReadOnlyList<JourneyTalk>> Journeys(IReadOnlyList<Script> scripts)
    {
        IEnumerable<IReadOnlyList<JourneyTalk>> journeys = [[]];
        return scripts.Aggregate(journeys, (all, script) => all.SelectMany(talks => Of(script).Select(t => talks.Append(t).ToList())));
    }

    private static IEnumerable<JourneyTalk> Of(Script script) =>
        from danced in NoAndYes
        from chosen in script.ConsentBoth ? NoAndYes.Select(yes => (bool?)yes) : [null]
        select new JourneyTalk(script, danced, chosen);
}
