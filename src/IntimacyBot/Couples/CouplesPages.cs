using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Builds the pages and labels that the slice's commands share.</summary>
internal static class CouplesPages
{
    public static ApplicationCommand Command(this Texts texts, string name, CouplesText about) =>
        new(name, texts[Texts.English, about]) { Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm] };

    /// <summary>
    /// Says beside the pressed page that somebody must leave their couple before they can invite. It leads home first, because who presses
    /// an old card or page mostly looks for what they have, and then to the way out.
    /// </summary>
    public static Reply.Page AlreadyPaired(this Texts texts, string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CouplesText.AlreadyPaired]),
        PageBuilder.Row(
            PageBuilder.Quiet(texts[language, CouplesText.LabelHome], new HomeId()),
            PageBuilder.Quiet(texts[language, CouplesText.LabelLeave], new LeaveId()))) with
    { Beside = true };

    /// <summary>Returns the name of a kind of consent.</summary>
    public static string Kind(this Texts texts, string language, Consent kind) => texts[language, kind switch
    {
        Consent.Dances => CouplesText.ConsentDances,
        Consent.CheckIns => CouplesText.ConsentCheckIns,
        Consent.Workshops => CouplesText.ConsentWorkshops,
        Consent.Dms => CouplesText.ConsentDms,
        Consent.Aftercare => CouplesText.ConsentAftercare,
        _ => CouplesText.ConsentInvitations,
    }];

    /// <summary>Returns the heading of a kind's section in the settings.</summary>
    public static string KindTitle(this Texts texts, string language, Consent kind) => kind switch
    {
        Consent.Dms => texts[language, CouplesText.TitleDms],
        Consent.Aftercare => texts[language, CouplesText.TitleAftercare],
        _ => texts.Kind(language, kind),
    };

    /// <summary>Returns the text that says what a kind of consent lets others do.</summary>
    public static string KindAbout(this Texts texts, string language, Consent kind, string partner) => kind switch
    {
        Consent.Dances => texts[language, CouplesText.AboutDances, ("partner", partner)],
        Consent.CheckIns => texts[language, CouplesText.AboutCheckIns],
        Consent.Workshops => texts[language, CouplesText.AboutWorkshops],
        Consent.Dms => texts[language, CouplesText.AboutDms],
        Consent.Aftercare => texts[language, CouplesText.AboutAftercare],
        _ => texts[language, CouplesText.AboutInvitations],
    };
}
