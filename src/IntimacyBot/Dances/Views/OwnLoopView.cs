using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Shows somebody their own half of the couple's loop on a page of theirs. It is pure.</summary>
internal static class OwnLoopView
{
    /// <summary>Returns the half as a card in its author's colour; nothing where the page shows none.</summary>
    public static IEnumerable<Component> Of(CardModel model) => model is { OwnLoop: { } half, Reader: { } me }
        ? WordsCard.Fitting(show => [WordsCard.Of(model.Say(DanceText.LoopHalf), model.Color(me), [.. Answers(half, show)])])
        : [];

    /// <summary>Returns the half as the text above a form; null where the form shows none.</summary>
    public static string? Text(CardModel model) => Of(model).ToList() is { Count: > 0 } card ? WordsCard.TextOf(card) : null;

    /// <summary>Returns the line above an answer that was kept, which names it wherever the loop is shown.</summary>
    public static string Heading(FormField field, Instant asked) => ScriptText.Heading(field, asked) ?? ScriptText.Label(field, asked);

    private static IEnumerable<WordsAnswer> Answers(AuthorWords.FormAnswers half, Func<string, string> show) =>
        half.FieldIds.Select(heading => new WordsAnswer(heading, show(half[heading]!.Reveal())));
}
