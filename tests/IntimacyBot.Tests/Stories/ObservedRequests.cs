using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Collects the requests of the bot that concern what an observer can see, from the moment of its creation: those about the threads that
/// they are in, and the answers to their own presses. Their order and number are what they could measure with a clock. The observer is
/// Alex unless another is named. An observer who sees everything also sees what is changed in the bells of others.
/// </summary>
internal sealed partial class ObservedRequests(BotFixture bot, WorldPerson? observer = null, bool seesEverything = false)
{
    private readonly DateTimeOffset _since = bot.World.Now;
    private readonly WorldPerson _observer = observer ?? bot.Alex;
    private readonly Dictionary<ulong, string> _bells = Bells(bot, observer ?? bot.Alex);

    /// <summary>Returns the requests by what they concern, in their order, with ids that are counted anew.</summary>
    public IReadOnlyDictionary<string, string> ByObserver()
    {
        var bells = new Dictionary<ulong, string>(_bells.UnionBy(Bells(bot, _observer), b => b.Key));
        return bot.World.History.Entries.Where(e => e.At >= _since && e.What.StartsWith("REST ", StringComparison.Ordinal))
            .Select(e => (Observed: Concerns(e.What, bells), Line: $"{e.At - _since:c} {e.What}"))
            .Where(e => e.Observed is not null)
            .GroupBy(e => e.Observed!, e => e.Line)
            .ToDictionary(g => g.Key, g => Counted(string.Join('\n', WithoutGone([.. g]))));
    }

    /// <summary>Leaves out that a message is deleted in the same moment as its thread, before it or in vain after it.</summary>
    private static IEnumerable<string> WithoutGone(List<string> lines)
    {
        var threads = lines.Select(l => ThreadDeleted().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value).ToList();
        return lines.Where(l => !threads.Exists(thread => l.StartsWith($"{thread}/messages/", StringComparison.Ordinal)));
    }

    [GeneratedRegex("^(.* REST DELETE [^ ]*/channels/[0-9]+): ")]
    private static partial Regex ThreadDeleted();

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

    private static Dictionary<ulong, string> Bells(BotFixture bot, WorldPerson observer) => bot.Guild.Threads
        .Where(t => t.Name.StartsWith("Bell", StringComparison.Ordinal))
        .ToDictionary(t => t.Id, t => t.Thread!.Has(observer) ? "their own bell" : "another's bell");

    private string? Concerns(string request, Dictionary<ulong, string> bells)
    {
        if (Token().Match(request) is { Success: true } answer)
            return bot.World.FindInteraction(answer.Groups[1].Value)?.By == _observer ? "their own presses" : null;
        if (Channel().Match(request) is not { Success: true } match || IsDirect(ulong.Parse(match.Groups[1].Value)))
            return null;
        return bells.GetValueOrDefault(ulong.Parse(match.Groups[1].Value), "the rooms") switch
        {
            // What the bot only reads there is seen by nobody, and a message may go before its thread or with it.
            "another's bell" when !seesEverything || ReadsOrDeletes().IsMatch(request) => null,
            // A private page that somebody else opened says whether they are in the room.
            "the rooms" when OnOther(request) => null,
            var seen => seen,
        };
    }

    private bool IsDirect(ulong channel) => bot.World.People.Any(p => p.Direct?.Id == channel);

    private bool OnOther(string request) => request.StartsWith("REST GET", StringComparison.Ordinal)
        && request.Contains("/thread-members/", StringComparison.Ordinal)
        && !request.Contains($"/thread-members/{_observer.Id}", StringComparison.Ordinal);

    private static string Counted(string requests)
    {
        var counted = new Dictionary<string, string>();
        return Id().Replace(Token().Replace(requests, "/answer"), id =>
        {
            counted.TryAdd(id.Value, $"#{counted.Count + 1}");
            return counted[id.Value];
        });
    }

    [GeneratedRegex("^REST (?:GET|DELETE) ")]
    private static partial Regex ReadsOrDeletes();

    [GeneratedRegex("/(?:interactions|webhooks)/[0-9]+/([^/: ]+)")]
    private static partial Regex Token();

    [GeneratedRegex("/channels/([0-9]+)")]
    private static partial Regex Channel();

    [GeneratedRegex("[0-9]{15,}")]
    private static partial Regex Id();
}
