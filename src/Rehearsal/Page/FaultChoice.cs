using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>One fault that the page offers.</summary>
internal sealed record FaultChoice(string Name, Action<DemoServer> Happen)
{
    private const int Some = 5;

    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(2);

    /// <summary>These are first the close codes after which the bot can reconnect, and then those after which it must stop.</summary>
    private static readonly int[] _codes = [1000, 4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009, 4004, 4010, 4011, 4012, 4013, 4014];

    public static IReadOnlyList<FaultChoice> Kinds { get; } =
    [
        new("The connection breaks", t => t.World.Faults.DropGateway()),
        new("Discord asks the bot to reconnect", t => t.World.Faults.AskToReconnect()),
        new("Discord forgets the session", t => t.World.Faults.InvalidateSessions()),
        new("Discord doubts the session", t => t.World.Faults.InvalidateSessions(resumable: true)),
        new("The next five requests fail", t => t.World.Faults.FailNextRequests(RestFault.ServerError, Some)),
        new("The next five requests are too many", t => t.World.Faults.FailNextRequests(RestFault.TooMany, Some)),
        new("Every request takes two seconds", t => t.World.Faults.RestDelay = _slow),
        new("Requests are quick again", t => t.World.Faults.RestDelay = TimeSpan.Zero),
        new("The next five events come twice", t => t.World.Faults.DuplicateDispatches(Some)),
        new("The next event is lost", t => t.World.Faults.LoseDispatches(1)),
        new("Events wait", t => t.World.Faults.HoldDispatches()),
        new("Events that waited come, last first", t =>
        {
            t.World.Faults.ReverseHeldDispatches();
            t.World.Faults.ReleaseDispatches();
        }),
        new("A moderator archives every room", t => Each(t, t.World.Faults.Archive)),
        new("A moderator locks every room", t => Each(t, t.World.Faults.Lock)),
        new("A moderator opens every room again", t => Each(t, thread =>
        {
            t.World.Faults.Unlock(thread);
            t.World.Faults.Unarchive(thread);
        })),
        new("A moderator deletes every room", t => Each(t, t.World.Faults.Delete)),
        new("The bot may no longer make rooms", t => t.World.Faults.Revoke(t.Home, WorldPermission.CreatePrivateThreads)),
        new("The bot may make rooms again", t => t.Home.Allow(t.World.Bot, WorldPermission.CreatePrivateThreads)),
        new("Sam leaves the server", t => t.Guild.Leave(t.Sam)),
        new("Sam comes back to the server", t => t.Guild.Join(t.Sam)),
        new("The bot is taken out of the server", t => t.World.Faults.KickBot(t.Guild)),
        new("The bot is invited again", t => t.Invite()),
        .. _codes.Select(code => new FaultChoice($"Discord closes the connection with {code}", t => t.World.Faults.CloseGateway(code))),
    ];

    private static void Each(DemoServer server, Action<WorldChannel> act)
    {
        foreach (var thread in server.Guild.Threads.ToList())
            act(thread);
    }
}
