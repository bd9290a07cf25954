using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace Tests.Couples;

public sealed class WaitingViewTests
{
    private static readonly WaitingView View = new(new Texts());

    [Fact]
    public void Each_line_has_its_own_button_and_only_the_first_is_blue()
    {
        var list = Assert.IsType<Container>(Assert.Single(View.ForHome("en", [Line("One", "until then"), Line("Two"), Link("Room")])));
        Assert.Equal(PersonColor.Both.Accent, list.AccentColor);
        Assert.Equal(["**One**\n-# until then", "**Two**", "**Room**"], list.Components.Cast<Section>().Select(Text));
        Assert.Equal([ButtonStyle.Primary, ButtonStyle.Secondary, ButtonStyle.Link], Styles(list));
        Assert.Empty(View.ForHome("en", []));
    }

    [Fact]
    public void Nothing_is_blue_beside_another_blue_button_nor_on_a_link_nor_where_something_came_to_nothing()
    {
        Assert.DoesNotContain(ButtonStyle.Primary, Styles((Container)View.ForHome("en", [Line("One"), Line("Two")], likely: false)[0]));
        Assert.DoesNotContain(ButtonStyle.Primary, Styles((Container)View.ForHome("en", [Link("Room"), Line("Two")])[0]));
        Assert.DoesNotContain(ButtonStyle.Primary, Styles((Container)View.ForHome("en", [Line("Gone", rank: WaitingRank.Lapsed)])[0]));
    }

    [Fact]
    public void More_than_four_are_four_and_a_way_to_all_of_them()
    {
        var lines = Enumerable.Range(0, 23).Select(i => Line($"{i}")).ToList();
        Assert.Single(View.ForHome("en", lines[..4]));
        var home = View.ForHome("en", lines[..5]);
        Assert.Equal(4, ((Container)home[0]).Components.Count);
        Assert.Equal("Show all", Assert.Single(Buttons(home[1])));

        Assert.Equal([10, 10, 3], new[] { 0, 10, 20 }.Select(from => Count(View.All("en", lines, from))));
        Assert.Equal(["More", "Back"], Buttons(View.All("en", lines, 0).Components[1]));
        Assert.Equal(["Back"], Buttons(View.All("en", lines, 20).Components[1]));
        Assert.Equal(["Back"], Buttons(View.All("en", [], 20).Components[1]));
    }

    private static WaitingLine Line(string title, string? small = null, WaitingRank rank = WaitingRank.Asked) =>
        new(rank, title, small, PageBuilder.Quiet("Open", new AllWaitingId(title.Length)));

    private static WaitingLine Link(string title) => new(WaitingRank.Room, title, null, PageBuilder.GoTo("Go in", new(1), new(2)));

    private static int Count(Reply.Page page) => ((Container)page.Components[0]).Components.Count;

    private static string Text(Section section) => ((TextDisplay)Assert.Single(section.Components)).Content;

    private static IEnumerable<ButtonStyle> Styles(Container list) =>
        list.Components.Cast<Section>().Select(s => ((Button)s.Accessory).Style);

    private static IEnumerable<string?> Buttons(Component row) => ((ActionRow)row).Components.Cast<Button>().Select(b => b.Label);
}
