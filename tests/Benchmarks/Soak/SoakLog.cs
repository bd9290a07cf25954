using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Writes every event of the world and every log line of the bot to one file in the order of arrival, for finding causes. It contains only
/// simulated people.
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

    /// <summary>Writes a line of the bot's own log with the world's time.</summary>
    public void WriteBotLine(string line) => Write($"{_world?.Now:HH:mm:ss.fff} ~~ {line}");

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
