using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// Builds the page that lists every practice with one sentence about it, so that people find practices whose names they do not know.
/// </summary>
internal sealed class AllPracticesView(PracticeCatalogue catalogue, Texts texts)
{
    public const int MostInAMenu = 25;
    private const int LongestOption = 100;

    public Reply.Page Page(string language, int from)
    {
        var all = catalogue.All(language).ToLookup(s => s.Solo);
        var most = all.Select(s => s.Count()).DefaultIfEmpty().Max();
        var start = from < most ? from : 0;
        var next = new AllPracticesId(start + MostInAMenu < most ? start + MostInAMenu : 0);
        Button[] more = most > MostInAMenu ? [PageBuilder.Quiet(texts[language, StartingText.LabelMore], next)] : [];
        return texts.Page(
            language,
            [
                PageBuilder.Text(texts[language, StartingText.AllPage]),
                .. Menu(language, StartingText.ForTwo, alone: false, all[false].Skip(start)),
                .. Menu(language, StartingText.ForOne, alone: true, all[true].Skip(start)),
                PageBuilder.Row([.. more, texts.Back(language, default(HomeId).Write())]),
            ]).FoundBy(new AllPracticesId(from));
    }

    private IEnumerable<Component> Menu(string language, StartingText name, bool alone, IEnumerable<Script> scripts)
    {
        var shown = scripts.Take(MostInAMenu).Select(Option).ToList();
        return shown.Count == 0
            ? []
            : [PageBuilder.Row(new StringSelect(new PracticeMenuId(alone).Write(), shown) { Placeholder = texts[language, name] })];
    }

    private static SelectOption Option(Script script) =>
        new(DiscordMarkdown.Cut(script.Title, LongestOption), script.Id) { Description = DiscordMarkdown.Cut(script.About, LongestOption) };
}
