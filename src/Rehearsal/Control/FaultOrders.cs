using System.Text.Json;
using Rehearsal.World;

namespace Rehearsal.Control;

/// <summary>All faults that can be started over HTTP, by name.</summary>
internal sealed class FaultOrders
{
    private readonly Dictionary<string, Action<FaultOrder>> _known;
    private readonly World.World _world;

    public FaultOrders(World.World world)
    {
        _world = world;
        _known = Network(world.Faults).Concat(Platform(world.Faults)).Concat(People(world)).ToDictionary(o => o.Name, o => o.Act);
    }

    public IEnumerable<string> Names => _known.Keys.Order(StringComparer.Ordinal);

    /// <exception cref="RehearsalException">The name is not known, or the parameters are not valid.</exception>
    public void Carry(string name, JsonElement body)
    {
        if (!_known.TryGetValue(name, out var act))
            throw new RehearsalException($"\"{name}\" is not known. Known are: {string.Join(", ", Names)}.");
        act(new(_world, body));
    }

    private static IEnumerable<(string Name, Action<FaultOrder> Act)> Network(Faults faults) =>
    [
        ("drop", _ => faults.DropGateway()),
        ("close", o => faults.CloseGateway(o.Number("code"))),
        ("reconnect", _ => faults.AskToReconnect()),
        ("invalidate", o => faults.InvalidateSessions(o.Flag("resumable"))),
        ("forget-sessions", _ => faults.ForgetSessions()),
        ("hold", _ => faults.HoldDispatches()),
        ("reverse", _ => faults.ReverseHeldDispatches()),
        ("release", _ => faults.ReleaseDispatches()),
        ("duplicate", o => faults.DuplicateDispatches(o.Number("count", 1))),
        ("lose", o => faults.LoseDispatches(o.Number("count", 1))),
        ("silence-heartbeats", _ => faults.StopAcknowledgingHeartbeats()),
    ];

    private static IEnumerable<(string Name, Action<FaultOrder> Act)> Platform(Faults faults) =>
    [
        ("fail", o => faults.FailNextRequests(o.Choice<RestFault>("fault"), o.Number("count", 1), o.Text("method"), o.Text("path"))),
        ("delay", o => faults.RestDelay = TimeSpan.FromMilliseconds(o.Number("milliseconds"))),
        ("events", o => faults.Events = o.Choice<EventOrder>("order")),
        ("rename-buckets", _ => faults.RenameBuckets()),
    ];

    private static IEnumerable<(string Name, Action<FaultOrder> Act)> People(World.World world) =>
    [
        ("revoke", o => Revoke(world.Faults, o)),
        ("delete", o => world.Faults.Delete(o.Channel())),
        ("archive", o => world.Faults.Archive(o.Thread())),
        ("unarchive", o => world.Faults.Unarchive(o.Thread())),
        ("lock", o => world.Faults.Lock(o.Thread())),
        ("unlock", o => world.Faults.Unlock(o.Thread())),
        ("leave", o => o.Guild().Leave(o.Person())),
        ("close-dms", o => o.Person().DmsOpen = false),
        ("open-dms", o => o.Person().DmsOpen = true),
        ("kick-bot", o => world.Faults.KickBot(o.Guild())),
        ("add-bot", o => o.Guild().AddBot()),
        ("forward", o => Forward(world, TimeSpan.FromSeconds(o.Number("seconds")))),
    ];

    private static void Revoke(Faults faults, FaultOrder order)
    {
        var permission = order.Choice<WorldPermission>("permission");
        if (order.Text("channel") is null)
            faults.Revoke(order.Guild(), permission);
        else
            faults.Revoke(order.Channel(), permission);
    }

    private static void Forward(World.World world, TimeSpan by)
    {
        if (by <= TimeSpan.Zero)
            throw new RehearsalException("A clock goes forward only: \"seconds\" is at least 1.");
        (world.Options.SkipClock ?? throw new RehearsalException("This world's clock cannot be turned."))(by);
    }
}
