using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Dances.Rules;

/// <summary>Finds the practices that can be done here, and the rules of each.</summary>
internal sealed class DanceScripts(PracticeCatalogue catalogue, IOptions<Timing> timing)
{
    /// <summary>Finds a practice for two, or for one.</summary>
    public Script? FindAny(string practice, string language = Texts.English) => catalogue.ToDance(practice, language);

    /// <summary>Finds a practice for two.</summary>
    public Script? Find(string practice, string language) => FindAny(practice, language) is { Solo: false } script ? script : null;

    /// <summary>Finds the practice that an option leads to.</summary>
    public Script? Offered(StepOption? option, string language) => option?.Offer is { } practice ? FindAny(practice, language) : null;

    /// <summary>Finds the practice that somebody means by what they typed.</summary>
    public Script? Named(string typed, string language) =>
        FindAny(typed, language) ?? Search(typed, language, 1).Select(c => FindAny(c.Id, language)).FirstOrDefault();

    public IReadOnlyList<PracticeChoice> Search(string typed, string language, int most) => catalogue.Search(typed, language, most);

    public string TitleOf(string practice, string language) => catalogue.Find(practice, language)?.Title ?? practice;

    /// <summary>True when it is stored of this practice that the two have done it.</summary>
    public bool IsMarked(string practice) => Journey.IsMarked(catalogue, practice);

    /// <summary>
    /// Returns the fields whose answers are kept as a loop, in the order in which people were asked, each under STEP.FIELD. The row of a
    /// loop does not say which practice it is of, so that of the journey comes first.
    /// </summary>
    public IEnumerable<(string Name, FormField Field)> LoopFields(string language) =>
        from script in catalogue.All(language).OrderBy(s => s.Id != LoopPractice)
        from step in script.Flat()
        from field in step.Asks
        where field.Keep == KeepKind.Loop
        select ($"{step.Id}.{field.Id}", field);

    private const string LoopPractice = "loop";

    /// <summary>
    /// Returns of each talk of the journey whether the two have had it, and whether they can begin it. It is for a card that both read, so
    /// a talk for which each chooses alone is not open there: it would tell what the other has chosen.
    /// </summary>
    public IEnumerable<(bool Done, bool Open)> Talks(Couple couple) =>
        from script in Journey.TalksIn(catalogue)
        select (couple.Danced.Contains(script.Id), Journey.LockOf(script, couple, chosen: false) is null);

    public DanceRules RulesOf(Script script) => new(script, timing.Value);

    /// <summary>Null if the practice no longer exists.</summary>
    public DanceRules? RulesOf(Dance dance, string language = Texts.English) =>
        FindAny(dance.Position.Practice, language) is { } script ? RulesOf(script) : null;
}
