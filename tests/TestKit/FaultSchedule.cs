using System.Collections.Concurrent;
using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>
/// Faults of the network, the platform, moderators and people. A test applies one by its name, or lets them follow one another at random.
/// </summary>
internal sealed class FaultSchedule
{
    /// <summary>These are the things a moderator can do to a thread that make it unusable for the bot.</summary>
    public static readonly IReadOnlyDictionary<string, Action<Faults, WorldChannel>> OfThreads =
        new Dictionary<string, Action<Faults, WorldChannel>>
        {
            ["delete"] = (faults, thread) => faults.Delete(thread),
            ["archive"] = (faults, thread) => faults.Archive(thread),
            ["lock"] = (faults, thread) => faults.Lock(thread),
            ["archive and lock"] = (faults, thread) =>
            {
                faults.Lock(thread);
                faults.Archive(thread);
            },
        };

    /// <summary>Only close codes that are not the client's fault are used, because the bot logs a warning for the others.</summary>
    private static readonly int[] CloseCodes = [1000, 1001, 4000, 4009];
    private static readonly string?[] Paths = [null, "/messages", "/threads", "/callback", "/webhooks", "/thread-members", "/channels"];
    private readonly WorldGuild _guild;
    private readonly WorldChannel _home;
    private readonly IReadOnlyList<WorldPerson> _people;
    private readonly Action<WorldChannel> _beforeFault;
    private readonly Random _random;
    private readonly List<(double Weight, string Name, Func<Task> HappensAsync)> _all;
    private readonly ConcurrentDictionary<string, int> _happened = new(StringComparer.Ordinal);

    /// <param name="guild">The server whose rooms and notification threads are disturbed.</param>
    /// <param name="home">The channel under which the bot creates them.</param>
    /// <param name="people">The people who may leave and come back, or close their direct messages.</param>
    /// <param name="beforeFault">Called with each thread before a fault happens to it.</param>
    /// <param name="seed">The seed of the random choices.</param>
    public FaultSchedule(WorldGuild guild, WorldChannel home, IReadOnlyList<WorldPerson> people, Action<WorldChannel> beforeFault, int seed)
    {
        (_guild, _home, _people, _beforeFault, _random) = (guild, home, people, beforeFault, new Random(seed));
        _all = [.. Network(), .. Platform(), .. People()];
    }

    public IReadOnlyDictionary<string, int> Happened => _happened;

    private Faults Faults => _guild.World.Faults;

    public async Task RunAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await WaitAsync(0.4, 3);
            var (_, name, happensAsync) = _all.PickWeighted(a => a.Weight, _random);
            _happened.AddOrUpdate(name, 1, (_, n) => n + 1);
            await happensAsync();
        }
    }

    private IEnumerable<(double, string, Func<Task>)> Network() =>
    [
        (2, "connection dropped", Now(Faults.DropGateway)),
        (2, "op 7", Now(Faults.AskToReconnect)),
        (1, "op 9, resumable", Now(() => Faults.InvalidateSessions(resumable: true))),
        (0.4, "op 9", Now(() => Faults.InvalidateSessions())),
        (1, "close code", Now(() => Faults.CloseGateway(CloseCodes[_random.Next(CloseCodes.Length)]))),
        (0.3, "sessions forgotten", Now(Faults.ForgetSessions)),
        (0.5, "no heartbeat acknowledged", Now(Faults.StopAcknowledgingHeartbeats)),
        (2, "events held and reordered", ReorderAsync),
        (3, "events doubled", Now(() => Faults.DuplicateDispatches(_random.Next(1, 6)))),
    ];

    private IEnumerable<(double, string, Func<Task>)> Platform() =>
    [
        (5, "requests failed", Now(Fail)),
        (2, "429 for everything", Now(() => Faults.FailNextRequests(RestFault.TooManyGlobal, _random.Next(1, 4)))),
        (1, "slow requests", SlowAsync),
        (1, "events before or after replies", Now(() => Faults.Events = (EventOrder)_random.Next(3))),
        (1, "limits renamed", Now(Faults.RenameBuckets)),
        (0.5, "permission revoked", RevokeAsync),
    ];

    private IEnumerable<(double, string, Func<Task>)> People() =>
    [
        (0.6, "room archived", DisturbThread(Rooms, "archive")),
        (0.4, "room locked", DisturbThread(Rooms, "lock")),
        (0.4, "room deleted", DisturbThread(Rooms, "delete")),
        (0.5, "thread opened again", Now(Reopen)),
        (0.4, "bell deleted", DisturbThread(Bells, "delete")),
        (0.4, "bell archived and locked", DisturbThread(Bells, "archive and lock")),
        (0.4, "message deleted", Now(() => Disturb(Rooms().Concat(Bells()), t => Any(t.Messages, Faults.Delete)))),
        (0.2, "person left and came back", LeaveAsync),
        (0.1, "bot kicked and invited again", KickAsync),
        (0.2, "somebody taken out of a thread", Now(RemoveMember)),
        (0.4, "direct messages closed and opened", ToggleDirectMessagesAsync),
    ];

    /// <summary>Ends all faults.</summary>
    public void Clear()
    {
        Faults.RestDelay = TimeSpan.Zero;
        Faults.Events = EventOrder.AsItComes;
        Faults.DuplicateDispatches(0);
        Faults.ReleaseDispatches();
        _home.Clear(_guild.World.Bot.Id);
    }

    private void Fail()
    {
        RestFault[] faults = [RestFault.ServerError, RestFault.BadGateway, RestFault.ResetBefore, RestFault.ResetAfter, RestFault.TooMany];
        var (fault, times) = (faults[_random.Next(faults.Length)], _random.Next(1, 5));
        Faults.FailNextRequests(fault, times, _random.Next(3) == 0 ? "POST" : null, Paths[_random.Next(Paths.Length)]);
    }

    private async Task ReorderAsync()
    {
        Faults.HoldDispatches();
        await WaitAsync(0.2, 2.5);
        if (_random.Next(2) == 0)
            Faults.ReverseHeldDispatches();
        Faults.ReleaseDispatches();
    }

    private async Task SlowAsync()
    {
        Faults.RestDelay = TimeSpan.FromMilliseconds(_random.Next(50, 1500));
        await WaitAsync(0.5, 3);
        Faults.RestDelay = TimeSpan.Zero;
    }

    private async Task RevokeAsync()
    {
        WorldPermission[] permissions =
            [
                WorldPermission.ManageThreads,
                WorldPermission.SendMessagesInThreads,
                WorldPermission.CreatePrivateThreads,
                WorldPermission.ViewChannel
            ];
        Faults.Revoke(_home, permissions[_random.Next(permissions.Length)]);
        await WaitAsync(0.5, 3);
        _home.Clear(_guild.World.Bot.Id);
    }

    private async Task LeaveAsync()
    {
        var person = Somebody();
        foreach (var thread in _guild.Threads.Where(t => t.Thread!.Has(person)))
            _beforeFault(thread);
        _guild.Leave(person);
        await WaitAsync(0.5, 3);
        _guild.Join(person);
    }

    private async Task KickAsync()
    {
        Faults.KickBot(_guild);
        await WaitAsync(0.5, 3);
        _guild.AddBot();
    }

    private async Task ToggleDirectMessagesAsync()
    {
        var person = Somebody();
        person.DmsOpen = false;
        await WaitAsync(1, 5);
        person.DmsOpen = true;
    }

    private void RemoveMember() => Disturb(Rooms(), r => Any(r.Thread!.Members.OfType<WorldPerson>(), p => Faults.RemoveFromThread(r, p)));

    /// <summary>Unarchives and unlocks a closed thread.</summary>
    private void Reopen() => Any(_guild.Threads.Where(t => t.Thread is { IsLocked: true }), t =>
    {
        Faults.Unarchive(t);
        Faults.Unlock(t);
    });

    private Func<Task> DisturbThread(Func<IEnumerable<WorldChannel>> threads, string fault) =>
        Now(() => Disturb(threads(), thread => OfThreads[fault](Faults, thread)));

    private void Disturb(IEnumerable<WorldChannel> threads, Action<WorldChannel> deed) => Any(threads, thread =>
    {
        _beforeFault(thread);
        deed(thread);
    });

    private IEnumerable<WorldChannel> Rooms() => Threads("Room").Where(t => t.Thread is { IsLocked: false });

    private IEnumerable<WorldChannel> Bells() => Threads("Bell");

    private IEnumerable<WorldChannel> Threads(string name) => _guild.Threads.Where(t => t.Name.StartsWith(name, StringComparison.Ordinal));

    private WorldPerson Somebody() => _people[_random.Next(_people.Count)];

    private void Any<T>(IEnumerable<T> from, Action<T> deed)
    {
        var all = from.ToList();
        if (all.Count > 0)
            deed(all[_random.Next(all.Count)]);
    }

    private static Func<Task> Now(Action deed) => () =>
    {
        try
        {
            deed();
        }
        catch (Exception e) when (e is RehearsalException or RefusedException)
        {
            // The target of the fault has been deleted meanwhile.
        }

        return Task.CompletedTask;
    };

    private Task WaitAsync(double least, double most) =>
        Task.Delay(TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least))), TimeProvider.System, CancellationToken.None);
}
