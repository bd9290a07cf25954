using System.Text;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>An answer on a words card with the small line above it. An answer that is itself a small line has no other.</summary>
internal sealed record WordsAnswer(string? Small, string Answer)
{
    public bool IsSmallLine { get; private init; }

    /// <summary>Creates an answer that is only a small line.</summary>
    public static WordsAnswer Line(string line) => new(null, line) { IsSmallLine = true };

    public static WordsAnswer Of(FormField field, string answer, Instant asked) => field.IsSmallLine
        ? new WordsAnswer(null, answer) { IsSmallLine = true }
        : new WordsAnswer(ScriptText.Heading(field, asked), answer);
}

/// <summary>
/// Lays out words on a card: the author comes first, the bot's own words are small, and the words themselves are the largest.
/// </summary>
internal static class WordsCard
{
    /// <summary>A single text of at most this many characters is shown as a heading.</summary>
    private const int LongestHeading = 100;

    private const int LargeSpace = 2;

    public static Container Of(string head, PersonColor color, IReadOnlyList<WordsAnswer> answers)
    {
        var line = answers.FirstOrDefault(a => a.IsSmallLine)?.Answer;
        var name = line is null ? $"**{head}**" : $"**{head}**\n-# {line}";
        var words = answers.Where(a => !a.IsSmallLine).ToList();
        return new Container(words is [var only] ? [PageBuilder.Text($"{name}\n{Alone(only)}")] : [.. Several(name, words)])
        {
            AccentColor = color.Accent,
        };
    }

    /// <summary>Returns everything that stands on cards as text.</summary>
    public static string TextOf(IEnumerable<Component> cards) => string.Join('\n', Texts(cards));

    /// <summary>
    /// Builds cards that fit Discord's limits. Escaping may double the length, so the words stay unescaped if the card would be too long
    /// otherwise. A text that fits in characters may still be too long in bytes; it is shortened, because a card that Discord refuses would
    /// stop the dance for good.
    /// </summary>
    public static IReadOnlyList<Component> Fitting(Func<Func<string, string>, IReadOnlyList<Component>> cards)
    {
        var escaped = cards(DiscordMarkdown.Escape);
        if (CardText.Fits(TextOf(escaped)))
            return escaped;
        var plain = cards(DiscordMarkdown.Plain);
        if (Encoding.UTF8.GetByteCount(TextOf(plain)) <= CardText.MostBytes)
            return plain;
        return Shortened(cards, Encoding.UTF8.GetByteCount(TextOf(plain)) - CardText.MostBytes);
    }

    /// <summary>Cuts the longest answer; all other answers stay whole.</summary>
    private static IReadOnlyList<Component> Shortened(Func<Func<string, string>, IReadOnlyList<Component>> cards, int over)
    {
        var sizes = new List<int>();
        cards(words => Plain(words, Encoding.UTF8.GetByteCount, sizes));
        var (longest, at) = (sizes.LastIndexOf(sizes.Max()), 0);
        return cards(words => at++ == longest ? Cut(DiscordMarkdown.Plain(words), sizes[longest] - over) : DiscordMarkdown.Plain(words));
    }

    private static string Plain(string words, Func<string, int> size, List<int> sizes)
    {
        var plain = DiscordMarkdown.Plain(words);
        sizes.Add(size(plain));
        return plain;
    }

    private static string Cut(string words, int most)
    {
        var bytes = "…"u8.Length;
        return string.Concat(words.EnumerateRunes().TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= most)) + "…";
    }

    private static string Alone(WordsAnswer answer)
    {
        var isShort = answer.Answer.Length <= LongestHeading && !answer.Answer.Contains('\n', StringComparison.Ordinal);
        var words = isShort ? $"## {answer.Answer}" : answer.Answer;
        return answer.Small is null ? words : $"-# {answer.Small}\n{words}";
    }

    private static IEnumerable<Component> Several(string name, List<WordsAnswer> words)
    {
        yield return PageBuilder.Text(name);
        for (var at = 0; at < words.Count; at++)
        {
            if (at > 0)
                yield return new Separator { Divider = false, Spacing = LargeSpace };
            yield return PageBuilder.Text(words[at].Small is { } small ? $"-# {small}\n{words[at].Answer}" : words[at].Answer);
        }
    }

    private static IEnumerable<string> Texts(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        TextDisplay text => [text.Content],
        Container container => Texts(container.Components),
        _ => Enumerable.Empty<string>(),
    });
}
