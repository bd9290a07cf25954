using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace Tests.Couples;

/// <summary>Every page in every language, within what the platform allows.</summary>
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
            invitation.Inviting(language, Huge, Huge),
            invitation.Invited(language, invite, Huge),
            invitation.Paired(
                language,
                [PageBuilder.Quiet("First", new SettingsId()), PageBuilder.Row(PageBuilder.Quiet("Row", new OpenNotificationId(Row)))]),
            InvitationView.Pick(Texts, language),
            settings.Page(language, person),
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

        LimitChecker.Check(MessageCreate.V2(StartCard.Components(Texts, language)));
        LimitChecker.Check(new NotificationView(Texts).Ring(
            person,
            new OutgoingNotification(Row, long.MaxValue, Sounds: true, Duration.Zero)));
    }

    [Fact]
    public void A_ring_says_nothing_and_only_a_sounding_one_mentions_its_person()
    {
        var view = new NotificationView(Texts);
        var person = new Person(Row, new(1), new(2));
        var silent = view.Ring(person, new OutgoingNotification(Row, 7, Sounds: false, Duration.Zero));
        Assert.Equal("Something is here for you.", Assert.IsType<TextDisplay>(silent.Components![0]).Content);
        Assert.True(silent.Flags!.Value.HasFlag(MessageFlags.SuppressNotifications));
        Assert.Same(AllowedMentions.None, silent.AllowedMentions);
        Assert.True(silent.EnforceNonce);

        var loud = view.Ring(person, new OutgoingNotification(Row, 8, Sounds: true, Duration.Zero));
        Assert.Equal("Something is here for you.", Assert.IsType<TextDisplay>(loud.Components![0]).Content);
        Assert.Equal([new Snowflake(2)], loud.AllowedMentions.UserIds!);
        Assert.False(loud.Flags!.Value.HasFlag(MessageFlags.SuppressNotifications));
        Assert.NotEqual(silent.Nonce, loud.Nonce);
        Assert.InRange(loud.Nonce!.Length, 1, 25);
    }

    [Fact]
    public void The_start_card_has_home_safety_and_a_select_of_people()
    {
        var card = StartCard.Components(Texts, Texts.English);
        Assert.Equal(["Home", "Read this first"], Labels(card[1]));
        Assert.Equal("Pair with someone", Assert.IsType<UserSelect>(Assert.IsType<ActionRow>(card[2]).Components[0]).Placeholder);
    }

    private static IEnumerable<string?> Labels(Component row) =>
        Assert.IsType<ActionRow>(row).Components.OfType<Button>().Select(b => b.Label);
}
