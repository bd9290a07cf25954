using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The two pages of an invitation, and the one of a fresh couple. Pure.</summary>
internal sealed class InvitationView(Texts texts, Operator host)
{
    /// <summary>To the inviter, before anything is sent.</summary>
    public Reply.Page Inviting(string language, Snowflake partner, Snowflake owner) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.InvitingPage, ("partner", partner.Mention())]),
        WhoRuns(language, owner),
        PageBuilder.Text(texts[language, CouplesText.FourLines]),
        PageBuilder.Row(
            PageBuilder.Likely(texts[language, CouplesText.LabelChoose], new InviteId(partner)),
            PageBuilder.Quiet(texts[language, CouplesText.LabelNotNow], new DeclineToInviteId())));

    /// <summary>To the invited person. The couple's language stands on it and is accepted with it.</summary>
    public Reply.Page Invited(string language, StoredInvitation invite, Snowflake owner) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.InvitedPage, ("inviter", invite.From.Mention())]),
        WhoRuns(language, owner),
        PageBuilder.Text(texts[language, CouplesText.FourLines]),
        PageBuilder.Text(texts[language, CouplesText.CoupleLanguage, ("language", NameOf(invite.Language))]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, CouplesText.LabelReadFirst], new ReadFirstId()),
            PageBuilder.Likely(texts[language, CouplesText.LabelChoose], new AcceptInvitationId(invite.Id)),
            PageBuilder.Quiet(texts[language, CouplesText.LabelNotNow], new DeclineInvitationId()),
            PageBuilder.Quiet(texts[language, CouplesText.LabelNoMore], new BlockInviterId(invite.Id))));

    /// <summary>To both, each for themselves, once they are paired.</summary>
    public Reply.Page Paired(string language, IEnumerable<Component> parts)
    {
        var all = parts.ToList();
        var buttons = all.OfType<Button>().Append(PageBuilder.Quiet(texts[language, CouplesText.LabelHome], new HomeId()));
        return texts.Page(
            language,
            [PageBuilder.Text(texts[language, CouplesText.Paired]), PageBuilder.Row([.. buttons]), .. all.Where(p => p is not Button)]);
    }

    /// <summary>A select of whom to invite.</summary>
    public static Reply.Page Pick(Texts texts, string language) => texts.Page(
        language, PageBuilder.Text(texts[language, CouplesText.PickPartner]), StartCard.PartnerSelect(texts, language));

    private TextDisplay WhoRuns(string language, Snowflake owner) => PageBuilder.Text(texts[
        language,
        CouplesText.WhoRuns,
        ("operator", host.Name ?? texts[language, CouplesText.OperatorUnknown]),
        ("owner", owner.Mention())]);

    private static string NameOf(string language) => CultureInfo.GetCultureInfo(language).NativeName;
}
