using System.Text;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>The pages of the jar.</summary>
internal sealed class GoodStuffView(Texts texts)
{
    public const string Field = "good";
    public const int Longest = 1_000;
    private const int MostText = 3_600;
    private const int MostBytes = 9_400;
    private const int MostOptions = 25;
    private const int LongestOption = 100;

    /// <summary>For words of which nothing can be seen: they can still be taken out.</summary>
    private const string Unseen = "…";

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

    public Reply.Page One(string language, JarEntry thing, Snowflake author) => texts.Page(
        language,
        Card($"-# {author.Mention()}\n", thing.Words),
        PageBuilder.Row(PageBuilder.Quiet(texts[language, GoodStuffText.LabelAnother], new JarAnotherId(thing.Id))));

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

    public Reply.Page TakeOut(string language, JarEntry thing) => texts.Page(
        language,
        Card("", thing.Words),
        PageBuilder.Text(texts[language, GoodStuffText.TakeOut]),
        PageBuilder.Row(
            PageBuilder.Grave(texts[language, GoodStuffText.LabelTakeOut], new JarRemoveId(thing.Id)),
            PageBuilder.Quiet(texts[language, GoodStuffText.LabelLeaveIn], new JarMineId(0))));

    public Reply.Page Say(string language, GoodStuffText text) => texts.Page(language, PageBuilder.Text(texts[language, text]));

    private static Container Card(string above, Words words) =>
        new([PageBuilder.Text(above + Shown(words.Reveal()))]) { AccentColor = PageBuilder.Warm };

    /// <summary>Escaping may double what was typed. Where it would outgrow a card, the words stand as they are: nothing is lost.</summary>
    private static string Shown(string words)
    {
        var plain = DiscordMarkdown.Plain(words);
        if (string.IsNullOrWhiteSpace(plain))
            return Unseen;
        return DiscordMarkdown.Escape(words) is { Length: <= MostText } escaped && Encoding.UTF8.GetByteCount(escaped) <= MostBytes
            ? escaped
            : plain;
    }

    /// <summary>Two short lines by which its author knows it again.</summary>
    private static SelectOption Option(JarEntry thing)
    {
        var lines = DiscordMarkdown.Plain(thing.Words.Reveal())
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var line = string.Join(" · ", lines);
        var label = Cut(line);
        var rest = Cut(line[label.Length..].Trim());
        return new SelectOption(label.Length == 0 ? Unseen : label, thing.Id.ToString()) { Description = rest.Length == 0 ? null : rest };
    }

    /// <summary>It never cuts between the two halves of a character.</summary>
    private static string Cut(string text)
    {
        if (text.Length <= LongestOption)
            return text;
        var splits = char.IsHighSurrogate(text[LongestOption - 1]);
        return text[..(splits ? LongestOption - 1 : LongestOption)];
    }
}
