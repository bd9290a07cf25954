using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Support;
using Tests.TestKit;

namespace Tests.Support;

public sealed class LearnPageTests
{
    private static readonly Texts AllTexts = new();
    private static readonly PracticeCatalogue Practices = new([]);
    private static readonly LearnView View = new(AllTexts, Practices);

    public static TheoryData<string> Pages => [.. Enum.GetNames<LearnPage>()];

    [Fact]
    public void Every_key_has_its_text_and_every_text_its_key() => Assert.Equal(
        Enum.GetNames<LearnText>().Order(StringComparer.Ordinal),
        AllTexts.KeysOf(Texts.English, typeof(LearnText)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_page_is_one_short_card_that_ends_in_one_thing_to_try(string name)
    {
        foreach (var back in new[] { null, $"open:{new string('x', 22)}" })
        {
            var page = View.Page(Texts.English, Enum.Parse<LearnPage>(name), back);
            Assert.Empty(CardRules.Faults(page.Components));
            LimitChecker.Check(MessageCreate.V2(page.Components).AsEphemeral());
            var texts = page.Components.OfType<TextDisplay>().Select(t => t.Content).ToList();
            Assert.StartsWith("### 📖 ", texts[0], StringComparison.Ordinal);
            Assert.Equal(name != nameof(LearnPage.ReadFirst), texts[^1].StartsWith("**Try it:** ", StringComparison.Ordinal));
            Assert.Equal(back is not null, LabelsOf(page).Contains("Back"));
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void What_there_is_to_try_has_its_button(string name)
    {
        var page = Enum.Parse<LearnPage>(name);
        if (page == LearnPage.ReadFirst)
            return;
        var tried = LearnView.PracticeOf(page) is { } id ? Practices.Find(id)?.Title : "Support";
        Assert.NotNull(tried);
        Assert.Contains(tried, LabelsOf(View.Page(Texts.English, page, back: null)));
    }

    [Fact]
    public void The_first_page_says_when_not_to_use_it_and_leads_on()
    {
        var page = View.Page(Texts.English, LearnPage.ReadFirst, back: null);
        var text = Assert.Single(page.Components.OfType<TextDisplay>()).Content;
        Assert.StartsWith("### 📖 Read this first\nThis helps two people say what is usually hard to say.", text, StringComparison.Ordinal);
        Assert.Contains("Being open can also do harm.", text, StringComparison.Ordinal);
        Assert.Contains("**Do not use it** if you are afraid of this person", text, StringComparison.Ordinal);
        Assert.Equal(["Next page", "Safety", "Hide"], LabelsOf(page));
    }

    [Fact]
    public void The_menu_knows_every_page_and_only_the_last_one_has_no_next()
    {
        Assert.InRange(Enum.GetValues<LearnPage>().Length, 16, 25);
        foreach (var name in Enum.GetValues<LearnPage>().Skip(1))
        {
            var page = View.Page(Texts.English, name, back: null);
            var menu = Assert.Single(page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<StringSelect>());
            Assert.Equal("Another page", menu.Placeholder);
            Assert.Equal(Enum.GetNames<LearnPage>(), menu.Options.Select(o => o.Value));
            Assert.Equal(name != Enum.GetValues<LearnPage>()[^1], LabelsOf(page).Contains("Next page"));
        }
    }

    private static IEnumerable<string?> LabelsOf(Reply.Page page) =>
        page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Select(b => b.Label);
}
