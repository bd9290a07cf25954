using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Every line of the world and of the bot, in the order in which they came: to find out how something came about. Nobody in it is real.
/// </summary>
internal sealed class SoakLog : IDisposable
{
    private readonly StreamWriter _file;
    private readonly Lock _gate = new();
    private World? _world;

    public SoakLog(string path)
    {
        Path = path;
        _file = new StreamWriter(path);
    }

    public string Path { get; }

    public void Follow(World world)
    {
        _world = world;
        world.History.Noted += entry => Write(entry.ToString());
    }

    /// <summary>A line of the bot's own log.</summary>
    public void Hear(string line) => Write($"{_world?.Now:HH:mm:ss.fff} ~~ {line}");

    public void Dispose()
    {
        lock (_gate)
            _file.Dispose();
    }

    private void Write(string line)
    {
        lock (_gate)
            if (_file.BaseStream is not null)
                _file.WriteLine($"{_world?.Now:dd} {line}");
    }
}
