namespace Rehearsal.World;

internal sealed partial class World
{
    private const int MaxCreatesPerDay = 200;
    private readonly List<WorldCommand> _commands = [];
    private readonly Dictionary<ulong, List<DateTimeOffset>> _creates = [];

    /// <summary>Every registered command, in the order of registration.</summary>
    public IReadOnlyList<WorldCommand> Commands => Locked(() => _commands.ToArray());

    /// <summary>Counts a new command toward the limit of 200 a day in each scope. Updates do not count.</summary>
    internal void CountCreate(WorldGuild? scope)
    {
        var creates = _creates.TryGetValue(scope?.Id ?? 0, out var known) ? known : _creates[scope?.Id ?? 0] = [];
        creates.RemoveAll(at => Now - at > TimeSpan.FromDays(1));
        if (creates.Count >= MaxCreatesPerDay)
            throw new RefusedException(400, 30034, "Maximum number of daily application command creates has been reached (200)");
        creates.Add(Now);
    }

    internal void Register(WorldCommand command) => Locked(() =>
    {
        var old = _commands.FindIndex(c => c.Id == command.Id);
        if (old >= 0)
            _commands[old] = command;
        else
            _commands.Add(command);
        Signal();
    });

    internal void Unregister(WorldCommand command) => Locked(() =>
    {
        _commands.Remove(command);
        Signal();
    });
}
