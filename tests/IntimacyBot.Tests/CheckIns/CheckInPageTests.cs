using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.CheckIns;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;
using Tests.Dances;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Tests that every page of check-ins is short, has its buttons below its text, and has at most one primary button.</summary>
public sealed class CheckInPageTests
{
    private const string Readers =
        "Who can read the room then: you two, this bot, <@1> (owner), the role Moderators; who holds a role the bot cannot know.";

    private static readonly Texts Sentences = new();
    private static readonly StatusView Status = new(Sentences);
    private static readonly CheckInView View = new(Sentences);
    private static readonly Instant Soon = Instant.FromUtc(2026, 11, 29, 18, 0);
    private static readonly CheckIn Sundays =
        new(new WeeklyTime(IsoDayOfWeek.Sunday, new LocalTime(18, 0), "Europe/Berlin"), new LocalDate(2026, 11, 29));

    private static readonly ScheduleStatus Usual = new(Guid.NewGuid(), Sundays, Soon) { Paired = true };
    private static readonly PendingCheckIn Pending =
        new(new DescribedState(Guid.NewGuid(), 1), new MemberName(new Snowflake(7), "Sam"), Soon);

    private static readonly Dictionary<string, IReadOnlyList<Component>> Pages = new()
    {
        ["usual"] = Status.Page("en", Usual).Components,
        ["set"] = Status.Page("en", Usual, CheckInText.Set).Components,
        ["waits"] = Status.Page("en", Usual with { Waits = Pending }).Components,
        ["waits without a time"] = Status.Page("en", ScheduleStatus.None with { Waits = Pending }).Components,
        ["no time of two"] = Status.Page("en", ScheduleStatus.None with { Paired = true }).Components,
        ["no time"] = Status.Page("en", ScheduleStatus.None).Components,
        ["away"] = Status.Page("en", Usual with { CheckIn = Sundays with { Away = true } }).Components,
        ["rests"] = Status.Page("en", Usual with { CheckIn = Sundays with { Resting = true }, Due = null }).Components,
        ["couple rests"] = Status.Page("en", Usual with { CoupleRests = true }, CheckInText.Set).Components,
        ["paused"] = Status.Page("en", Usual with { Paused = true }).Components,
        ["off"] = Status.Page("en", Usual with { Off = true }).Components,
        ["alone"] = Status.Page("en", Usual with { Paired = false }).Components,
        ["skipped"] = Status.Skipped("en", Usual, CheckInText.NotThisWeek, back: true).Components,
        ["too late"] = Status.TooLate("en", unmet: true, Soon).Components,
        ["resting"] = Status.Resting("en", Usual.Person, unmet: true).Components,
        ["prompt"] = View.Prompt("en", Usual.Person, "Weekly check-in", unmet: true, Readers).Components,
        ["prompt from status"] = View.Prompt("en", Usual.Person, "Weekly check-in", unmet: true, Readers, back: true).Components,
        ["prompt without a time"] =
            View.Prompt("en", Usual.Person, "Weekly check-in", unmet: true, Readers, waits: PromptWait.WeekWithoutTime).Components,
        ["prompt now"] = View.Prompt(
            "en", Usual.Person, "Weekly check-in", unmet: false, Readers, true, PromptWait.WeekWithoutTime, Pending.Partner).Components,
        ["prompt alone"] = View.PromptAlone("en", Usual.Person, "Weekly check-in").Components,
        ["later"] = View.Later("en").Components,
        ["unknown day"] = View.UnknownDay("en", "en-US", default).Components,
        ["unknown time"] = View.Unknown("en", CheckInText.UnknownTime).Components,
        ["unknown zone"] = View.Unknown("en", CheckInText.UnknownZone).Components,
        ["which"] = View.Which("en", [new ZoneChoice("Europe/London", "London")], IsoDayOfWeek.Sunday, new LocalTime(18, 0)).Components,
        ["begins alone"] = new SoloCheckInView(Sentences).Page("en").Components,
    };

    public static TheoryData<string> Names => [.. Pages.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void It_keeps_the_rules_of_every_page(string name)
    {
        Assert.Empty(CardRules.Faults(Pages[name]));
        var parts = Pages[name].ToList();
        Assert.True(
            parts.FindLastIndex(p => p is TextDisplay or Section) < parts.FindIndex(p => p is ActionRow),
            "All text stands above all rows.");
    }

    [Fact]
    public void The_page_of_what_is_set_reads_like_this() => Assert.Equal(
        $"""
        ### ☕ Your check-in
        **Sundays, 18:00**, Berlin time. Next: <t:{Soon.ToUnixTimeSeconds()}:F>.
        -# It meets when both of you have chosen a time. The bot tells nobody that you have.
        -# This page never shows if the other has a time. Your times may differ. You can tell each other, if you like.
        [Check in now] [When suits you?] [Not this week]
        [Safety] [Hide]
        """,
        CardModels.Read(Pages["usual"]));

    [Fact]
    public void Only_what_somebody_set_out_to_do_is_blue()
    {
        string[] Blue(string page) =>
            [.. Pages[page].OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>()
                .Where(b => b.Style == ButtonStyle.Primary).Select(b => b.Label!)];

        Assert.Equal(["Check in now"], Blue("usual"));
        Assert.Equal(["When suits you?"], Blue("no time"));
        Assert.Equal(["Write"], Blue("prompt"));
        Assert.Empty(Blue("rests"));
        Assert.Empty(Blue("waits"));
        Assert.Empty(Blue("couple rests"));
    }
}
