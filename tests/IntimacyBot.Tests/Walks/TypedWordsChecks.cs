using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Walks;

/// <summary>
/// Follows every mark that is typed during a walk. What the bot has acknowledged is stored or stands in a room until somebody throws it
/// away or writes it anew, whatever else happens, and no room shows it in two messages.
/// </summary>
internal sealed partial class TypedWordsChecks(BotFixture bot)
{
    /// <summary>These throw away what somebody wrote.</summary>
    private static readonly string[] ThrowAway = ["Stop for both of us", "Discard"];

    /// <summary>So many parts of a form's id name its dance, its practice and its step.</summary>
    private const int StepParts = 4;

    private readonly Dictionary<string, List<string>> _versions = [];
    private HashSet<string> _there = [];

    /// <summary>How many marks were followed.</summary>
    public int Followed { get; private set; }

    /// <summary>Checks after something else than a form that nothing is lost or doubled.</summary>
    public Task PressedAsync(string label) => CheckAsync(ThrowAway.Contains(label) ? _ => true : _ => false, []);

    /// <summary>Checks after a form was submitted.</summary>
    /// <param name="form">The form.</param>
    /// <param name="values">What was typed.</param>
    /// <param name="answer">What its author saw. The words are either saved or given back there; with a failure Discord keeps the form.</param>
    public Task SubmittedAsync(WorldModal form, IEnumerable<(string Field, object? Value)> values, SeenAnswer answer)
    {
        var typed = values.SelectMany(v => MarksIn(v.Value as string ?? "")).ToList();
        var acknowledged = answer.Failed || answer.IsUnfinished() ? [] : typed.Except(MarksIn(answer.Message?.Text ?? "")).ToList();
        // What follows in the id is new each time that the form is opened.
        var step = string.Join(':', form.CustomId.Split(':').Take(StepParts));
        var earlier = _versions.GetValueOrDefault(step, []);
        _versions[step] = [.. earlier, .. typed];
        Followed += acknowledged.Count;
        // What the form was filled in with has been written anew.
        var filledIn = form.Fields.SelectMany(f => MarksIn(f.Input.Value ?? "")).ToList();
        return CheckAsync(m => earlier.Contains(m) || filledIn.Contains(m), acknowledged);
    }

    private async Task CheckAsync(Func<string, bool> mayGo, IReadOnlyCollection<string> acknowledged)
    {
        var shown = MarksInRooms();
        var there = shown.ToHashSet();
        foreach (var words in await bot.AnswersAsync())
            there.UnionWith(MarksIn(words.Close().Reveal()));
        var lost = _there.Union(acknowledged).Except(there).Where(m => !mayGo(m)).ToList();
        Assert.True(lost.Count == 0, $"Lost: {string.Join(", ", lost)}\n{bot.World.History.Recent(60)}");
        var doubled = shown.CountBy(m => m).Where(m => m.Value > 1).Select(m => m.Key).ToList();
        Assert.True(doubled.Count == 0, $"Doubled: {string.Join(", ", doubled)}\n{bot.World.History.Recent(60)}");
        _there = there;
    }

    /// <summary>Returns each mark once for every message that shows it.</summary>
    private List<string> MarksInRooms() =>
    [
        .. from thread in bot.Guild.Threads
        where !thread.IsDeleted
        from message in thread.Messages
        where message is { IsEphemeral: false, IsDeleted: false }
        from mark in MarksIn(message.Text).Distinct()
        select mark,
    ];

    private static IEnumerable<string> MarksIn(string text) => Mark().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"mark\d+x")]
    private static partial Regex Mark();
}
