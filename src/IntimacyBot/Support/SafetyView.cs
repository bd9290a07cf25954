using System.Globalization;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>The safety page: the same for everybody, made of nothing but its texts and the list of places to turn to.</summary>
internal sealed class SafetyView(Texts texts, Resources resources) : ISafetyPage
{
    private static readonly (SafetyPart Part, SafetyText Label)[] Doors =
    [
        (SafetyPart.NotNow, SafetyText.LabelNotNow),
        (SafetyPart.People, SafetyText.LabelPeople),
        (SafetyPart.Discord, SafetyText.LabelDiscord),
        (SafetyPart.Leaving, SafetyText.LabelLeaving),
        (SafetyPart.Turn, SafetyText.LabelTurn),
    ];

    public Reply.Page Page(string language) => Page(language, SafetyPart.Start);

    public Reply.Page Page(string language, SafetyPart part) => part switch
    {
        SafetyPart.Turn => Turn(language, Text(language, SafetyText.Turn, resources.Everywhere)),
        _ => texts.Page(language, PageBuilder.Text(texts[language, TextOf(part)]), Row(language, part)),
    };

    /// <summary>Null for a country that is not in the list.</summary>
    public Reply.Page? Country(string language, string code) => resources.Countries.FirstOrDefault(c => c.Code == code) is { } country
        ? Turn(language, Text(language, SafetyText.Country, country.Entries, country.Name))
        : null;

    public Button TurnButton(string language) =>
        PageBuilder.Quiet(texts[language, SafetyText.LabelTurn], new SafetyPartId(SafetyPart.Turn));

    private Reply.Page Turn(string language, string text)
    {
        var countries =
            new StringSelect(new SafetyCountryId().Write(), [.. resources.Countries.Select(c => new SelectOption(c.Name, c.Code))])
            {
                Placeholder = texts[language, SafetyText.ChooseCountry],
            };
        return texts.Page(language, PageBuilder.Text(text), PageBuilder.Row(countries), Row(language, SafetyPart.Turn));
    }

    private string Text(string language, SafetyText key, IReadOnlyList<Resource> entries, string country = "") => texts[
        language,
        key,
        ("country", country),
        ("entries", string.Join('\n', entries.Where(e => e.MayBeShown).Select(e => Entry(language, e))))];

    /// <summary>The day stands there only where a person has checked it: nothing is claimed that nobody did.</summary>
    private string Entry(string language, Resource entry) => entry.Verified
        ? texts[language, SafetyText.CheckedEntry, ("name", entry.Name), ("address", entry.Address), ("date", Day(language, entry))]
        : texts[language, SafetyText.Entry, ("name", entry.Name), ("address", entry.Address)];

    private static string Day(string language, Resource entry) =>
        entry.Checked.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));

    private ActionRow Row(string language, SafetyPart open) =>
        PageBuilder.Row([.. Doors.Where(d => d.Part != open)
            .Select(d => PageBuilder.Quiet(texts[language, d.Label], new SafetyPartId(d.Part)))]);

    private static SafetyText TextOf(SafetyPart part) => part switch
    {
        SafetyPart.Start => SafetyText.Start,
        SafetyPart.NotNow => SafetyText.NotNow,
        SafetyPart.People => SafetyText.People,
        SafetyPart.Discord => SafetyText.Discord,
        SafetyPart.Leaving => SafetyText.Leaving,
        _ => SafetyText.Turn,
    };
}
