using System.Text;
using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>Builds the pages of the jar.</summary>
internal sealed class GoodStuffView(Texts texts)
{
    public const string Field = "good";
    public const int Longest = 1_000;
    private const int MostText = 3_600;
    private const int MostBytes = 9_400;
    private const int MostOptions = 25;
    private const int MostLarge = 100;
    private const int LongestOption = 100;

    /// <summary>Stands for words of which nothing can be seen, so that they can still be taken out.</summary>
    private const string Unseen = "…";

    /// <summary>Builds the page of the jar, which opens from /home and from buttons on other pages.</summary>
    public Reply.Page Page(string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, GoodStuffText.Page]),
        PageBuilder.Row(PutIn(language), OpenOne(language))).FoundBy(default(SomethingGoodId));

    public Modal Form(string language) => new(
        new JarAddId().Write(),
        texts[language, GoodStuffText.FormTitle],
        [
            new Label(
                texts[language, GoodStuffText.FormField],
                new TextInput(Field, TextInputStyle.Paragraph) { MaxLength = Longest, Required = true })
            {
                Description = texts[language, GoodStuffText.FormHint],
            },
        ]);

    /// <summary>
    /// Confirms that something was put in. <paramref name="back"/> is true on the page of the jar and adds a way back to it.
    /// </summary>
    public Reply.Page Added(string language, bool back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, GoodStuffText.Added]),
            PageBuilder.Small(texts[language, GoodStuffText.AddedSmall]),
            .. Back(language, back),
        ]);

    public Reply.Page One(string language, JarCard card, bool back) => texts.Page(
        language,
        [
            Card(card),
            PageBuilder.Small(texts[language, GoodStuffText.FromJar]),
            .. Next([.. Another(language, card.Entry, back), .. ShowBoth(language, card, back)]),
            .. Back(language, back),
        ]);

    /// <summary>Builds the page of an entry that both see now. It stands in the room, so the page does not repeat it.</summary>
    public Reply.Page Shown(string language, JarCard card, bool back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, GoodStuffText.Shown]),
            .. Next([.. Another(language, card.Entry, back)]),
            .. Back(language, back),
        ]);

    /// <summary>Builds the message in the room, which both read.</summary>
    public IReadOnlyList<Component> ForBoth(string language, JarCard card) =>
        [Card(card), PageBuilder.Small(texts[language, GoodStuffText.ForBoth])];

    public Reply.Page Empty(string language, bool back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, GoodStuffText.Empty]),
            PageBuilder.Row(PutIn(language)),
            .. Back(language, back),
        ]);

    public Reply.Page Mine(string language, IReadOnlyList<JarEntry> mine, int from)
    {
        var shown = mine.Skip(from).Take(MostOptions).ToList();
        if (shown.Count == 0)
            return Say(language, GoodStuffText.MineEmpty);
        var body = new List<Component>
        {
            PageBuilder.Text(texts[language, GoodStuffText.Mine]),
            PageBuilder.Row(new StringSelect(new JarPickId().Write(), [.. shown.Select(Option)])
            {
                Placeholder = texts[language, GoodStuffText.MinePick]
            }),
        };
        if (mine.Count > MostOptions)
            body.Add(
                PageBuilder.Row(PageBuilder.Quiet(
                    texts[language, GoodStuffText.LabelMore],
                    new JarMineId(from + MostOptions < mine.Count ? from + MostOptions : 0))));
        return texts.Page(language, body);
    }

    public Reply.Page TakeOut(string language, JarCard card) => texts.Page(
        language,
        Card(card),
        PageBuilder.Text(texts[language, GoodStuffText.TakeOut]),
        PageBuilder.Row(
            PageBuilder.Grave(texts[language, GoodStuffText.LabelTakeOut], new JarRemoveId(card.Entry.Id)),
            PageBuilder.Quiet(texts[language, GoodStuffText.LabelLeaveIn], new JarMineId(0))));

    public Reply.Page Say(string language, GoodStuffText text) => texts.Page(language, PageBuilder.Text(texts[language, text]));

    private Button PutIn(string language) => PageBuilder.Quiet(texts[language, GoodStuffText.LabelPutIn], default(JarPutId));

    private Button OpenOne(string language) =>
        PageBuilder.Quiet(texts[language, GoodStuffText.LabelOpenOne], new JarOpenId(Guid.Empty, true));

    /// <summary>Where there is only one entry, a button for another one would show the same again.</summary>
    private IEnumerable<Button> Another(string language, JarEntry entry, bool back) => entry.HasOthers
        ? [PageBuilder.Likely(texts[language, GoodStuffText.LabelAnother], new JarOpenId(entry.Id, back))]
        : [];

    private IEnumerable<Button> ShowBoth(string language, JarCard card, bool back) => card.InRoom
        ? [PageBuilder.Quiet(texts[language, GoodStuffText.LabelShowBoth], new JarShowId(card.Entry.Id, back))]
        : [];

    private static IEnumerable<Component> Next(Button[] buttons) =>
        buttons.Length > 0 ? [PageBuilder.Row(buttons)] : [];

    private IEnumerable<Component> Back(string language, bool back) =>
        back ? [PageBuilder.Row(texts.Back(language, default(SomethingGoodId).Write()))] : [];

    /// <summary>Builds a card in its author's colour. Words that are short and on one line are shown as a heading.</summary>
    private static Container Card(JarCard card)
    {
        var words = card.Entry.Words.Reveal().Trim();
        var large = words.Length <= MostLarge && !words.Contains('\n', StringComparison.Ordinal) ? "## " : "";
        return new Container([PageBuilder.Text($"**{card.Color.Dot} {card.Author.Text}**\n{large}{Shown(words)}")])
        {
            AccentColor = card.Color.Accent,
        };
    }

    /// <summary>
    /// Escapes the words. Where they would then be too long for a card, they are shown without escaping, so that nothing is cut off.
    /// </summary>
    private static string Shown(string words)
    {
        var plain = DiscordMarkdown.Plain(words);
        if (TextNormalizer.IsBlank(plain))
            return Unseen;
        return DiscordMarkdown.Escape(words) is { Length: <= MostText } escaped && Encoding.UTF8.GetByteCount(escaped) <= MostBytes
            ? escaped
            : plain;
    }

    /// <summary>Builds an option with the beginning of the words on two short lines, by which their author recognizes them.</summary>
    private static SelectOption Option(JarEntry thing)
    {
        var lines = DiscordMarkdown.Plain(thing.Words.Reveal())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = string.Join(" · ", lines);
        var label = Cut(line);
        var rest = Cut(line[label.Length..].Trim());
        return new SelectOption(label.Length == 0 ? Unseen : label, thing.Id.ToString()) { Description = rest.Length == 0 ? null : rest };
    }

    /// <summary>Cuts a text to the length of an option, never between the two halves of a surrogate pair.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= LongestOption)
            return text;
        var splits = char.IsHighSurrogate(text[LongestOption - 1]);
        return text[..(splits ? LongestOption - 1 : LongestOption)];
    }
}
