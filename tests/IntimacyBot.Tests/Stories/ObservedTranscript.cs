using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Plays Alex's part of a story with the same timing in every variant: each of her actions takes a second, and each turn of Sam's a minute,
/// whatever he does in it. The transcript contains all that she could notice.
/// </summary>
internal sealed partial class ObservedTranscript(BotFixture bot)
{
    private SeenAnswer? _page;

    public WorldPerson Alex => bot.Alex;

    public string Heard => Alex.Transcript.ToCanonicalText();

    /// <summary>This is the text of her last page.</summary>
    public string Text => _page?.Text ?? "";

    public async Task UseAsync(string command, params (string, object?)[] options) =>
        await ActAsync(() => bot.CommandAsync(Alex, command, options));

    public async Task UseInRoomAsync(string command) =>
        await ActAsync(() => bot.DoneAsync(Alex.CommandAsync(bot.Room(Alex)!, command)));

    public async Task PressAsync(string button) => await ActAsync(() => bot.PressAsync(_page!, button));

    public async Task SubmitAsync(params (string, object?)[] values) => await ActAsync(() => bot.SubmitAsync(_page!, values));

    public async Task OpenRingAsync() => await ActAsync(() => bot.OpenRingAsync(Alex));

    public async Task OnFloorAsync(string button) => await ActAsync(() => bot.OnFloorAsync(Alex, button));

    /// <summary>Reaches, from the command to the waiting card.</summary>
    public async Task ReachAsync(string words)
    {
        await UseAsync("reach");
        await PressAsync("Write");
        await SubmitAsync(ReachForm.Words(words));
        await PressAsync("Share");
    }

    /// <summary>Runs an action of Sam's that Alex must not notice.</summary>
    public async Task MeanwhileAsync(Func<BotFixture, Task> sam)
    {
        bot.Clock.Advance(TimeSpan.FromMinutes(1));
        await sam(bot);
        await bot.QuietAsync();
    }

    /// <summary>Lets time pass in steps of half a day, and opens /home at the end.</summary>
    public async Task PassAsync(double days)
    {
        for (var half = 0; half < days * 2; half++)
            await bot.PassAsync(TimeSpan.FromHours(12));
        await UseAsync("home");
    }

    private async Task ActAsync(Func<Task<SeenAnswer>> act)
    {
        bot.Clock.Advance(TimeSpan.FromSeconds(1));
        _page = await act();
        await bot.QuietAsync();
        await bot.IdleAsync();
    }

    /// <summary>Asserts that two transcripts are equal, and shows the first difference with its surroundings.</summary>
    public static void Same(string expected, string actual, string world)
    {
        var (one, other) = (Lines(expected), Lines(actual));
        var at = Enumerable.Range(0, Math.Max(one.Length, other.Length))
            .FirstOrDefault(i => one.ElementAtOrDefault(i) != other.ElementAtOrDefault(i), -1);
        if (at >= 0)
            Assert.Fail($"Alex notices \"{world}\":\n{Around(one, at)}\n--- instead of\n{Around(other, at)}");
    }

    /// <summary>
    /// Puts what a bell shows after everything else of the same moment, because bells and rooms are reconciled independently, and sorts
    /// what disappears, because pages and cards are deleted independently. A message that goes in the same moment as its thread may go
    /// before it or with it. Ids are counted anew after that.
    /// </summary>
    private static string[] Lines(string heard)
    {
        var entries = new List<(string Moment, string Text)>();
        foreach (var line in heard.Split('\n'))
            if (entries.Count > 0 && line.StartsWith(' '))
                entries[^1] = (entries[^1].Moment, $"{entries[^1].Text}\n{line}");
            else
                entries.Add((line.Split(' ')[0], line));
        var counted = new Dictionary<string, string>();
        var ordered = Moments(entries)
            .Select(moment => moment.FindAll(e => !GoesWithItsThread(e, moment)))
            .SelectMany(moment => Sorted([.. moment.OrderBy(e => Head(e).Contains("#Bell", StringComparison.Ordinal))]));
        return Id().Replace(string.Join('\n', ordered), Count).Split('\n');

        string Count(Match id)
        {
            counted.TryAdd(id.Value, $"#{counted.Count + 1}");
            return counted[id.Value];
        }
    }

    private static bool GoesWithItsThread(string entry, List<string> moment)
    {
        var thread = Gone().Match(Head(entry)).Groups[1];
        return thread.Success && moment.Exists(e => e.EndsWith($"{thread.Value} disappeared", StringComparison.Ordinal));
    }

    [GeneratedRegex(" gone from (#.*)$")]
    private static partial Regex Gone();

    /// <summary>What happened in the same moment, one moment after another.</summary>
    private static IEnumerable<List<string>> Moments(List<(string Moment, string Text)> entries)
    {
        for (var from = 0; from < entries.Count;)
        {
            var until = entries.FindIndex(from, e => e.Moment != entries[from].Moment);
            until = until < 0 ? entries.Count : until;
            yield return entries.GetRange(from, until - from).ConvertAll(e => e.Text);
            from = until;
        }
    }

    private static string[] Sorted(string[] entries)
    {
        for (var from = 0; from < entries.Length; from++)
        {
            var until = from;
            while (until < entries.Length && Head(entries[until]).Contains(" gone from ", StringComparison.Ordinal))
                until++;
            if (until > from)
                Array.Sort(entries, from, until - from, StringComparer.Ordinal);
        }

        return entries;
    }

    private static string Head(string entry) => entry.Split('\n')[0];

    [GeneratedRegex("#[0-9]+")]
    private static partial Regex Id();

    private static string Around(string[] lines, int at) => string.Join('\n', lines.Skip(at - 6).Take(14));
}
