using System.Diagnostics;
using Rehearsal.World;

namespace Benchmarks;

/// <summary>The phases of one run and what they gave.</summary>
internal sealed class Run(Report report, Plan plan, Town rawTown, RawBot raw, Town pongTown, PongBot pong, Garden garden)
{
    private const int PostsPerSecond = 50;
    private const string Bare = "bare request";
    private const string Pong = "pong";
    private const string Crowded = "pong behind a backlog";
    private readonly List<Shot> _shots = [];
    private readonly List<double> _ordinary = [];
    private int _moves;
    private int _turn;

    public async Task RoundAsync(int seconds)
    {
        var count = seconds * plan.Rate;
        await BareAsync(count);
        await FireAsync(pongTown.Load, count, () => pongTown.Press(Pong));
        await CrowdedAsync(count);
        await FireAsync(garden.Load, count, () => garden.Pairs[_turn++ % garden.Pairs.Count].Next());
        _moves += count;
        await garden.QuietAsync();
    }

    /// <summary>What came before was for warming up.</summary>
    public void Forget()
    {
        _shots.Clear();
        _ordinary.Clear();
    }

    public async Task TellAsync()
    {
        report.Head();
        foreach (var kind in _shots.GroupBy(s => s.Kind))
            report.Row(kind.Key, Spread.Of(kind.Select(s => s.Took)));
        var moves = _shots.Where(IsMove).ToList();
        report.Row("all dance moves", Spread.Of(moves.Select(s => s.Took)));
        report.Row("all dance moves, from schedule", Spread.Of(moves.Select(s => s.TookFromSchedule)));
        report.Row("pong, from schedule", Spread.Of(Of(Pong).Select(s => s.TookFromSchedule)));
        report.Row("ordinary request in the backlog", Spread.Of(_ordinary));
        await JudgeAsync(moves);
    }

    private async Task JudgeAsync(List<Shot> moves)
    {
        var (bare, ping, crowded, move) = (Took(Bare), Took(Pong), Took(Crowded), Spread.Of(moves.Select(s => s.Took)));
        report.AtMost("dance move to pong, p50", move.P50 / ping.P50, 2);
        report.AtMost("dance move to pong, p99", move.P99 / ping.P99, 3);
        report.AtMost("pong to bare request, p50", ping.P50 / bare.P50, 2);
        report.AtMost("pong behind a backlog to bare request, p50", crowded.P50 / bare.P50, 2);
        report.AtMost("pong behind a backlog, longest, against the usual wait in that queue", crowded.Max, Spread.Of(_ordinary).P50, " ms");
        var refused = _shots.Count(s => s.How != (IsMove(s) ? Pair.Expected(s.Kind) : AnswerKind.DeferredUpdate));
        report.Verdict(refused == 0, $"{refused} interactions were not answered as expected");
        var seen = await garden.SeenAsync();
        report.Verdict(seen == _moves, $"{seen} of {_moves} acknowledged moves are on disk");
    }

    private Task BareAsync(int count) => WhilePostingAsync(cancel => raw.PostAsync(rawTown.Channel.Id, cancel), () => FireAsync(rawTown.Load, count, () => rawTown.Press(Bare)));

    /// <summary>Ordinary requests go out as fast as the platform's global limit lets them, at the same rate as the bot's own would.</summary>
    private static async Task WhilePostingAsync(Func<CancellationToken, Task> post, Func<Task> measure)
    {
        using var over = new CancellationTokenSource();
        var posting = PostAsync(post, over.Token);
        await measure();
        await over.CancelAsync();
        await posting;
    }

    private static async Task PostAsync(Func<CancellationToken, Task> post, CancellationToken over)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PostsPerSecond));
        try
        {
            while (await timer.WaitForNextTickAsync(over))
                await post(over);
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
    }

    /// <summary>So many ordinary requests wait that the global limit is used up for the whole phase.</summary>
    private async Task CrowdedAsync(int count)
    {
        using var over = new CancellationTokenSource();
        var waiting = Enumerable.Range(0, PostsPerSecond * 4).Select(_ => Task.Run(() => CrowdAsync(over.Token))).ToList();
        await FireAsync(pongTown.Load, count, () => pongTown.Press(Crowded));
        await over.CancelAsync();
        await Task.WhenAll(waiting);
    }

    private async Task CrowdAsync(CancellationToken over)
    {
        try
        {
            while (true)
            {
                var since = Stopwatch.GetTimestamp();
                await pong.PostAsync(pongTown.Channel.Id, over);
                lock (_ordinary)
                    _ordinary.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        }
        catch (OperationCanceledException)
        {
            // Measured.
        }
    }

    private async Task FireAsync(Load load, int count, Func<Aim> next)
    {
        var shots = await load.FireAsync(count, plan.Rate, next);
        _shots.AddRange(shots);
    }

    private static bool IsMove(Shot shot) => shot.Kind is Pair.SaidBack or Pair.TookBack or Pair.KeptRoom;

    private IEnumerable<Shot> Of(string kind) => _shots.Where(s => s.Kind == kind);

    private Spread Took(string kind) => Spread.Of(Of(kind).Select(s => s.Took));
}
