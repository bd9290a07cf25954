using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>One bad day that the page offers.</summary>
internal sealed record Trouble(string Name, Action<Town> Happen)
{
    private const int Some = 5;

    public static IReadOnlyList<Trouble> Kinds { get; } =
    [
        new("The connection breaks", t => t.World.Faults.DropGateway()),
        new("Discord asks the bot to reconnect", t => t.World.Faults.AskToReconnect()),
        new("Discord forgets the session", t => t.World.Faults.InvalidateSessions()),
        new("The next five requests fail", t => t.World.Faults.FailNextRequests(RestFault.ServerError, Some)),
        new("The next five requests are too many", t => t.World.Faults.FailNextRequests(RestFault.TooMany, Some)),
        new("The next five events come twice", t => t.World.Faults.DuplicateDispatches(Some)),
        new("A moderator archives every room", t => Each(t, t.World.Faults.Archive)),
        new("A moderator locks every room", t => Each(t, t.World.Faults.Lock)),
        new("A moderator opens every room again", t => Each(t, thread =>
        {
            t.World.Faults.Unlock(thread);
            t.World.Faults.Unarchive(thread);
        })),
        new("A moderator deletes every room", t => Each(t, t.World.Faults.Delete)),
        new("The bot may no longer make rooms", t => t.World.Faults.Revoke(t.Home, Permission.CreatePrivateThreads)),
        new("The bot may make rooms again", t => t.Home.Allow(t.World.Bot, Permission.CreatePrivateThreads)),
    ];

    private static void Each(Town town, Action<Channel> act)
    {
        foreach (var thread in town.Guild.Threads.ToList())
            act(thread);
    }
}
