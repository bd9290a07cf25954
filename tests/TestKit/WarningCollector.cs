using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tests.TestKit;

/// <summary>Keeps every log line, and those above Information apart: a story in which nothing goes wrong has none of these.</summary>
/// <param name="before">What was collected earlier and is to be kept.</param>
internal sealed class WarningCollector(WarningCollector? before = null) : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _warnings = new(before?.Warnings ?? []);
    private readonly ConcurrentQueue<string> _all = new(before?.All ?? []);

    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>Every line, for searching words that must not be there.</summary>
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
