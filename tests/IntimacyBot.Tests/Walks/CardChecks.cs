using System.Text.Json;
using Rehearsal.World;

namespace Tests.Walks;

/// <summary>What holds for everything that somebody reads.</summary>
internal static class CardChecks
{
    private const int MostWords = 90;
    private const int MostFields = 5;
    private const int LongestLabel = 45;
    private const int LongestHint = 100;

    /// <summary>A page or a form, as it was answered.</summary>
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

    /// <summary>A room as both see it: everything is brief, and the one card with the buttons is the last.</summary>
    public static WorldMessage Room(IReadOnlyList<WorldMessage> cards, string title)
    {
        foreach (var card in cards)
            Brief(card);
        var floors = cards.Where(c => c.Text.StartsWith($"### {title}", StringComparison.Ordinal)).ToList();
        Assert.True(floors is [var only] && only == cards[^1], $"The room shows:\n{string.Join("\n---\n", cards.Select(c => c.Text))}");
        return cards[^1];
    }

    private static void Brief(WorldMessage message)
    {
        var own = message.Body.Components.SelectMany(Own).ToList();
        var words =
            own.Sum(t => t.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit)));
        Assert.True(words <= MostWords, $"{words} words:\n{string.Join('\n', own)}");
    }

    /// <summary>The bot's own texts: all but what stands in a frame, which is somebody's words.</summary>
    private static IEnumerable<string> Own(WorldComponent component) => component.Type switch
    {
        WorldComponentType.TextDisplay => [component.Content ?? ""],
        WorldComponentType.Container when component.Json.TryGetProperty("accent_color", out var colour)
            && colour.ValueKind == JsonValueKind.Number => [],
        WorldComponentType.Container => component.Children.SelectMany(Own),
        _ => [],
    };
}
