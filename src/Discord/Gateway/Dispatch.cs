using System.Text.Json;
using Discord.Models.Json;

namespace Discord.Gateway;

/// <summary>One event of the gateway. Source: docs.discord.com/developers/events/gateway-events#payload-structure.</summary>
public sealed class Dispatch
{
    private readonly ReadOnlyMemory<byte> _json;
    private readonly DispatchTracker _tracker;
    private readonly GatewaySession _session;
    private readonly long _index;
    private object? _data;

    internal Dispatch(string eventName, long sequence, ReadOnlyMemory<byte> json, GatewaySession session, DispatchTracker tracker)
    {
        EventName = eventName;
        Sequence = sequence;
        _session = session;
        _json = json;
        _tracker = tracker;
        _index = tracker.Begin(sequence);
    }

    /// <summary>The name; see <see cref="GatewayEvents"/>.</summary>
    public string EventName { get; }

    /// <summary>Its number in the session. A resumed session may send a number again.</summary>
    public long Sequence { get; }

    /// <summary>The session it belongs to, at this event.</summary>
    public GatewaySession Session => _session with { Sequence = Sequence };

    /// <summary>The payload, parsed when first asked for.</summary>
    public JsonElement Data => (JsonElement)(_data ??= JsonElement.Parse(_json.Span));

    /// <summary>
    /// The position that may be stored in the transaction that finishes this event: all events up to it are done, counting
    /// this one as done. Null when the session is over, and then nothing is to be stored. It moves forward while other events end, so
    /// read it just before storing it.
    /// </summary>
    public GatewaySession? ResumePoint =>
        _tracker.ResumeSequenceAfter(_index) is { } sequence ? _session with { Sequence = sequence } : null;

    /// <summary>Reads the payload as a model; a payload of another shape is a <see cref="JsonException"/>.</summary>
    public T As<T>() => ComponentsConverter.Read<T>(_json)
        ?? throw new JsonException($"The payload of {EventName} is null.");

    /// <summary>Marks this event as done, however it ended.</summary>
    internal void End() => _tracker.End(_index);

    /// <summary>Name and number alone, so that no text slips into a log.</summary>
    public override string ToString() => $"{EventName} #{Sequence}";
}
