using System.Text.Json;
using System.Text.Json.Nodes;
using Rehearsal.World;

namespace Rehearsal.Wire.Gateway;

/// <summary>The gateway intents that decide what is sent.</summary>
[Flags]
internal enum Intents
{
    None = 0,
    Guilds = 1 << 0,
    GuildMembers = 1 << 1,
    GuildPresences = 1 << 8,
    GuildMessages = 1 << 9,
    DirectMessages = 1 << 12,
    MessageContent = 1 << 15,
    Privileged = GuildMembers | GuildPresences | MessageContent,

    /// <summary>Bits 17 to 19, 22 and 23 mean nothing.</summary>
    Known = 0x3FFFFFF & ~((7 << 17) | (3 << 22)),
}

/// <summary>
/// A bot's session: numbered dispatches, kept for a resume. It outlives its connections. Touched only with the world's gate held.
/// </summary>
internal sealed class WireSession(string id, Intents intents, WireShard shard, string host)
{
    private const int MaxKept = 20_000;
    private readonly List<byte[]> _kept = [];
    private readonly List<(int Sequence, WorldInteraction Interaction)> _interactions = [];
    private int _dropped;
    private int _next;

    public string Id { get; } = id;
    public Intents Intents { get; } = intents;
    public WireShard Shard { get; } = shard;
    public string Host { get; } = host;
    public WireConnection? Connection { get; set; }

    /// <summary>This is when the connection was lost, as a timestamp of the transport clock.</summary>
    public long? LostAt { get; set; }
    public int Sequence => _dropped + _kept.Count;
    public int Unsent => Sequence - _next;

    /// <summary>True while dispatches are lost.</summary>
    public bool Loses
    {
        get;
        set
        {
            field = value;
            HasLost = false;
        }
    }

    /// <summary>True once a dispatch was lost since <see cref="Loses"/> was set.</summary>
    public bool HasLost { get; private set; }

    public void Dispatch(string name, JsonNode data, WorldInteraction? interaction = null)
    {
        if (Loses)
        {
            HasLost = true;
            return;
        }
        if (interaction is not null)
            _interactions.Add((Sequence + 1, interaction));
        var frame = new JsonObject { ["t"] = name, ["s"] = Sequence + 1, ["op"] = 0, ["d"] = data };
        _kept.Add(JsonSerializer.SerializeToUtf8Bytes(frame));
        if (_kept.Count <= MaxKept)
            return;
        var surplus = Math.Min(_kept.Count - (MaxKept / 2), Math.Max(0, _next - _dropped));
        _kept.RemoveRange(0, surplus);
        _dropped += surplus;
        _interactions.RemoveAll(i => i.Sequence <= _dropped);
    }

    /// <summary>Sends what has not been sent.</summary>
    public void Pump()
    {
        if (Connection is not { } connection)
            return;
        while (_next < Sequence)
            connection.Send(_kept[_next++ - _dropped]);
    }

    /// <summary>Reverses the events that have not been sent; the sequence numbers stay in order.</summary>
    public void Reverse()
    {
        var (from, count) = (_next - _dropped, Unsent);
        _kept.Reverse(from, count);
        for (var i = from; i < from + count; i++)
        {
            var frame = JsonNode.Parse(_kept[i])!;
            frame["s"] = _dropped + i + 1;
            _kept[i] = JsonSerializer.SerializeToUtf8Bytes(frame);
        }
        for (var i = 0; i < _interactions.Count; i++)
        {
            if (_interactions[i].Sequence > _next)
                _interactions[i] = (_next + Sequence + 1 - _interactions[i].Sequence, _interactions[i].Interaction);
        }
    }

    /// <summary>Notes that the connection was lost, so that an acknowledgement that was being sent may be retried.</summary>
    public void WasCut()
    {
        foreach (var (_, interaction) in _interactions)
            interaction.MayAnswerTwice = true;
    }

    /// <summary>Goes back to what the client has received. Returns false if that is not possible.</summary>
    public bool Rewind(int seen)
    {
        if (seen > Sequence || seen < _dropped)
            return false;
        foreach (var (sequence, interaction) in _interactions)
            interaction.MayAnswerTwice |= sequence > seen && sequence <= _next;
        _next = seen;
        return true;
    }
}
