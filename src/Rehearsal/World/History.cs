namespace Rehearsal.World;

/// <summary>A request that a correct client would not have sent.</summary>
internal sealed record Violation(DateTimeOffset At, string Request, string What)
{
    public override string ToString() => $"{Request}: {What}";
}

/// <summary>One line of what happened.</summary>
internal readonly record struct HistoryEntry(DateTimeOffset At, string What)
{
    public override string ToString() => $"{At:HH:mm:ss.fff} {What}";
}

/// <summary>Records requests and events of the world, and keeps the newest twenty thousand lines.</summary>
internal sealed class History(World world)
{
    private const int MaxEntries = 20_000;
    private readonly Queue<HistoryEntry> _entries = [];
    private readonly List<Violation> _violations = [];

    /// <summary>This is raised for every line while the world's gate is held.</summary>
    public event Action<HistoryEntry>? Noted;

    public IReadOnlyList<HistoryEntry> Entries => world.Locked(() => _entries.ToArray());
    public IReadOnlyList<Violation> Violations => world.Locked(() => _violations.ToArray());

    public string Recent(int lines) => string.Join('\n', Entries.TakeLast(lines));

    public override string ToString() => Recent(MaxEntries);

    internal void Note(string what)
    {
        world.Locked(() =>
        {
            if (_entries.Count == MaxEntries)
                _entries.Dequeue();
            var entry = new HistoryEntry(world.Now, what);
            _entries.Enqueue(entry);
            Noted?.Invoke(entry);
        });
        world.Signal();
    }

    internal void Note(WorldEvent happened)
    {
        if (TextRendering.Line(happened) is { } line)
            Note(line);
    }

    internal void Break(string request, string what) => world.Locked(() =>
    {
        _violations.Add(new(world.Now, request, what));
        Note($"!! {request}: {what}");
    });
}
