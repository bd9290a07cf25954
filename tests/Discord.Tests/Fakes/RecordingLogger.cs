using System.Collections.Concurrent;
using Discord.Rest.Api;
using Microsoft.Extensions.Logging;

namespace Tests.Fakes;

/// <summary>Records what was logged.</summary>
public sealed class RecordingLogger : ILogger<DiscordRest>
{
    public ConcurrentQueue<(int Id, LogLevel Level, string Text)> Lines { get; } = new();

    public int Count(int id) => Lines.Count(line => line.Id == id);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) =>
        Lines.Enqueue((eventId.Id, logLevel, formatter(state, exception)));
}
