using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Alex's part of a story, told the same way in every world: each of her acts takes a second, each turn of Sam's a minute, whatever he does
/// in it. What she could notice is her transcript.
/// </summary>
internal sealed class ObservedTranscript(BotFixture story)
{
    private SeenAnswer? _page;

    public WorldPerson Alex => story.Alex;

    public string Heard => Alex.Transcript.ToCanonicalText();

    /// <summary>What her last page says.</summary>
    public string Text => _page?.Text ?? "";

    public async Task UseAsync(string command, params (string, object?)[] options) =>
        await ActAsync(() => story.CommandAsync(Alex, command, options));

    public async Task PressAsync(string button) => await ActAsync(() => story.PressAsync(_page!, button));

    public async Task SubmitAsync(params (string, object?)[] values) => await ActAsync(() => story.SubmitAsync(_page!, values));

    public async Task OpenRingAsync() => await ActAsync(() => story.OpenRingAsync(Alex));

    public async Task OnFloorAsync(string button) => await ActAsync(() => story.OnFloorAsync(Alex, button));

    /// <summary>From the command to words that wait.</summary>
    public async Task ReachAsync(string words)
    {
        await UseAsync("reach");
        await PressAsync("Write");
        await SubmitAsync(("What I am sharing", "fear"), ("What is truer, more tender, about me?", words));
        await PressAsync("Share");
    }

    /// <summary>Sam does what only Sam knows.</summary>
    public async Task MeanwhileAsync(Func<BotFixture, Task> sam)
    {
        story.Clock.Advance(TimeSpan.FromMinutes(1));
        await sam(story);
        await story.QuietAsync();
    }

    /// <summary>Half a day at a time, with a look at /home.</summary>
    public async Task PassAsync(double days)
    {
        for (var half = 0; half < days * 2; half++)
            await story.PassAsync(TimeSpan.FromHours(12));
        await UseAsync("home");
    }

    private async Task ActAsync(Func<Task<SeenAnswer>> act)
    {
        story.Clock.Advance(TimeSpan.FromSeconds(1));
        _page = await act();
    }

    /// <summary>The first line that differs, with what stands around it.</summary>
    public static void Same(string expected, string actual, string world)
    {
        var (one, other) = (Lines(expected), Lines(actual));
        var at = Enumerable.Range(0, Math.Max(one.Length, other.Length))
            .FirstOrDefault(i => one.ElementAtOrDefault(i) != other.ElementAtOrDefault(i), -1);
        if (at >= 0)
            Assert.Fail($"Alex notices \"{world}\":\n{Around(one, at)}\n--- instead of\n{Around(other, at)}");
    }

    /// <summary>
    /// Of what disappears in the same moment nobody can say what went first: a page goes by its own way, a card by the reconciler's.
    /// </summary>
    private static string[] Lines(string heard)
    {
        var lines = heard.Split('\n');
        for (var from = 0; from < lines.Length; from++)
        {
            var until = from;
            while (until < lines.Length
                && lines[until].Contains(" gone from ", StringComparison.Ordinal)
                && lines[until].Split(' ')[0] == lines[from].Split(' ')[0])
                until++;
            if (until > from)
                Array.Sort(lines, from, until - from, StringComparer.Ordinal);
        }

        return lines;
    }

    private static string Around(string[] lines, int at) => string.Join('\n', lines.Skip(at - 6).Take(14));
}
