using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;
using Tests.Pictures;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Tests that every page in every language keeps to Discord's limits.</summary>
public sealed class CouplesViewTests
{
    private static readonly Texts Texts = new();
    private static readonly Snowflake Huge = new(ulong.MaxValue);
    private static readonly Guid Row = new(Enumerable.Repeat((byte)255, 16).ToArray());

    public static TheoryData<string> Languages => [.. Texts.Languages];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_fits(string language)
    {
        var invitation = new InvitationView(Texts, new Operator(new string('n', 100), null));
        var settings = new SettingsView(Texts);
        var invite = new StoredInvitation(Row, Row, Huge, Huge, Huge, language, new Invitation.Pending(Instant.MaxValue, Calls: true));
        var person = new Person(Row, Huge, Huge) { Language = language };
        Reply.Page[] pages =
        [
            invitation.Inviting(language, Huge, Huge, hadLeft: false),
            invitation.Inviting(language, Huge, Huge, hadLeft: true),
            invitation.Invited(language, invite, Huge),
            invitation.OnItsWay(language, Huge),
            invitation.PairedMeanwhile(language),
            invitation.Declined(language, invite),
            invitation.Declined(language, invite: null),
            Texts.AlreadyPaired(language),
            InvitationView.Pick(Texts, language, CouplesText.AnotherPerson),
            invitation.Paired(
                language,
                new MemberName(Huge, new string('W', 32)),
                [PageBuilder.Quiet("First", new SettingsId()), PageBuilder.Row(PageBuilder.Quiet("Row", new OpenNotificationId(Row)))]),
            InvitationView.Pick(Texts, language),
            settings.Page(language, person, new string('W', 24), back: new HomeId().Write()),
            settings.StillOn(language, Row, Consent.Aftercare),
            settings.WhichServer(
                language,
                [.. Enumerable.Range(0, SettingsView.MostServers).Select(n => new SelectOption(new string('s', 100), $"{n}"))]),
        ];
        foreach (var page in pages)
        {
            LimitChecker.Check(MessageCreate.V2(page.Components).AsEphemeral());
            Assert.Equal([Texts[language, RouterText.LabelSafety], Texts[language, RouterText.LabelHide]], Labels(page.Components[^1]));
        }

        LimitChecker.Check(MessageCreate.V2(StartCard.Components(Texts, language, AnyPicture.Gallery)));
        LimitChecker.Check(new NotificationView(Texts).Ring(
            person,
            new OutgoingNotification(Row, long.MaxValue, Sounds: true, Duration.Zero),
            named: true));
    }

    [Fact]
    public void A_ring_says_nothing_and_only_a_sounding_one_calls_its_person()
    {
        var view = new NotificationView(Texts);
        var person = new Person(Row, new(1), new(2));
        var silent = view.Ring(person, new OutgoingNotification(Row, 7, Sounds: false, Duration.Zero), named: true);
        Assert.Equal(MessageFlags.SuppressNotifications, silent.Flags);
        Assert.Same(AllowedMentions.None, silent.AllowedMentions);
        Assert.True(silent.EnforceNonce);

        var loud = view.Ring(person, new OutgoingNotification(Row, 8, Sounds: true, Duration.Zero), named: true);
        Assert.Null(loud.Flags);
        Assert.Equal([new Snowflake(2)], loud.AllowedMentions.UserIds!);
        Assert.NotEqual(silent.Nonce, loud.Nonce);
        Assert.InRange(loud.Nonce!.Length, 1, 25);
    }

    [Theory]
    [InlineData(true, true, "<@2> Something is here for you.")]
    [InlineData(false, true, "<@2> Something is here for you.")]
    [InlineData(true, false, "Something is here for you.")]
    [InlineData(false, false, "Something is here for you.")]
    public void A_push_shows_its_text_and_whoever_is_not_there_is_not_named(bool sounds, bool named, string text)
    {
        var person = new Person(Row, new(1), new(2));
        var ring = new NotificationView(Texts).Ring(person, new OutgoingNotification(Row, 7, sounds, Duration.Zero), named);
        Assert.Equal(text, ring.Content);
        var open = Assert.IsType<Button>(Assert.Single(Assert.IsType<ActionRow>(Assert.Single(ring.Components!)).Components));
        Assert.Equal(("Open", ButtonStyle.Primary), (open.Label, open.Style));
        Assert.Equal(sounds && named, ring.AllowedMentions.UserIds is not null);
    }

    [Fact]
    public void The_first_message_of_a_bell_says_what_it_is_without_a_sound()
    {
        var begins = new NotificationView(Texts).Begins(new Snowflake(4), new Snowflake(3), Texts.English);
        Assert.Equal(
            "🔔 This is your bell, from IntimacyBot in <#3>. You alone were added here; whoever manages this server's threads can look in. "
            + "When something waits for you, it rings; it never says what.",
            begins.Content);
        Assert.Equal(MessageFlags.SuppressNotifications, begins.Flags);
        Assert.Null(begins.Components);
        LimitChecker.Check(begins);
    }

    [Fact]
    public void The_start_card_says_what_two_would_do_and_nothing_on_it_is_urged()
    {
        var all = StartCard.Components(Texts, Texts.English, AnyPicture.Gallery);
        var card = Assert.IsType<Container>(Assert.Single(all));
        Assert.Equal(PersonColor.Both.Accent, card.AccentColor);
        Assert.Same(AnyPicture.Gallery, card.Components[0]);
        Assert.Equal(
            [
                "### A private place for two\nYou pair. One of you shares something true; the other is there, says it back, answers. "
                    + "Then you swap, or stop.",
                "-# Twenty minutes, or four. Nothing starts by itself.",
            ],
            card.Components.OfType<TextDisplay>().Select(t => t.Content));
        var select = Assert.IsType<UserSelect>(Assert.IsType<ActionRow>(card.Components[3]).Components[0]);
        Assert.Equal("Pair with someone", select.Placeholder);
        Assert.Equal(["Read this first", "Home"], Labels(card.Components[4]));
        Assert.Empty(CardRules.Faults(all));
    }

    [Fact]
    public void A_page_of_the_way_in_keeps_the_rules_of_cards_and_a_consent_is_never_blue()
    {
        var view = new InvitationView(Texts, new Operator("Robin", null));
        var invite = new StoredInvitation(Row, Row, Huge, Huge, Huge, "en", new Invitation.Pending(Instant.MaxValue, Calls: true));
        Reply.Page[] pages =
        [
            view.Inviting("en", Huge, Huge, hadLeft: true),
            view.Invited("en", invite, Huge),
            view.OnItsWay("en", Huge),
            view.PairedMeanwhile("en"),
            view.Declined("en", invite),
            Texts.AlreadyPaired("en"),
            InvitationView.Pick(Texts, "en", CouplesText.AnotherPerson),
            new SettingsView(Texts).Page("en", null, "Sam", back: null),
            new SettingsView(Texts).StillOn("en", Row, Consent.Aftercare),
        ];
        foreach (var page in pages)
        {
            Assert.Empty(CardRules.Faults(page.Components));
            Assert.DoesNotContain(
                page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>(),
                b => b.Style != ButtonStyle.Secondary);
        }

        var first = PageBuilder.Likely("A first small one", new SettingsId());
        var part = PageBuilder.Text("**A weekly check-in**\nTen minutes, at your own time.");
        var later = PageBuilder.Row(PageBuilder.Quiet("Later", new LeaveId()));
        var paired = view.Paired("en", new MemberName(Huge, "Sam"), [first, part, later]);
        Assert.Empty(CardRules.Faults(paired.Components));
    }

    private static IEnumerable<string?> Labels(Component row) =>
        Assert.IsType<ActionRow>(row).Components.OfType<Button>().Select(b => b.Label);
}
