using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// Knows who is not in a private thread although it is theirs: they left it, or left the server and came back. Nobody is added again
/// without their own press. Discord is asked for the reader of a page alone, and what it said is held in memory only, because no row may
/// say who left. What is asked concerns nobody else, so it yields to everything that others wait for.
/// </summary>
internal sealed class ThreadDoors(DiscordRest rest, InteractionTimings timings)
{
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    private readonly ConcurrentDictionary<(Snowflake Thread, Snowflake User), bool> _outside = new();

    public bool IsOutside(Snowflake? thread, Snowflake user) => thread is { } here && _outside.ContainsKey((here, user));

    public void Entered(Snowflake thread, Snowflake user) => _outside.TryRemove((thread, user), out _);

    /// <summary>
    /// Looks whether this person is in the thread. It asks Discord, so it must be called outside of any snapshot. If Discord does not say
    /// in time, they count as inside.
    /// </summary>
    public async Task LookAsync(Snowflake thread, Snowflake user, CancellationToken cancel)
    {
        var isOutside = await OptionalRead.WithinAsync(
            timings.DoorWithin,
            async token => await _rest.GetThreadMemberAsync(thread, user, token) is null,
            otherwise: false,
            cancel);
        if (isOutside)
            _outside[(thread, user)] = true;
        else
            Entered(thread, user);
    }
}
