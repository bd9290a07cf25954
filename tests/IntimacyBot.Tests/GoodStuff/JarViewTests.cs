using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using Tests.Dances;
using Tests.TestKit;
using static Tests.Dances.DanceDriver;

namespace Tests.GoodStuff;

public sealed class JarViewTests
{
    private static readonly Texts Texts = new();
    private static readonly GoodStuffView View = new(Texts);

    public static TheoryData<string> Hostile =>
        [new string('*', 1_000), new string('*', 3_400), string.Concat(Enumerable.Repeat("😀", 1_700)), "a\n\n\n"
            + new string('b', 900), "\u202E", "# @everyone <@1>"];

    [Fact]
    public void Every_key_has_its_sentence_and_every_sentence_its_key() => Assert.Equal(
        Enum.GetNames<GoodStuffText>().Order(StringComparer.Ordinal),
        Texts.KeysOf(Texts.English, typeof(GoodStuffText)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Every_page_fits_whatever_was_written(string words)
    {
        foreach (var language in Texts.Languages)
        {
            var things = Enumerable.Range(0, 26).Select(_ => Thing(words)).ToList();
            var card = Card(things[0]);
            foreach (var page in new[]
            {
                View.One(language, card, back: true), View.Mine(language, things, 0), View.Mine(language, things, 25),
                View.TakeOut(language, card), View.Page(language), View.Added(language, back: true), View.Empty(language, back: true),
                View.One(language, card with { InRoom = true }, back: true), View.Shown(language, card, back: true),
            })
                LimitChecker.Check(MessageCreate.V2(page.Components).AsEphemeral());
            LimitChecker.Check(MessageCreate.V2(View.ForBoth(language, card)));
            LimitChecker.Check(View.Form(language));
        }
    }

    [Fact]
    public void Words_stand_as_they_were_typed_and_call_nobody()
    {
        var page = View.One(Texts.English, Card(Thing("*you* @everyone")), back: false);
        var frame = Assert.IsType<Container>(page.Components[0]);
        Assert.Equal("**🔵 Sam**\n## \\*you\\* \\@\u2060everyone", Assert.IsType<TextDisplay>(frame.Components[0]).Content);
        Assert.Equal(PersonColor.Sea.Accent, frame.AccentColor);
    }

    [Theory]
    [InlineData("Short.", true)]
    [InlineData("Two\nlines.", false)]
    [InlineData("A line that is so long that it would not be read at a glance any more, and so it stands in the size of all text.", false)]
    public void Only_a_short_line_is_large(string words, bool large)
    {
        var frame = Assert.IsType<Container>(View.One(Texts.English, Card(Thing(words)), back: false).Components[0]);
        Assert.Equal(large, Assert.IsType<TextDisplay>(frame.Components[0]).Content.Contains("\n## ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_page_keeps_the_rules_of_all_pages()
    {
        var (thing, en) = (Thing("Soup on Sunday."), Texts.English);
        foreach (var page in new[]
        {
            View.Page(en), View.Added(en, back: true), View.Empty(en, back: true), View.One(en, Card(thing), back: true),
            View.One(en, Card(thing) with { InRoom = true }, back: true), View.Shown(en, Card(thing), back: true),
            View.Mine(en, [thing], 0), View.Mine(en, [], 0), View.TakeOut(en, Card(thing)),
        })
            Assert.Empty(CardRules.Faults(page.Components));
    }

    [Fact]
    public void A_moment_is_kept_only_when_both_chose_the_same_one()
    {
        var closing = Closed();
        var (first, last) = (closing.Posts[0].Key, closing.Posts[^1].Key);
        Assert.NotEqual(first, last);

        Assert.Null(KeepsakeSaver.Chosen(closing));
        Assert.Null(KeepsakeSaver.Chosen(Chosen(closing, first, null)));
        Assert.Null(KeepsakeSaver.Chosen(Chosen(closing, null, first)));
        Assert.Null(KeepsakeSaver.Chosen(Chosen(closing, first, last)));
        Assert.Equal(closing.Posts[0], KeepsakeSaver.Chosen(Chosen(closing, first, first)));
    }

    private static Dance.Closing Closed() => Assert.IsType<Dance.Closing>(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead).Dance);

    private static Dance.Closing Chosen(Dance.Closing closing, string? a, string? b)
    {
        var moments = closing.Keepsakes;
        if (a is not null)
            moments = moments.SetItem(Side.A, a);
        if (b is not null)
            moments = moments.SetItem(Side.B, b);
        return closing with { Keepsakes = moments };
    }

    private static JarEntry Thing(string words) => new(Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), new Words(words));

    private static JarCard Card(JarEntry thing) => new(thing, new MemberName(new Snowflake(7), "Sam"), PersonColor.Sea);
}
