using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the settings page of one person. It is pure.</summary>
internal sealed class SettingsView(Texts texts)
{
    public const int MostServers = 25;

    /// <summary>The kinds are in the order of the page. Workshops are missing because there are none yet.</summary>
    private static readonly Consent[] Kinds =
        [Consent.Dances, Consent.CheckIns, Consent.Dms, Consent.Aftercare, Consent.Invitations];

    /// <summary>A null <paramref name="person"/> is shown with the settings that everybody starts with.</summary>
    public Reply.Page Page(string language, Person? person, string partner, string? back = null) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, CouplesText.SettingsPage]),
            .. Kinds.Select(kind => Section(language, person, kind, partner)),
            PageBuilder.Small(texts[language, CouplesText.SettingsSmall]),
            PageBuilder.Row(
                PageBuilder.Quiet(texts[language, CouplesText.LabelPause], default(PausePageId)),
                PageBuilder.Quiet(texts[language, CouplesText.LabelLeave], default(LeaveId)),
                PageBuilder.Quiet(texts[language, CouplesText.LabelOwnServer], default(OwnServerId))),
            .. texts.BackRow(language, back),
        ]).FoundBy(default(SettingsId)) with
    { Server = person?.Guild };

    public Reply.Page WhichServer(string language, IReadOnlyList<SelectOption> servers) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.SettingsWhichServer]),
        PageBuilder.Row(new StringSelect(new SettingsId().Write(), servers)));

    /// <summary>Asks whether a kind of consent that was not used for a long time stays on.</summary>
    public Reply.Page StillOn(string language, Guid person, Consent kind) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.StillOn, ("kind", texts.Kind(language, kind))]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, CouplesText.LabelKeepOn], new ConsentReviewId(person, kind, On: true)),
            PageBuilder.Quiet(texts[language, CouplesText.LabelSwitchOff], new ConsentReviewId(person, kind, On: false))));

    public Reply.Page Answered(string language, Consent kind, bool on) => texts.Page(
        language,
        PageBuilder.Text(texts[language, on ? CouplesText.KeptOn : CouplesText.SwitchedOff, ("kind", texts.Kind(language, kind))]));

    private Section Section(string language, Person? person, Consent kind, string partner)
    {
        var about = ("about", texts.KindAbout(language, kind, partner));
        var text = texts[language, CouplesText.SettingsSection, ("kind", texts.KindTitle(language, kind)), about];
        return PageBuilder.Section(text, Switch(language, person, kind));
    }

    private Button Switch(string language, Person? person, Consent kind)
    {
        var on = (person?.Consents ?? new Consents()).IsOn(kind);
        var label = texts[language, on ? CouplesText.SettingOn : CouplesText.SettingOff, ("kind", texts.Kind(language, kind))];
        return PageBuilder.Quiet(label, new ConsentId(person?.Id ?? Guid.Empty, kind, !on));
    }
}
