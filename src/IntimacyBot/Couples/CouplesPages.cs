using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What the slice's commands and pages have in common.</summary>
internal static class CouplesPages
{
    private const int MostInARow = 5;

    public static ApplicationCommand Command(this Texts texts, string name, CouplesText about) =>
        new(name, texts[Texts.English, about]) { Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm] };

    public static IEnumerable<ActionRow> Rows(IEnumerable<Component> buttons) => buttons.Chunk(MostInARow).Select(b => PageBuilder.Row(b));

    /// <summary>What a kind of consent is called.</summary>
    public static string Kind(this Texts texts, string language, Consent kind) => texts[language, kind switch
    {
        Consent.Dances => CouplesText.ConsentDances,
        Consent.CheckIns => CouplesText.ConsentCheckIns,
        Consent.Workshops => CouplesText.ConsentWorkshops,
        Consent.Dms => CouplesText.ConsentDms,
        Consent.Aftercare => CouplesText.ConsentAftercare,
        _ => CouplesText.ConsentInvitations,
    }];
}
