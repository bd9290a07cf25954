using System.Text.Json;
using Rehearsal.World;

namespace Tests.Walks;

/// <summary>Checks that apply to everything that people read.</summary>
internal static class CardChecks
{
    private const int MostWords = 90;
    private const int MostSmallWords = 80;
    private const int MostFields = 5;
    private const int LongestLabel = 45;
    private const int LongestHint = 100;

    /// <summary>Checks a page or a form and returns the answer.</summary>
    public static SeenAnswer Reads(SeenAnswer answer)
    {
        if (answer.Modal is { } form)
        {
            Assert.InRange(form.Components.Count, 1, MostFields);
            Assert.InRange(form.Title.Length, 1, LongestLabel);
            Assert.All(
                form.Fields,
                f => Assert.True(
                    f.Label.Length is > 0 and <= LongestLabel && (f.Description ?? "").Length <= LongestHint,
                    $"\"{f.Label}\" ({f.Description})"));
        }

        if (answer.Message is { IsEphemeral: true, IsDeleted: false } page)
            Brief(page);
        return answer;
    }

    /// <summary>Checks the messages of a room: all are brief, and the one card with buttons is the last. Returns that card.</summary>
    public static WorldMessage Room(IReadOnlyList<WorldMessage> cards)
    {
        foreach (var card in cards)
            Brief(card);
        var floors = cards.Where(IsFloor).ToList();
        Assert.True(floors is [var only] && only == cards[^1], $"The room shows:\n{string.Join("\n---\n", cards.Select(c => c.Text))}");
        return cards[^1];
    }

    /// <summary>True for the one card of a room that has buttons for both, or that ends it.</summary>
    public static bool IsFloor(WorldMessage card) =>
        card.Labels.Any(l => l is "I need a pause" or "Pick it up" or "How was that?")
            || card.Text.Contains("It ends here for today.", StringComparison.Ordinal);

    private static void Brief(WorldMessage message)
    {
        var own = message.Body.Components.SelectMany(Own).SelectMany(t => t.Split('\n')).ToLookup(IsSmall);
        Assert.True(Words(own[false]) <= MostWords, $"{Words(own[false])} words:\n{string.Join('\n', own[false])}");
        Assert.True(Words(own[true]) <= MostSmallWords, $"{Words(own[true])} small words:\n{string.Join('\n', own[true])}");
    }

    private static bool IsSmall(string line) => line.StartsWith("-# ", StringComparison.Ordinal);

    private static int Words(IEnumerable<string> lines) =>
        lines.Sum(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit)));

    /// <summary>Returns the bot's own texts: all except coloured containers, which hold a person's words.</summary>
    private static IEnumerable<string> Own(WorldComponent component) => component.Type switch
    {
        WorldComponentType.TextDisplay => [component.Content ?? ""],
        WorldComponentType.Container when component.Json.TryGetProperty("accent_color", out var colour)
            && colour.ValueKind == JsonValueKind.Number => [],
        WorldComponentType.Container => component.Children.SelectMany(Own),
        _ => [],
    };
}
