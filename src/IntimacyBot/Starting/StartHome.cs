using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// Adds practices to /home: one as a button, others in the menu, one that changes every week, and the page with all of them.
/// </summary>
internal sealed class StartHome(PracticeCatalogue catalogue, Texts texts) : IHomePart
{
    private const string First = "reach";
    private const int LongestDescription = 100;

    public IEnumerable<HomeOption> For(InteractionContext interaction, Couple? couple) =>
        couple?.SideOf(interaction.User) is null ? [] : OfTwo(interaction);

    private IEnumerable<HomeOption> OfTwo(InteractionContext interaction)
    {
        var language = interaction.Language;
        if (Find(First, language) is { } first)
            yield return Option(first, 10, "🤲", texts[language, StartingText.AboutReach]) with
            {
                Place = HomePlace.Likely,
                Label = texts[language, StartingText.LabelReach],
            };
        if (Find("sardines", language) is { } sardines)
            yield return Option(sardines, 20, "🐚", texts[language, StartingText.AboutSardines]);
        if (Find("repair", language) is { } repair)
            yield return Option(repair, 30, "🧵", texts[language, StartingText.AboutRepair]);
        if (Find(CheckInMoves.Practice, language) is { } checkIn)
            yield return Option(checkIn, 60, "☕", texts[language, StartingText.AboutCheckIn]) with
            {
                Id = default(CheckInStatusId).Write(),
            };
        yield return new HomeOption(70, texts[language, StartingText.Journey], default(JourneyId).Write())
        {
            Sign = "🧭",
            Description = texts[language, StartingText.AboutJourney],
        };
        if (OfTheWeek(interaction) is { } other)
            yield return Option(other, 80, "🌿", Cut(other.About));
        yield return new HomeOption(90, texts[language, StartingText.AllPractices], new AllPracticesId(0).Write())
        {
            Sign = "🌿",
            Description = texts[language, StartingText.AboutAll],
        };
    }

    /// <summary>
    /// Returns one more practice, the same for everybody and another one each week, so that each is shown once within some months. The
    /// talks of the journey have a line of their own, and some of them open later.
    /// </summary>
    private Script? OfTheWeek(InteractionContext interaction)
    {
        string[] named = [.. FeaturedPractices.ForTwo.Select(p => p.Practice), CheckInMoves.Practice, .. Journey.Talks];
        var others = catalogue.All(interaction.Language).Where(s => !s.Solo && !named.Contains(s.Id)).ToList();
        others.Sort((one, other) => StringComparer.Ordinal.Compare(one.Id, other.Id));
        return others.Count == 0 ? null : others[Weeks.Of(interaction.At) % others.Count];
    }

    private Script? Find(string practice, string language) => catalogue.Has(practice) ? catalogue.Find(practice, language) : null;

    private static HomeOption Option(Script script, int order, string sign, string? about) =>
        new(order, script.Title, new OpenPracticeId(script.Id).Write()) { Sign = sign, Description = about };

    private static string Cut(string about) => DiscordMarkdown.Cut(about, LongestDescription);
}
