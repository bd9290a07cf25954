using IntimacyBot.Couples;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>Holds the rules for practices that come after others, or that open when both have chosen them.</summary>
internal static class Journey
{
    /// <summary>The seven talks of the journey, in their order.</summary>
    public static IReadOnlyList<string> Talks { get; } = ["loop", "tender", "rough", "hold", "mend", "touch", "keep"];

    /// <summary>Returns those of the seven talks that are there, in their order.</summary>
    public static IEnumerable<Script> TalksIn(PracticeCatalogue catalogue, string language = Texts.English) =>
        Talks.Select(id => catalogue.Find(id, language)).OfType<Script>();

    /// <summary>
    /// Returns why a practice cannot begin yet for one of the two; null if it can. It names the rule, and says nothing of either of them.
    /// </summary>
    /// <param name="script">The practice.</param>
    /// <param name="couple">The two.</param>
    /// <param name="chosen">True when the one who would begin has chosen it for themselves.</param>
    public static Lock? LockOf(Script script, Couple couple, bool chosen)
    {
        if (script.After.Any(id => !couple.Danced.Contains(id)))
            return new Lock.Comes(script.After);
        var opened = chosen && couple.Opened.Contains(script.Id);
        return script.ConsentBoth && !opened ? new Lock.Both() : null;
    }

    /// <summary>Returns how many of the seven talks, from the first, these are; null if they are not the first of them.</summary>
    public static int? FirstTalks(IReadOnlyList<string> practices) =>
        practices.Order(StringComparer.Ordinal).SequenceEqual(Talks.Take(practices.Count).Order(StringComparer.Ordinal))
            ? practices.Count
            : null;

    /// <summary>
    /// True for a talk of the journey, and for a practice after which another comes. Only of these is it stored that they were danced.
    /// </summary>
    public static bool IsMarked(PracticeCatalogue catalogue, string practice) =>
        Talks.Contains(practice) || catalogue.All().Any(s => s.After.Contains(practice));

    internal abstract record Lock
    {
        private Lock()
        {
        }

        internal sealed record Comes(IReadOnlyList<string> After) : Lock;

        internal sealed record Both : Lock;
    }
}
