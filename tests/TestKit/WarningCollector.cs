using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tests.TestKit;

/// <summary>Collects every log line, and separately those above Information, which a story without faults must not have.</summary>
/// <param name="before">A collector whose lines are kept.</param>
internal sealed class WarningCollector(WarningCollector? before = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _warnings = new(before?.Warnings ?? []);
    private readonly ConcurrentQueue<string> _all = new(before?.All ?? []);

    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>These are all lines, to be searched for words that must not be logged.</summary>
    public IReadOnlyCollection<string> All => _all;

    public void Clear()
    {
        _warnings.Clear();
        _all.Clear();
    }

    public ILogger CreateLogger(string categoryName) => new CollectingLogger(this, categoryName);

    public void Dispose()
    {
    }

    public override string ToString() => string.Join('\n', _warnings);

    private sealed class CollectingLogger(WarningCollector collector, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            collector._all.Enqueue(line);
            if (logLevel > LogLevel.Information)
                collector._warnings.Enqueue(line);
        }
    }
}
