using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.PrivateHistories;

/// <summary>
/// One of many couples of a server, of whom one is observed. The other does what belongs to the course, and between its steps what is
/// their own.
/// </summary>
internal sealed partial class ObservedCouple(BotFixture bot, int seed, WorldPerson observed, WorldPerson other, int acts)
{
    private const string Presses = "presses";
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);
    private readonly PrivateActs _acts = new(bot.Home, other, new Random(seed));
    private readonly HashSet<WorldChannel> _threads = [];
    private SeenAnswer? _page;

    public int Seed => seed;

    public WorldPerson Observed => observed;

    public WorldMessage FloorCard => Floor(observed);

    /// <summary>This is what the other did on their own.</summary>
    public string Private => string.Join("; ", _acts.Done);

    /// <summary>Everything that the observed person could notice.</summary>
    public string Heard => Opening().Replace(observed.Transcript.ToCanonicalText(), "opening");

    public Task OnTheirOwnAsync() => _acts.SomeAsync(acts);

    public Task UseAsync(string command) => SeeAsync(observed.CommandAsync(bot.Home, command));

    public Task PressAsync(string button) => SeeAsync(observed.PressAsync(_page!.Message!, button));

    public Task SubmitAsync(params (string, object?)[] values) => SeeAsync(_page!.Modal!.SubmitAsync(values));

    public Task OnFloorAsync(string button) => SeeAsync(observed.PressAsync(Floor(observed), button));

    /// <summary>Lets the other press a button of the floor card, and submit its form if it opens one.</summary>
    public async Task OtherOnFloorAsync(string button, params (string, object?)[] values)
    {
        var answer = await DoneAsync(other.PressAsync(Floor(other), button));
        if (answer.Modal is { } form)
            answer = await DoneAsync(form.SubmitAsync(values));
        if (answer.Message?.Button("Share") is not null)
            await DoneAsync(other.PressAsync(answer.Message, "Share"));
    }

    /// <summary>Lets the other come: they find what waits in /home, whatever they have said to the ring.</summary>
    public async Task OtherComesAsync()
    {
        var ring = PairingFlow.Rings(other).Last();
        PairingFlow.OpenThread(other, ring.Channel);
        var card = await DoneAsync(other.PressAsync(ring, "Open"));
        await DoneAsync(other.PressAsync(card.Message!, "I'm here"));
    }

    /// <summary>
    /// Returns the requests about the threads that the observed person is in, and about their own presses, in their order. Left out is one
    /// question alone: whether the other is in the room, which is asked for their own page and concerns nobody else.
    /// </summary>
    public string Requests(IEnumerable<HistoryEntry> requests)
    {
        var (begun, counted) = (default(DateTimeOffset?), new Dictionary<string, string>());
        var doors = $"/thread-members/{other.Id}";
        var lines = requests
            .Where(e => !(e.What.StartsWith("REST GET ", StringComparison.Ordinal) && e.What.Contains(doors, StringComparison.Ordinal)))
            .Select(e => (e.At, e.What, Concerns: Concerns(e.What))).Where(e => e.Concerns is not null)
            .GroupBy(e => e.Concerns!, e => $"{e.At - (begun ??= e.At):c} {Token().Replace(e.What, "/answer")}")
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key}\n{string.Join('\n', InOrder(g))}").ToList();
        return Id().Replace(string.Join('\n', lines), id =>
        {
            counted.TryAdd(id.Value, $"#{counted.Count + 1}");
            return counted[id.Value];
        });
    }

    /// <summary>Pages that end at the same moment end independently of each other, so that their order says nothing.</summary>
    private static IEnumerable<string> InOrder(IGrouping<string, string> requests) =>
        requests.Key == Presses ? requests.Order(StringComparer.Ordinal) : requests;

    private string? Concerns(string request)
    {
        if (Token().Match(request) is { Success: true } answer)
            return bot.World.FindInteraction(answer.Groups[1].Value)?.By == observed ? Presses : null;
        if (Channel().Match(request) is not { Success: true } channel)
            return null;
        var thread = _threads.FirstOrDefault(t => t.Id == ulong.Parse(channel.Groups[1].Value, null));
        return thread?.Name.Split(' ')[0];
    }

    /// <summary>Remembers the threads that the observed person is in now, since they are gone at the end.</summary>
    public void LookAround() => _threads.UnionWith(observed.VisibleChannels.Where(c => c.IsThread));

    private WorldMessage Floor(WorldPerson person)
    {
        var room = person.VisibleChannels.Last(c => c.Name.StartsWith("Room", StringComparison.Ordinal));
        return person.Sees(room).Last(m => !m.IsEphemeral && m.Type == 0);
    }

    private async Task SeeAsync(Task<SeenAnswer> pending) => _page = await DoneAsync(pending);

    private static async Task<SeenAnswer> DoneAsync(Task<SeenAnswer> pending)
    {
        var answer = await pending;
        return await answer.DoneAsync(WaitLimit);
    }

    [GeneratedRegex("/(?:interactions|webhooks)/[0-9]+/([^/: ]+)")]
    private static partial Regex Token();

    [GeneratedRegex("/channels/([0-9]+)")]
    private static partial Regex Channel();

    [GeneratedRegex("[0-9]{15,}")]
    private static partial Regex Id();

    /// <summary>This matches what makes the id of each form new, which is part of the interaction's id.</summary>
    [GeneratedRegex(@"(?<=\[d\.form:.*:)\d+(?=:[^:\]]*\])")]
    private static partial Regex Opening();
}
