using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>Builds the pages of <c>/learn</c>, which consist only of texts. Pure.</summary>
internal sealed class LearnView(Texts texts)
{
    private static readonly LearnPage[] All = Enum.GetValues<LearnPage>();

    /// <summary>
    /// Builds one page. <paramref name="back"/> is the custom id of the page from which they were opened; null if there was none.
    /// </summary>
    public Reply.Page Page(string language, LearnPage page, string? back)
    {
        var (body, follows) = (Said(language, page), All.SkipWhile(p => p != page).Skip(1));
        foreach (var next in follows.Take(1))
            body.Add(PageBuilder.Row(PageBuilder.Likely(texts[language, LearnText.LabelNext], new LearnPageId(next, back ?? ""))));
        if (page != LearnPage.ReadFirst)
            body.Add(PageBuilder.Row(new StringSelect(new LearnSelectId(back ?? "").Write(), [.. All.Select(p => Option(language, p))])
            {
                Placeholder = texts[language, LearnText.AnotherPage],
            }));
        return texts.Page(language, [.. body, .. texts.BackRow(language, back)]).FoundBy(new LearnPageId(page, back ?? ""));
    }

    public string Title(string language, LearnPage page) => texts[language, Key(page, "Title")];

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
