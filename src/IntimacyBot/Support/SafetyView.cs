using System.Globalization;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>
/// Builds the safety page. It is the same for everybody and consists only of its texts and the list of places to turn to.
/// </summary>
internal sealed class SafetyView(Texts texts, Resources resources) : ISafetyPage
{
    /// <summary>The labels are long, and a phone shows at most three of them in a row.</summary>
    private const int MostInARow = 3;

    private static readonly (SafetyPart Part, SafetyText Label)[] Parts =
    [
        (SafetyPart.NotNow, SafetyText.LabelNotNow),
        (SafetyPart.People, SafetyText.LabelPeople),
        (SafetyPart.Discord, SafetyText.LabelDiscord),
        (SafetyPart.Leaving, SafetyText.LabelLeaving),
        (SafetyPart.Turn, SafetyText.LabelTurn),
    ];

    public Reply.Page Page(string language) => Page(language, SafetyPart.Start);

    /// <summary>
    /// Builds one part of the safety page. <paramref name="back"/> is the custom id of the page to return to; null if there is none.
    /// </summary>
    public Reply.Page Page(string language, SafetyPart part, string? back = null) => part switch
    {
        SafetyPart.Turn => Turn(language, Text(language, SafetyText.Turn, resources.Everywhere), back),
        _ => Made(language, [PageBuilder.Text(texts[language, TextOf(part)]), .. Rows(language, part, back)], back),
    };

    /// <summary>Returns null for a country that is not in the list.</summary>
    public Reply.Page? Country(string language, string code, string? back = null) =>
        resources.Countries.FirstOrDefault(c => c.Code == code) is { } country
            ? Turn(language, Text(language, SafetyText.Country, country.Entries, country.Name), back)
            : null;

    public Button TurnButton(string language, string? back = null) => PartButton(language, SafetyPart.Turn, SafetyText.LabelTurn, back);

    private Reply.Page Turn(string language, string text, string? back)
    {
        var id = back is null ? default(SafetyCountryId).Write() : new SafetyCountryFromId(back).Write();
        var countries = new StringSelect(id, [.. resources.Countries.Select(c => new SelectOption(c.Name, c.Code))])
        {
            Placeholder = texts[language, SafetyText.ChooseCountry],
        };
        return Made(language, [PageBuilder.Text(text), PageBuilder.Row(countries), .. Rows(language, SafetyPart.Turn, back)], back);
    }

    /// <summary>Builds the page. The safety button on the safety page itself shows its first part in the same place.</summary>
    private Reply.Page Made(string language, IReadOnlyList<Component> body, string? back)
    {
        var page = texts.Page(language, body);
        return back is null ? page.WithSafety(new SafetyPartId(SafetyPart.Start).Write()) : page.FoundBy(back);
    }

    private string Text(string language, SafetyText key, IReadOnlyList<Resource> entries, string country = "") => texts[
        language,
        key,
        ("country", country),
        ("entries", string.Join('\n', entries.Where(e => e.MayBeShown).Select(e => Entry(language, e))))];

    /// <summary>
    /// The date is shown only for an entry that a person has checked, because an unchecked date would claim a check that nobody made.
    /// </summary>
    private string Entry(string language, Resource entry) => entry.Verified
        ? texts[language, SafetyText.CheckedEntry, ("name", entry.Name), ("address", entry.Address), ("date", Day(language, entry))]
        : texts[language, SafetyText.Entry, ("name", entry.Name), ("address", entry.Address)];

    private static string Day(string language, Resource entry) =>
        entry.Checked.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo(language));

    private IEnumerable<Component> Rows(string language, SafetyPart open, string? back)
    {
        var buttons = Parts.Where(p => p.Part != open).Select(p => PartButton(language, p.Part, p.Label, back));
        return [.. buttons.Chunk(MostInARow).Select(row => PageBuilder.Row([.. row])), .. texts.BackRow(language, back)];
    }

    private Button PartButton(string language, SafetyPart part, SafetyText label, string? back) => back is null
        ? PageBuilder.Quiet(texts[language, label], new SafetyPartId(part))
        : PageBuilder.Quiet(texts[language, label], new SafetyPartFromId(part, back));

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
