using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace IntimacyBot.Tests.Stories;

/// <summary>Keeps every log line above Information: a story in which nothing goes wrong has none.</summary>
internal sealed class LoudLines : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Every line of our own, for searching words that must not be there.</summary>
    public IReadOnlyCollection<string> All => _all;

    public void Clear() => _lines.Clear();

    public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

    public void Dispose()
    {
    }

    public override string ToString() => string.Join('\n', _lines);

    private sealed class Line(LoudLines lines, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var line = $"{logLevel} {category}: {formatter(state, exception)} {exception}";
            lines._all.Enqueue(line);
            if (logLevel > LogLevel.Information)
                lines._lines.Enqueue(line);
        }
    }
}
