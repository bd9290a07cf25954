using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the two pages of an invitation and the page of a new couple. It is pure.</summary>
internal sealed class InvitationView(Texts texts, Operator host)
{
    /// <summary>
    /// Builds the inviter's page, which is shown before anything is sent. <paramref name="hadLeft"/> is true when the inviter had left
    /// this partner.
    /// </summary>
    public Reply.Page Inviting(string language, Snowflake partner, Snowflake owner, bool hadLeft, string? back = null) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, CouplesText.InvitingPage, ("partner", partner.Mention())]),
            PageBuilder.Text(texts[language, CouplesText.FourLines]),
            PageBuilder.Small(WhoRuns(language, owner)),
            .. hadLeft ? new[] { PageBuilder.Text(texts[language, CouplesText.HadLeft]) } : [],
            PageBuilder.Row(
                hadLeft
                    ? PageBuilder.Quiet(texts[language, CouplesText.LabelChoose], new InviteBackId(partner))
                    : PageBuilder.Quiet(texts[language, CouplesText.LabelChoose], new InviteId(partner)),
                PageBuilder.Quiet(texts[language, CouplesText.LabelNotNow], new DeclineToInviteId())),
            PageBuilder.Row([ReadFirst(language), .. back is null ? [] : new[] { texts.Back(language, back) }]),
        ]).FoundBy(new InvitingId(partner));

    /// <summary>
    /// Builds the page after sending. It is the same whatever becomes of the invitation, until its reader is in a couple, which they are
    /// told at the same time.
    /// </summary>
    public Reply.Page OnItsWay(string language, Snowflake partner) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.OnItsWay]),
        PageBuilder.Small(texts[language, CouplesText.OnItsWaySmall, ("partner", partner.Mention())]));

    /// <summary>Builds what that page becomes once its reader is in a couple.</summary>
    public Reply.Page PairedMeanwhile(string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.PairedMeanwhile]),
        PageBuilder.Row(PageBuilder.Quiet(texts[language, CouplesText.LabelHome], new HomeId())));

    /// <summary>Builds the invited person's page. It names the couple's language, which is accepted together with the invitation.</summary>
    public Reply.Page Invited(string language, StoredInvitation invite, Snowflake owner) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.InvitedPage, ("inviter", invite.From.Mention())]),
        PageBuilder.Text(texts[language, CouplesText.FourLines]),
        PageBuilder.Small($"{WhoRuns(language, owner)}\n{Open(language, CouplesText.CoupleLanguage, invite)}"),
        PageBuilder.Row(
            ReadFirst(language),
            PageBuilder.Quiet(texts[language, CouplesText.LabelChoose], new AcceptInvitationId(invite.Id)),
            PageBuilder.Quiet(texts[language, CouplesText.LabelNotNow], new NotYetId(invite.Id))),
        PageBuilder.Row(PageBuilder.Quiet(texts[language, CouplesText.LabelNoMore], new BlockInviterId(invite.Id))));

    /// <summary>
    /// Builds the page after a no. Only a pending <paramref name="invite"/> adds the time until which it can still become a yes.
    /// </summary>
    public Reply.Page Declined(string language, StoredInvitation? invite) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, CouplesText.NobodyIsTold]),
            .. invite is { State: Invitation.Pending } ? new[] { PageBuilder.Small(Open(language, CouplesText.StillOpen, invite)) } : [],
        ]);

    /// <summary>
    /// Builds the page that each of the two reads once they are paired. All texts stand above all buttons. <paramref name="rings"/> is true
    /// on the page of a press, to which the bell will lead once more.
    /// </summary>
    public Reply.Page Paired(string language, MemberName partner, IEnumerable<Component> parts, bool rings = false)
    {
        var all = parts.ToList();
        var buttons = all.OfType<Button>().Append(PageBuilder.Quiet(texts[language, CouplesText.LabelHome], new HomeId()));
        var card = new Container(
        [
            PageBuilder.Text(texts[language, CouplesText.Paired, ("partner", partner.Text)]),
            .. rings ? [PageBuilder.Small(texts[language, CouplesText.PairedRings])] : Array.Empty<Component>(),
            .. all.OfType<TextDisplay>(),
            PageBuilder.Row([.. buttons]),
            .. all.OfType<ActionRow>(),
        ]);
        return texts.Page(language, card with { AccentColor = PersonColor.Both.Accent });
    }

    /// <summary>
    /// Builds the page on which somebody is chosen. <paramref name="said"/> explains why the last choice was not possible.
    /// </summary>
    public static Reply.Page Pick(Texts texts, string language, CouplesText said = CouplesText.PickPartner) =>
        texts.Page(language, PageBuilder.Text(texts[language, said]), StartCard.PartnerSelect(texts, language));

    private Button ReadFirst(string language) => PageBuilder.Quiet(texts[language, CouplesText.LabelReadFirst], new ReadFirstId());

    private string Open(string language, CouplesText key, StoredInvitation invite)
    {
        var until = invite.State is Invitation.Pending pending ? pending.Until.Moment() : "";
        return texts[language, key, ("until", until), ("language", NameOf(invite.Language))];
    }

    private string WhoRuns(string language, Snowflake owner) => texts[
        language,
        CouplesText.WhoRuns,
        ("operator", host.Name ?? texts[language, CouplesText.OperatorUnknown]),
        ("owner", owner.Mention())];

    private static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;
}
