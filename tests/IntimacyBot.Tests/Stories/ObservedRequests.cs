using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Collects the requests of the bot that concern what Alex can see, from the moment of its creation: those about the threads that she is
/// in, and the answers to her own presses. Their order and number are what she could measure with a clock.
/// </summary>
internal sealed partial class ObservedRequests(BotFixture bot)
{
    private readonly DateTimeOffset _since = bot.World.Now;
    private readonly Dictionary<ulong, string?> _bells = Bells(bot);

    /// <summary>Returns the requests by what they concern, in their order, with ids that are counted anew.</summary>
    public IReadOnlyDictionary<string, string> ByObserver()
    {
        var bells = new Dictionary<ulong, string?>(_bells.UnionBy(Bells(bot), b => b.Key));
        return bot.World.History.Entries.Where(e => e.At >= _since && e.What.StartsWith("REST ", StringComparison.Ordinal))
            .Select(e => (Observed: Concerns(e.What, bells), Line: $"{e.At - _since:c} {e.What}"))
            .Where(e => e.Observed is not null)
            .GroupBy(e => e.Observed!, e => e.Line)
            .ToDictionary(g => g.Key, g => Counted(string.Join('\n', g)));
    }

    /// <summary>Asserts that the same was requested in the same order, for each thing that she can observe.</summary>
    public static void Same(
        IReadOnlyDictionary<string, string> expected, IReadOnlyDictionary<string, string> actual, string world)
    {
        foreach (var observed in expected.Keys.Union(actual.Keys))
        {
            var (one, other) = (expected.GetValueOrDefault(observed, ""), actual.GetValueOrDefault(observed, ""));
            Assert.True(one == other, $"\"{world}\" shows in the requests about {observed}:\n{other}\n--- instead of\n{one}");
        }
    }

    private static Dictionary<ulong, string?> Bells(BotFixture bot) => bot.Guild.Threads
        .Where(t => t.Name.StartsWith("Bell", StringComparison.Ordinal))
        .ToDictionary(t => t.Id, t => t.Thread!.Has(bot.Alex) ? "her bell" : null);

    private string? Concerns(string request, Dictionary<ulong, string?> bells)
    {
        if (Token().Match(request) is { Success: true } answer)
            return bot.World.FindInteraction(answer.Groups[1].Value)?.By == bot.Alex ? "her presses" : null;
        if (Channel().Match(request) is not { Success: true } thread)
            return null;
        return bells.TryGetValue(ulong.Parse(thread.Groups[1].Value), out var bell) ? bell : "the rooms";
    }

    private static string Counted(string requests)
    {
        var counted = new Dictionary<string, string>();
        return Id().Replace(Token().Replace(requests, "/answer"), id =>
        {
            counted.TryAdd(id.Value, $"#{counted.Count + 1}");
            return counted[id.Value];
        });
    }

    [GeneratedRegex("/(?:interactions|webhooks)/[0-9]+/([^/: ]+)")]
    private static partial Regex Token();

    [GeneratedRegex("/channels/([0-9]+)")]
    private static partial Regex Channel();

    [GeneratedRegex("[0-9]{15,}")]
    private static partial Regex Id();
}
