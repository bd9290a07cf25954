using System.Collections.Concurrent;
using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>Bad days of the network, the platform, moderators and people, one after the other and over each other, all by chance.</summary>
internal sealed class Weather
{
    /// <summary>The others tell a client that it sent something wrong, which it rightly complains of.</summary>
    private static readonly int[] CloseCodes = [1000, 1001, 4000, 4009];
    private static readonly string?[] Paths = [null, "/messages", "/threads", "/callback", "/webhooks", "/thread-members", "/channels"];
    private readonly Place _place;
    private readonly Watch _watch;
    private readonly Random _dice;
    private readonly List<(double Likes, string Name, Func<Task> Happens)> _all;
    private readonly ConcurrentDictionary<string, int> _happened = new(StringComparer.Ordinal);

    public Weather(Place place, Watch watch, int seed)
    {
        (_place, _watch, _dice) = (place, watch, new Random(seed));
        _all = [.. Network(), .. Platform(), .. People()];
    }

    public IReadOnlyDictionary<string, int> Happened => _happened;

    private Faults Faults => _place.World.Faults;

    public async Task BlowAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await WaitAsync(0.4, 3);
            var (_, name, happens) = Likings.Choose(_all, a => a.Likes, _dice);
            _happened.AddOrUpdate(name, 1, (_, n) => n + 1);
            await happens();
        }
    }

    private IEnumerable<(double, string, Func<Task>)> Network() =>
    [
        (2, "connection dropped", Now(Faults.DropGateway)),
        (2, "op 7", Now(Faults.AskToReconnect)),
        (1, "op 9, resumable", Now(() => Faults.InvalidateSessions(resumable: true))),
        (0.4, "op 9", Now(() => Faults.InvalidateSessions())),
        (1, "close code", Now(() => Faults.CloseGateway(CloseCodes[_dice.Next(CloseCodes.Length)]))),
        (0.3, "sessions forgotten", Now(Faults.ForgetSessions)),
        (0.5, "no heartbeat acknowledged", Now(Faults.StopAcknowledgingHeartbeats)),
        (2, "events held and reordered", ReorderAsync),
        (3, "events doubled", Now(() => Faults.DuplicateDispatches(_dice.Next(1, 6)))),
    ];

    private IEnumerable<(double, string, Func<Task>)> Platform() =>
    [
        (5, "requests failed", Now(Fail)),
        (2, "429 for everything", Now(() => Faults.FailNextRequests(RestFault.TooManyGlobal, _dice.Next(1, 4)))),
        (1, "slow requests", SlowAsync),
        (1, "events before or after replies", Now(() => Faults.Events = (EventOrder)_dice.Next(3))),
        (1, "limits renamed", Now(Faults.RenameBuckets)),
        (0.5, "permission revoked", RevokeAsync),
    ];

    private IEnumerable<(double, string, Func<Task>)> People() =>
    [
        (0.6, "room archived", Befall(Faults.Archive)),
        (0.4, "room locked", Befall(Faults.Lock)),
        (0.4, "room deleted", Befall(Faults.Delete)),
        (0.5, "thread opened again", Now(Reopen)),
        (0.4, "bell deleted", Now(() => Befalls(Bells(), Faults.Delete))),
        (0.4, "bell archived and locked", Now(() => Befalls(Bells(), bell =>
        {
            Faults.Lock(bell);
            Faults.Archive(bell);
        }))),
        (0.4, "message deleted", Now(() => Befalls(Rooms().Concat(Bells()), t => Any(t.Messages, Faults.Delete)))),
        (0.2, "person left and came back", LeaveAsync),
        (0.1, "bot kicked and invited again", KickAsync),
        (0.2, "somebody taken out of a thread", Now(() => Befalls(Rooms(), r => Any(r.Thread!.Members.OfType<Person>(), p => Faults.RemoveFromThread(r, p))))),
        (0.4, "direct messages closed and opened", DoorAsync),
    ];

    /// <summary>Everything is as it should be again.</summary>
    public void Clears()
    {
        Faults.RestDelay = TimeSpan.Zero;
        Faults.Events = EventOrder.AsItComes;
        Faults.DuplicateDispatches(0);
        Faults.ReleaseDispatches();
        _place.Home.Clear(_place.World.Bot.Id);
    }

    private void Fail()
    {
        RestFault[] faults = [RestFault.ServerError, RestFault.BadGateway, RestFault.ResetBefore, RestFault.ResetAfter, RestFault.TooMany];
        Faults.FailNextRequests(faults[_dice.Next(faults.Length)], _dice.Next(1, 5), _dice.Next(3) == 0 ? "POST" : null, Paths[_dice.Next(Paths.Length)]);
    }

    private async Task ReorderAsync()
    {
        Faults.HoldDispatches();
        await WaitAsync(0.2, 2.5);
        if (_dice.Next(2) == 0)
            Faults.ReverseHeldDispatches();
        Faults.ReleaseDispatches();
    }

    private async Task SlowAsync()
    {
        Faults.RestDelay = TimeSpan.FromMilliseconds(_dice.Next(50, 1500));
        await WaitAsync(0.5, 3);
        Faults.RestDelay = TimeSpan.Zero;
    }

    private async Task RevokeAsync()
    {
        Permission[] permissions = [Permission.ManageThreads, Permission.SendMessagesInThreads, Permission.CreatePrivateThreads, Permission.ViewChannel];
        Faults.Revoke(_place.Home, permissions[_dice.Next(permissions.Length)]);
        await WaitAsync(0.5, 3);
        _place.Home.Clear(_place.World.Bot.Id);
    }

    private async Task LeaveAsync()
    {
        var person = Somebody();
        foreach (var thread in _place.Guild.Threads.Where(t => t.Thread!.Has(person)))
            _watch.Befalls(thread);
        _place.Guild.Leave(person);
        await WaitAsync(0.5, 3);
        _place.Guild.Join(person);
    }

    private async Task KickAsync()
    {
        Faults.KickBot(_place.Guild);
        await WaitAsync(0.5, 3);
        _place.Guild.AddBot();
    }

    private async Task DoorAsync()
    {
        var person = Somebody();
        person.DmsOpen = false;
        await WaitAsync(1, 5);
        person.DmsOpen = true;
    }

    /// <summary>Somebody unlocks what was closed.</summary>
    private void Reopen() => Any(_place.Guild.Threads.Where(t => t.Thread is { IsLocked: true }), t =>
    {
        Faults.Unarchive(t);
        Faults.Unlock(t);
    });

    private Func<Task> Befall(Action<Channel> deed) => Now(() => Befalls(Rooms(), deed));

    private void Befalls(IEnumerable<Channel> threads, Action<Channel> deed) => Any(threads, thread =>
    {
        _watch.Befalls(thread);
        deed(thread);
    });

    private IEnumerable<Channel> Rooms() => Threads("Room").Where(t => t.Thread is { IsLocked: false });

    private IEnumerable<Channel> Bells() => Threads("Bell");

    private IEnumerable<Channel> Threads(string name) => _place.Guild.Threads.Where(t => t.Name.StartsWith(name, StringComparison.Ordinal));

    private Person Somebody()
    {
        var couple = _place.Couples[_dice.Next(_place.Couples.Count)];
        return _dice.Next(2) == 0 ? couple.One : couple.Other;
    }

    private void Any<T>(IEnumerable<T> from, Action<T> deed)
    {
        var all = from.ToList();
        if (all.Count > 0)
            deed(all[_dice.Next(all.Count)]);
    }

    private static Func<Task> Now(Action deed) => () =>
    {
        try
        {
            deed();
        }
        catch (Exception e) when (e is RehearsalException or Refused)
        {
            // What it would befall has gone meanwhile.
        }

        return Task.CompletedTask;
    };

    private Task WaitAsync(double least, double most) =>
        Task.Delay(TimeSpan.FromSeconds(least + (_dice.NextDouble() * (most - least))), TimeProvider.System, CancellationToken.None);
}
