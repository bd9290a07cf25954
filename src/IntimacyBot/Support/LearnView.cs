using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;

namespace IntimacyBot.Support;

/// <summary>Builds the pages of <c>/learn</c>, which consist only of texts. Pure.</summary>
internal sealed class LearnView(Texts texts, PracticeCatalogue practices)
{
    private static readonly LearnPage[] All = Enum.GetValues<LearnPage>();

    /// <summary>
    /// Builds one page. <paramref name="back"/> is the custom id of the page from which they were opened; null if there was none.
    /// </summary>
    public Reply.Page Page(string language, LearnPage page, string? back)
    {
        var body = Said(language, page);
        if (Buttons(language, page, back).ToArray() is { Length: > 0 } buttons)
            body.Add(PageBuilder.Row(buttons));
        if (page != LearnPage.ReadFirst)
            body.Add(PageBuilder.Row(new StringSelect(new LearnSelectId(back ?? "").Write(), [.. All.Select(p => Option(language, p))])
            {
                Placeholder = texts[language, LearnText.AnotherPage],
            }));
        return texts.Page(language, [.. body, .. texts.BackRow(language, back)]).FoundBy(new LearnPageId(page, back ?? ""));
    }

    public string Title(string language, LearnPage page) => texts[language, Key(page, "Title")];

    /// <summary>Returns the practice in which somebody can try what a page says; null for the two pages that lead elsewhere.</summary>
    public static string? PracticeOf(LearnPage page) => page switch
    {
        LearnPage.Why => "gift",
        LearnPage.Levels => "levels",
        LearnPage.Self => "meta",
        LearnPage.Meta => "noticing",
        LearnPage.Hiding => "sardines",
        LearnPage.Own or LearnPage.Ready => "reach",
        LearnPage.Power or LearnPage.CannotKnow => "curious",
        LearnPage.There => "are",
        LearnPage.Hear => "ourweek",
        LearnPage.Answer => "again",
        LearnPage.Dance => "together",
        LearnPage.HardTalks => "hardtalk",
        LearnPage.Mend => "repair",
        LearnPage.Small => "quirks",
        LearnPage.Forms => "forms",
        LearnPage.Sources => "appreciate",
        _ => null,
    };

    private IEnumerable<Button> Buttons(string language, LearnPage page, string? back)
    {
        foreach (var next in All.SkipWhile(p => p != page).Skip(1).Take(1))
            yield return PageBuilder.Likely(texts[language, LearnText.LabelNext], new LearnPageId(next, back ?? ""));
        if (PracticeOf(page) is { } id && practices.Find(id, language) is { } practice)
            yield return PageBuilder.Quiet(practice.Title, new OpenPracticeId(id));
        if (page == LearnPage.MoreThanPractice)
            yield return PageBuilder.Quiet(texts[language, HelpText.LabelSupport], default(SupportId));
    }

    private List<Component> Said(string language, LearnPage page)
    {
        var text = texts[language, LearnText.Page, ("title", Title(language, page)), ("body", texts[language, Key(page, "")])];
        return page == LearnPage.ReadFirst
            ? [PageBuilder.Text(text)]
            : [PageBuilder.Text(text), PageBuilder.Text(texts[language, LearnText.Try, ("try", texts[language, Key(page, "Try")])])];
    }

    private SelectOption Option(string language, LearnPage page) => new(Title(language, page), page.ToString());

    private static LearnText Key(LearnPage page, string part) => Enum.Parse<LearnText>($"{page}{part}");
}
