using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The settings of one person. Pure.</summary>
internal sealed class SettingsView(Texts texts)
{
    public const int MostServers = 25;

    /// <summary>Of somebody unknown: as everything stands in the beginning.</summary>
    public Reply.Page Page(string language, Person? person) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, CouplesText.SettingsPage]),
            .. CouplesPages.Rows(Enum.GetValues<Consent>().Select(kind => Switch(language, person, kind))),
            PageBuilder.Row(PageBuilder.Quiet(texts[language, CouplesText.LabelLeave], new LeaveId())),
        ]);

    public Reply.Page WhichServer(string language, IReadOnlyList<SelectOption> servers) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.SettingsWhichServer]),
        PageBuilder.Row(new StringSelect(new SettingsId().Write(), servers)));

    /// <summary>Whether a kind that was silent for long stays on.</summary>
    public Reply.Page StillOn(string language, Guid person, Consent kind) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.StillOn, ("kind", texts.Kind(language, kind))]),
        PageBuilder.Row(
            PageBuilder.Likely(texts[language, CouplesText.LabelKeepOn], new ConsentReviewId(person, kind, On: true)),
            PageBuilder.Quiet(texts[language, CouplesText.LabelSwitchOff], new ConsentReviewId(person, kind, On: false))));

    public Reply Answered(string language, Consent kind, bool on) =>
        Reply.Line(texts[language, on ? CouplesText.KeptOn : CouplesText.SwitchedOff, ("kind", texts.Kind(language, kind))]);

    private Button Switch(string language, Person? person, Consent kind)
    {
        var on = (person?.Consents ?? new Consents()).IsOn(kind);
        var label = texts[language, on ? CouplesText.SettingOn : CouplesText.SettingOff, ("kind", texts.Kind(language, kind))];
        return PageBuilder.Quiet(label, new ConsentId(person?.Id ?? Guid.Empty, kind, !on));
    }
}
