using System.Collections.Concurrent;
using Discord.Models;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// The interactions that this process has begun to answer recently. Discord may deliver an interaction twice; only the first delivery is
/// answered.
/// </summary>
internal sealed class RecentInteractions
{
    private const int Most = 1000;

    private readonly ConcurrentDictionary<Snowflake, bool> _begun = new();
    private readonly ConcurrentQueue<Snowflake> _order = new();

    /// <summary>Returns false when this interaction has begun already.</summary>
    public bool Begin(Snowflake interaction)
    {
        if (!_begun.TryAdd(interaction, true))
            return false;
        _order.Enqueue(interaction);
        if (_begun.Count > Most && _order.TryDequeue(out var oldest))
            _begun.TryRemove(oldest, out _);
        return true;
    }
}
