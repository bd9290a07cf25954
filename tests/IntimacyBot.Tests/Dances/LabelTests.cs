using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests the labels, their places and their order.</summary>
public sealed class LabelTests
{
    [Fact]
    public void The_gate_has_its_labels() => Assert.Equal(
        ["Write|Say it aloud", "(Or begin with…)", "Not today|I'm not sure it's safe", "Safety|Hide"],
        Rows(GatePages.Gate(CardModels.Of(Of("reach"), Lead) with { FirstTime = false }, CardModels.Readers)));

    [Fact]
    public void As_long_as_somebody_has_shared_nothing_the_gate_has_a_minute_and_a_server_of_ones_own() => Assert.Equal(
        [
            "Write|Say it aloud", "(Or begin with…)", "Not today|I'm not sure it's safe|A minute with myself",
            "A server of your own", "Safety|Hide"
        ],
        Rows(GatePages.Gate(CardModels.Of(Of("reach"), Lead), CardModels.Readers)));

    [Fact]
    public void Where_words_wait_already_the_gate_leads_to_them() => Assert.Equal(
        ["My words|Write|Say it aloud", "Not today|I'm not sure it's safe|A minute with myself", "A server of your own", "Safety|Hide"],
        Rows(GatePages.Gate(CardModels.Of(Of("reach"), Lead) with { HasDraft = true }, CardModels.Readers)));

    [Fact]
    public void The_preview_has_its_labels() => Assert.Equal(
        ["Share|Edit|Keep to myself", "Discard|One level deeper", "Safety|Hide"],
        Rows(Preview()));

    [Fact]
    public void The_first_card_has_its_labels()
    {
        Assert.Equal(
            ["I'm here|I need time|Not now", "Safety|Hide"],
            Rows(FirstCardView.Page(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow))));
        Assert.Equal(
            ["I'll come in|I need time|Not now", "Safety|Hide"],
            Rows(FirstCardView.Page(CardModels.Of(Of("sardines").Does<Act.Pick>(Lead, "open").Does<Act.Share>(Lead), Follow))));
        Assert.Equal(
            ["I'm near|I need time|Not now", "Safety|Hide"],
            Rows(FirstCardView.Page(CardModels.Of(Of("sardines").Does<Act.Pick>(Lead, "ajar").Does<Act.AskPartner>(Lead), Follow))));
    }

    [Fact]
    public void The_times_have_their_labels()
    {
        var asked = CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow);
        string[] times = ["20 minutes|An hour|A few hours", "This time tomorrow|I can't say yet", "Safety|Hide"];
        Assert.Equal(times, Rows(DancePages.HowLong(CardModels.Of(InRoom("reach"), Follow), inRoom: true)));
        var twoDays = AskerPages.CardUntil(asked.Dance) - Duration.FromHours(48);
        Assert.Equal([.. times[..2], "Back", times[2]], Rows(DancePages.HowLong(asked with { Now = twoDays }, inRoom: false)));
    }

    [Fact]
    public void A_time_that_would_end_after_the_card_does_is_no_answer()
    {
        var model = CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow);
        var late = model with { Now = AskerPages.CardUntil(model.Dance) - Duration.FromMinutes(90) };
        Assert.Equal(["20 minutes|An hour|I can't say yet", "Back", "Safety|Hide"], Rows(DancePages.HowLong(late, inRoom: false)));
    }

    [Fact]
    public void Every_floor_card_has_its_labels()
    {
        Assert.Equal("Write|Say it aloud", Floor(InRoom("reach")));
        Assert.Equal("That's it|Almost|There's more", Floor(InRoom("reach").Does<Act.Share>(Follow)));
        Assert.Equal("Write|Say it aloud", Floor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead)));
        Assert.Equal(
            "Write|Say it aloud|Close enough",
            Floor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead).Does<Act.Share>(Follow).Does<Act.Almost>(Lead)));
        Assert.Equal(
            "That's it|Almost|There's more|Close enough",
            Floor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead).Does<Act.Share>(Follow)));
        Assert.Equal(
            "That's it|Almost|Close enough",
            Floor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.More>(Lead).Does<Act.Share>(Follow)));
        Assert.Equal("I've said it", Floor(Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow)));
        Assert.Equal("Write|Say it aloud/(Or begin with…)", Floor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead)));
        var answered = InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow);
        Assert.Equal("Write|Say it aloud|That was enough", Floor(answered));
        Assert.Equal("Open", Floor(AtReceipt()));
        Assert.Equal("Swap turns|Close with thanks", Floor(RuleTests.AtTheEnd()));
        Assert.Equal("Yes, swap|Close with thanks", Floor(RuleTests.AtTheEnd().Does<Act.Swap>(Lead)));
        Assert.Equal("I'm in", Floor(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow)));
        Assert.Equal("Go on", Floor(InQuiet()));
        Assert.Equal("Write", Floor(AfterQuiet()));
    }

    [Fact]
    public void The_last_card_has_its_labels()
    {
        var closing = RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead);

        Assert.Equal(["A closing word|How was that?", "Keep this moment|Keep this room"], RowsOf(FloorView.Card(CardModels.Of(closing))));
        Assert.Equal(["Fine|Tender|Hurt", "Safety|Hide"], Rows(DancePages.HowWasThat(CardModels.Of(closing, Lead))));
    }

    [Fact]
    public void Where_the_room_goes_nobody_is_asked_to_keep_it()
    {
        var closing = Of("sardines")
            .Does<Act.Pick>(Lead, "ajar")
            .Does<Act.AskPartner>(Lead)
            .Does<Act.Here>(Follow, "near")
            .Does<Act.Pick>(Lead, "enough")
            .Does<Act.CloseWithThanks>(Follow);

        Assert.Equal(["A closing word|How was that?", "Keep this moment"], RowsOf(FloorView.Card(CardModels.Of(closing))));
    }

    [Fact]
    public void Stopping_resting_and_going_back_have_their_labels()
    {
        Assert.Equal(["Stop for both of us|Go back", "Safety|Hide"], Rows(DancePages.StopAsk(CardModels.Of(InRoom("reach"), Lead))));
        Assert.Equal(
            ["Leave it at that|Tell them kindly", "Safety|Hide"],
            Rows(DancePages.NotNow(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow))));
        Assert.Equal(["Take it back", "Safety|Hide"], Rows(AskerPages.Waits(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Lead))));
        Assert.Equal(
            ["Ask again|My words", "A minute with myself|Let it be", "Safety|Hide"],
            Rows(AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Unmet, hasWords: true)));
        Assert.Equal(
            ["Ask again|A minute with myself|Let it be", "Safety|Hide"],
            Rows(AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Unmet, hasWords: false)));
        Assert.Equal(
            ["My words|A minute with myself|Let it be", "Safety|Hide"],
            Rows(AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Kindly, hasWords: true)));
        Assert.Equal(["Pick it up"], RowsOf(FloorView.Card(CardModels.Of(InRoom("reach").Passes(Duration.FromDays(3))))));
    }

    [Fact]
    public void Words_may_be_changed_until_they_are_answered()
    {
        var driver = InRoom("reach");
        Assert.Equal(["Change it|Take it back"], RowsOf(WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[0])!));
        driver.Does<Act.Share>(Follow);
        Assert.Empty(RowsOf(WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[0])!));
        Assert.Equal(["Change it|Take it back"], RowsOf(WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[1])!));
    }

    internal static Reply.Page Preview()
    {
        var model = CardModels.Of(Of("reach"), Lead);
        var step = (WriteStep)model.Script.Steps[0];
        return PreviewPage.Of(model, step, new AuthorWords.Draft("0.reach", CardModels.Filled(step.Form, null)));
    }

    private static string Floor(DanceDriver driver)
    {
        var rows = RowsOf(FloorView.Card(CardModels.Of(driver)));
        Assert.Equal("I need a pause|Stop here", rows[^1]);
        return string.Join('/', rows[..^1]);
    }

    private static string[] Rows(Reply.Page page) => RowsOf(page.Components);

    private static string[] RowsOf(IEnumerable<Component> components) =>
        [.. components.SelectMany(c => c is Container frame
            ? RowsOf(frame.Components)
            : c is ActionRow row
            ? [string.Join('|', CardModels.Labels(row))]
            : [])];
}
