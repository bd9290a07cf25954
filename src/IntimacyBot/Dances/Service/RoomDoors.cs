using System.Collections.Concurrent;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Knows who is not in their room although it is theirs: they left the thread, or left the server and came back. Nobody is added again
/// without their own press, so their pages have [Let me in] where the link to the room would stand. Discord is asked for the reader of a
/// page alone, and what it said is held in memory only, because no row may say who left.
/// </summary>
internal sealed class RoomDoors(DiscordRest rest, Store store, DanceStore dances)
{
    private readonly ConcurrentDictionary<(Snowflake Room, Snowflake User), bool> _outside = new();

    public bool IsOutside(Snowflake? room, Snowflake user) => room is { } here && _outside.ContainsKey((here, user));

    public void Entered(Snowflake room, Snowflake user) => _outside.TryRemove((room, user), out _);

    /// <summary>
    /// Looks whether this person is in the rooms of their couple. It asks Discord, so it must be called outside of any snapshot.
    /// </summary>
    public async Task LookAsync(Guid couple, Snowflake user, CancellationToken cancel)
    {
        var open = await store.ReadAsync((read, token) => dances.OfCoupleAsync(read, couple, token), cancel);
        foreach (var (row, dance) in open)
            if (dance is { HasRoom: true } and not Dance.Over && dances.RenderedOf(row).Room is { } room)
                await LookAsync(new Snowflake(room), user, cancel);
    }

    /// <summary>If Discord does not say, the page has the link, as if the person were inside.</summary>
    private async Task LookAsync(Snowflake room, Snowflake user, CancellationToken cancel)
    {
        try
        {
            if (await rest.GetThreadMemberAsync(room, user, cancel) is null)
                _outside[(room, user)] = true;
            else
                Entered(room, user);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            Entered(room, user);
        }
    }
}
