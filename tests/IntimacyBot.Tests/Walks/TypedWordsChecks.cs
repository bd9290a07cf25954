using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Walks;

/// <summary>
/// Follows every mark that is typed during a walk. What the bot has acknowledged is stored or stands in a room until somebody throws it
/// away or writes it anew, whatever else happens, and no room shows it in two messages.
/// </summary>
internal sealed partial class TypedWordsChecks(BotFixture bot)
{
    /// <summary>So many parts of a form's id name its dance, its practice and its step.</summary>
    private const int StepParts = 4;

    /// <summary>Words that nobody has read wait so long.</summary>
    private static readonly TimeSpan Waiting = TimeSpan.FromDays(7);

    private readonly List<TypedMark> _typed = [];

    /// <summary>
    /// These were thrown away or written anew. It may happen later than the press: what a kill has swallowed is delivered again.
    /// </summary>
    private readonly HashSet<string> _mayGo = [];

    /// <summary>The room that showed each mark first.</summary>
    private readonly Dictionary<string, WorldChannel> _rooms = [];
    private HashSet<string> _there = [];

    /// <summary>How many texts were acknowledged.</summary>
    public int Followed { get; private set; }

    /// <summary>Remembers what somebody is about to throw away by a press.</summary>
    public void Pressing(WorldPerson person, string label)
    {
        if (label == "Stop for both of us")
            _mayGo.UnionWith(_typed.Select(t => t.Mark));
        else if (label == "Discard")
            _mayGo.UnionWith(_typed.Where(t => t.By == person).Select(t => t.Mark));
    }

    /// <summary>Remembers what somebody is about to send in a form, which takes the place of what they wrote there before.</summary>
    public void Sending(WorldPerson person, WorldModal form, IEnumerable<(string Field, object? Value)> values)
    {
        if (!IsOfDance(form))
            return;
        var step = string.Join(':', form.CustomId.Split(':').Take(StepParts));
        _mayGo.UnionWith(_typed.Where(t => t.Step == step && t.By == person).Select(t => t.Mark));
        _mayGo.UnionWith(form.Fields.SelectMany(f => MarksIn(f.Input.Value ?? "")));
        foreach (var mark in MarksIn(form, values))
            _typed.Add(new TypedMark(mark, person, step, bot.World.Now));
        // A closing word waits for the other's, and goes with the dance when none comes.
        if (form.CustomId.Contains(":Closing:", StringComparison.Ordinal))
            _mayGo.UnionWith(MarksIn(form, values));
    }

    /// <summary>
    /// Checks after a form was sent. Its words are either saved or given back in the answer; with a failure Discord keeps the form.
    /// </summary>
    public Task SentAsync(WorldModal form, IEnumerable<(string Field, object? Value)> values, SeenAnswer answer)
    {
        var acknowledged = !IsOfDance(form) || answer.Failed || answer.IsUnfinished()
            ? []
            : MarksIn(form, values).Except(MarksIn(answer.Message?.Text ?? "")).ToList();
        Followed += acknowledged.Count;
        _there.UnionWith(acknowledged);
        return CheckAsync();
    }

    /// <summary>Checks that nothing is lost or doubled.</summary>
    public async Task CheckAsync()
    {
        var shown = MarksInRooms();
        foreach (var (room, mark) in shown)
            _rooms.TryAdd(mark, room);
        var there = shown.Select(s => s.Mark).ToHashSet();
        foreach (var words in await bot.AnswersAsync())
            there.UnionWith(MarksIn(words.Close().Reveal()));
        var lost = _there.Except(there).Where(m => !_mayGo.Contains(m) && !HasEnded(m)).ToList();
        Assert.True(lost.Count == 0, $"Lost: {string.Join(", ", lost)}\n{bot.World.History.Recent(60)}");
        var doubled = shown.CountBy(s => s.Mark).Where(m => m.Value > 1).Select(m => m.Key).ToList();
        Assert.True(doubled.Count == 0, $"Doubled: {string.Join(", ", doubled)}\n{bot.World.History.Recent(60)}");
        _there = there;
    }

    /// <summary>True for what stood in a room whose day has come, and for what nobody has read in its time.</summary>
    private bool HasEnded(string mark)
    {
        var longAgo = bot.World.Now - Waiting;
        return _rooms.TryGetValue(mark, out var room) ? room.IsDeleted : _typed.Any(t => t.Mark == mark && t.At <= longAgo);
    }

    /// <summary>Returns each mark once for every message that shows it.</summary>
    private List<(WorldChannel Room, string Mark)> MarksInRooms()
    {
        var marks = new List<(WorldChannel, string)>();
        foreach (var room in bot.Guild.Threads.Where(t => !t.IsDeleted))
            foreach (var message in room.Messages.Where(m => m is { IsEphemeral: false, IsDeleted: false }))
                marks.AddRange(MarksIn(message.Text).Distinct().Select(mark => (room, mark)));
        return marks;
    }

    private static bool IsOfDance(WorldModal form) => form.CustomId.StartsWith("d.form:", StringComparison.Ordinal);

    /// <summary>Returns the marks in those fields of a form that are kept.</summary>
    private static IEnumerable<string> MarksIn(WorldModal form, IEnumerable<(string Field, object? Value)> values)
    {
        foreach (var (field, value) in values)
        {
            var hint = form.Field(field)!.Description ?? "";
            if (hint.Contains("It is not kept.", StringComparison.Ordinal))
                continue;
            foreach (var mark in MarksIn(value as string ?? ""))
                yield return mark;
        }
    }

    private static IEnumerable<string> MarksIn(string text) => Mark().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"mark\d+x")]
    private static partial Regex Mark();

    private sealed record TypedMark(string Mark, WorldPerson By, string Step, DateTimeOffset At);
}
