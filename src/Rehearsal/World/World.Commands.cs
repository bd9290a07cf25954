namespace Rehearsal.World;

internal sealed partial class World
{
    private readonly List<Command> _commands = [];

    /// <summary>Every registered command, in the order of registration.</summary>
    public IReadOnlyList<Command> Commands => Locked(() => _commands.ToArray());

    internal void Register(Command command) => Locked(() =>
    {
        var old = _commands.FindIndex(c => c.Id == command.Id);
        if (old >= 0)
            _commands[old] = command;
        else
            _commands.Add(command);
        Signal();
    });

    internal void Unregister(Command command) => Locked(() =>
    {
        _commands.Remove(command);
        Signal();
    });
}
