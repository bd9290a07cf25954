using IntimacyBot.Couples;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>Holds the rules for practices that come after others, or that open when both have chosen them.</summary>
internal static class Journey
{
    /// <summary>
    /// Returns why a practice cannot begin yet; null if it can. It names the rule, and says nothing of either of the two.
    /// </summary>
    public static Lock? LockOf(Script script, Couple couple) =>
        script.After.Any(id => !couple.Danced.Contains(id)) ? new Lock.Comes(script.After)
        : script.ConsentBoth && !couple.Opened.Contains(script.Id) ? new Lock.Both()
        : null;

    /// <summary>True when another practice comes after this one. Only of such practices is it stored that they were danced.</summary>
    public static bool IsPrerequisite(PracticeCatalogue catalogue, string practice) => catalogue.All().Any(s => s.After.Contains(practice));

    internal abstract record Lock
    {
        private Lock()
        {
        }

        internal sealed record Comes(IReadOnlyList<string> After) : Lock;

        internal sealed record Both : Lock;
    }
}
