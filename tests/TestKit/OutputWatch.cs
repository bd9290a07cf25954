using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Tests.TestKit;

/// <summary>
/// Looks for words in everything that a program may write besides messages and rows: every log line and scope down to Trace, metrics with
/// their tags, traces with their tags and events, the text of every exception that is thrown, and the addresses and headers of requests.
/// All but the log belongs to the whole process, so that only words which nobody else uses are looked for.
/// </summary>
internal sealed class OutputWatch : ILoggerProvider, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    private readonly string[] _words;
    private readonly ConcurrentQueue<string> _found = new();
    private readonly ConcurrentDictionary<string, int> _seen = new();
    private readonly ConcurrentQueue<IDisposable> _subscriptions = new();
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _activities;

    public OutputWatch(params IEnumerable<string> words)
    {
        _words = [.. words];
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<int>((i, value, tags, _) => Measured(i, tags));
        _meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Measured(i, tags));
        _meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Measured(i, tags));
        _meters.Start();
        _activities = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Traced,
        };
        ActivitySource.AddActivityListener(_activities);
        AppDomain.CurrentDomain.FirstChanceException += Thrown;
        _subscriptions.Enqueue(DiagnosticListener.AllListeners.Subscribe(this));
    }

    /// <summary>These are the places in which a word was found, with what stood there.</summary>
    public IReadOnlyCollection<string> Found => _found;

    /// <summary>These are the kinds of places in which anything was written, with how often.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    /// <summary>Makes a bot log everything here, whatever its settings say.</summary>
    public void AddTo(IServiceCollection services)
    {
        services.AddSingleton<ILoggerProvider>(new Borrowed(this));
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            options.Rules.Clear();
            options.MinLevel = LogLevel.Trace;
        });
    }

    /// <summary>Looks at what was written in one place.</summary>
    public void Look(string place, string? text)
    {
        _seen.AddOrUpdate(place, 1, (_, count) => count + 1);
        if (text is not null && _words.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } found)
            _found.Enqueue($"\"{found}\" stands in {place}: {text[..Math.Min(text.Length, 400)]}");
    }

    public ILogger CreateLogger(string categoryName) => new WatchedLogger(this, categoryName);

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Thrown;
        _meters.Dispose();
        _activities.Dispose();
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "HttpHandlerDiagnosticListener")
            _subscriptions.Enqueue(value.Subscribe(this));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Value?.GetType().GetProperty("Request")?.GetValue(value.Value) is not HttpRequestMessage request)
            return;
        Look("an address", $"{request.RequestUri} {Uri.UnescapeDataString($"{request.RequestUri}")}");
        foreach (var header in request.Headers)
            Look("a header", $"{header.Key}: {Uri.UnescapeDataString(string.Join(", ", header.Value))}");
    }

    void IObserver<DiagnosticListener>.OnCompleted()
    {
    }

    void IObserver<DiagnosticListener>.OnError(Exception error)
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted()
    {
    }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error)
    {
    }

    private void Thrown(object? sender, System.Runtime.ExceptionServices.FirstChanceExceptionEventArgs thrown) =>
        Look("an exception", $"{thrown.Exception.GetType()}: {thrown.Exception.Message} {thrown.Exception.InnerException?.Message}");

    private void Measured(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Look("a metric", $"{instrument.Meter.Name} {instrument.Name} {string.Join(' ', tags.ToArray())}");

    private void Traced(Activity activity)
    {
        var events = activity.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags)}");
        string[] all = [activity.DisplayName, .. activity.TagObjects.Select(t => $"{t}"), .. events, activity.StatusDescription ?? ""];
        Look("a trace", string.Join(' ', all));
    }

    /// <summary>Keeps a host that ends from disposing of the watch, which may outlive it.</summary>
    private sealed class Borrowed(OutputWatch watch) : ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => watch.CreateLogger(categoryName);

        public void Dispose()
        {
        }
    }

    private sealed class WatchedLogger(OutputWatch watch, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            watch.Look("a scope of the log", Whole(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            watch.Look($"the log at {logLevel}", $"{category}: {formatter(state, exception)} {Whole(state)} {exception}");

        /// <summary>Returns the values of a line too, since a sink may write them instead of the line.</summary>
        private static string Whole(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : $"{state}";
    }
}
