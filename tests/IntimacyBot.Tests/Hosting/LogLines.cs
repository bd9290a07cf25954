using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Tests.Hosting;

/// <summary>Keeps what a bot logs.</summary>
internal sealed class LogLines : ILoggerProvider
{
    private readonly ConcurrentQueue<(LogLevel Level, string Line)> _lines = new();

    internal IReadOnlyList<string> AboveInformation => [.. _lines.Where(l => l.Level > LogLevel.Information).Select(l => $"{l.Level}: {l.Line}")];

    internal IReadOnlyList<string> All => [.. _lines.Select(l => l.Line)];

    public ILogger CreateLogger(string categoryName) => new Lines(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Lines(LogLines kept, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            kept._lines.Enqueue((logLevel, $"{category} {formatter(state, exception)}"));
    }
}
