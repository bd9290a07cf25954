using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>
/// The sentences and custom ids of a command that destroys what is kept of a person. /leave and /privacy delete do the same in the same two
/// ways. <paramref name="Word"/> is typed to confirm it; it is the same in every language.
/// </summary>
internal sealed record LeaveWording(
    string Word,
    Enum Title,
    Enum Field,
    Enum LabelQuietly,
    Enum LabelClear,
    Func<bool, string> Choice,
    Func<bool, string> Form);

/// <summary>Builds the pages and the form of leaving. Pure.</summary>
internal sealed class LeaveView(Texts texts)
{
    public const string Field = "word";
    private const int LongestWord = 20;

    /// <summary>True when the word was typed, in capitals or not; what nobody sees around it does not matter.</summary>
    public static bool Confirms(InteractionContext interaction, LeaveWording wording) => string.Equals(
        TextNormalizer.Seen(interaction.Interaction.Data.Fields.GetValueOrDefault(Field)?.Value),
        wording.Word,
        StringComparison.OrdinalIgnoreCase);

    /// <param name="language">The reader's language.</param>
    /// <param name="wording">The command.</param>
    /// <param name="head">The text above the ways.</param>
    /// <param name="partner">Who will see that the rooms go; null where there is nobody, and then there is one way only.</param>
    /// <param name="back">The custom id of the page before.</param>
    /// <param name="said">A notice that disappears with the page; null if there is none.</param>
    public Reply.Page Ways(string language, LeaveWording wording, string head, string? partner, string back, string? said) => texts.Page(
        language,
        [
            PageBuilder.Text(head),
            PageBuilder.Text(texts[language, CouplesText.LeaveQuietly]),
            .. partner is null ? Array.Empty<Component>() : [Clearing(language, partner)],
            PageBuilder.Small(texts[language, CouplesText.LeaveSmall]),
            .. said is null ? Array.Empty<Component>() : [PageBuilder.Text(said)],
            PageBuilder.Row([.. Choices(partner is not null).Select(clear => Way(language, wording, clear))]),
            .. texts.BackRow(language, back),
        ]);

    private TextDisplay Clearing(string language, string partner) =>
        PageBuilder.Text(texts[language, CouplesText.LeaveClear, ("partner", partner)]);

    private static bool[] Choices(bool withRooms) => withRooms ? [false, true] : [false];

    public Reply.Form Form(string language, LeaveWording wording, bool clear) => new(new Modal(
        wording.Form(clear),
        texts[language, wording.Title],
        [
            new Label(
                texts[language, wording.Field],
                new TextInput(Field, TextInputStyle.Short) { MaxLength = LongestWord, Placeholder = wording.Word }),
        ]));

    public Reply.Page Done(string language, bool clear) =>
        texts.Page(language, PageBuilder.Text(texts[language, clear ? CouplesText.LeaveDoneClear : CouplesText.LeaveDone]));

    private Button Way(string language, LeaveWording wording, bool clear) =>
        new(ButtonStyle.Danger, texts[language, clear ? wording.LabelClear : wording.LabelQuietly], wording.Choice(clear));
}
