using System.Diagnostics;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>One interaction that was sent, and the time of its first answer.</summary>
internal sealed class SentInteraction(string kind)
{
    public string Kind => kind;

    /// <summary>This is when the interaction was scheduled, as a timestamp of <see cref="Stopwatch"/>.</summary>
    public long Due { get; init; }

    public long Dispatched { get; init; }

    public long Answered { get; set; }

    public SeenAnswerKind How { get; set; }

    /// <summary>This is the time from the dispatch to the arrival of the acknowledgement, in milliseconds.</summary>
    public double Took => Stopwatch.GetElapsedTime(Dispatched, Answered).TotalMilliseconds;

    /// <summary>
    /// This is the time from the schedule to the acknowledgement in milliseconds, so that a late dispatch counts as waiting.
    /// </summary>
    public double TookFromSchedule => Stopwatch.GetElapsedTime(Due, Answered).TotalMilliseconds;
}

/// <summary>An interaction to send, and its name in the report.</summary>
internal sealed record PlannedInteraction(string Kind, WorldInteraction Interaction);

/// <summary>
/// Sends interactions into a world on a fixed schedule: a slow answer does not delay other interactions, so that slowness is measured and
/// not left out.
/// </summary>
internal sealed class InteractionLoad : IDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(10);
    private readonly World _world;
    private readonly Dictionary<ulong, SentInteraction> _open = [];

    public InteractionLoad(World world)
    {
        _world = world;
        world.Raised += OnWorldEvent;
    }

    /// <summary>Sends this many interactions, and returns when each is answered or has timed out.</summary>
    public async Task<IReadOnlyList<SentInteraction>> SendAsync(int count, int perSecond, Func<PlannedInteraction> next)
    {
        var sent =
            await Task.Factory.StartNew(
                () => Send(count, perSecond, next),
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        await _world.WaitForAsync(w => w.Locked(() => _open.Count == 0), "all interactions to be answered", WaitLimit);
        return sent;
    }

    public void Dispose() => _world.Raised -= OnWorldEvent;

    private SentInteraction[] Send(int count, int perSecond, Func<PlannedInteraction> next)
    {
        using var never = new ManualResetEventSlim();
        var sent = new SentInteraction[count];
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < count; i++)
        {
            var due = start + (Stopwatch.Frequency * i / perSecond);
            WaitUntil(due, never);
            sent[i] = Send(due, next);
        }

        return sent;
    }

    private SentInteraction Send(long due, Func<PlannedInteraction> next)
    {
        var dispatched = Stopwatch.GetTimestamp();
        return _world.Locked(() =>
        {
            var (kind, interaction) = next();
            var sent = _open[interaction.Id] = new SentInteraction(kind) { Due = due, Dispatched = dispatched };
            _ = _world.BeginAsync(interaction);
            return sent;
        });
    }

    /// <summary>Sleeps while more than a millisecond is left and then spins, because timers are not more precise.</summary>
    private static void WaitUntil(long due, ManualResetEventSlim never)
    {
        while (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due).TotalMilliseconds is > 1 and var left)
            never.Wait((int)left);
        while (Stopwatch.GetTimestamp() < due)
            Thread.SpinWait(20);
    }

    /// <summary>The world calls this while holding its gate.</summary>
    private void OnWorldEvent(WorldEvent happened)
    {
        if (happened is not WorldEvent.Answered { Interaction: var interaction } || !_open.Remove(interaction.Id, out var sent))
            return;
        (sent.Answered, sent.How) = (Stopwatch.GetTimestamp(), interaction.Answer.Kind);
    }
}
