using System.Globalization;
using Rehearsal.World;

namespace Benchmarks;

/// <summary>The phases of one run and what they gave.</summary>
internal sealed class Run(Report report, Plan plan, Town rawTown, RawBot raw, Town pongTown, PongBot pong, Garden garden)
{
    /// <summary>The global limit lets one ordinary request go every 20 ms: so long takes a single place in its queue.</summary>
    private const double OnePlaceInQueue = 20;

    private const string Bare = "bare request";
    private const string Silent = "pong, silent";
    private const string InWords = "pong, a message";
    private const string Saved = "pong after one commit";
    private const string Crowded = "pong behind a backlog";
    private readonly List<Shot> _shots = [];
    private readonly List<double> _ordinary = [];
    private int _moves;
    private int _painted;
    private int _turn;

    public async Task RoundAsync(int seconds)
    {
        var count = seconds * plan.Rate;
        var machine = new Machine();
        await Backlog.SteadyAsync(cancel => raw.PostAsync(rawTown.Channel.Id, cancel), () => FireAsync(rawTown.Load, count, () => rawTown.Press(Bare)));
        await FireAsync(pongTown.Load, count, Pong);
        await FireAsync(pongTown.Load, count, () => pongTown.Press(Saved, PongBot.Saved));
        _ordinary.AddRange(await Backlog.FullAsync(cancel => pong.PostAsync(pongTown.Channel.Id, cancel), () => FireAsync(pongTown.Load, count, () => pongTown.Press(Crowded))));
        var painted = garden.Painted;
        await FireAsync(garden.Load, count, () => garden.Pairs[_turn++ % garden.Pairs.Count].Next());
        _moves += count;
        _painted += garden.Painted - painted;
        if (machine.Others is { } others)
            report.Line(string.Create(CultureInfo.InvariantCulture, $"a round is over; other programs kept {others:F1} cores busy meanwhile"));
        await garden.QuietAsync();
    }

    /// <summary>What came before was for warming up.</summary>
    public void Forget()
    {
        _shots.Clear();
        _ordinary.Clear();
        _painted = 0;
    }

    public async Task TellAsync()
    {
        report.Head();
        foreach (var kind in _shots.GroupBy(s => s.Kind))
            report.Row(kind.Key, Took(kind));
        report.Row("all pongs", Took(_shots.Where(IsPong)));
        report.Row("all dance moves", Took(_shots.Where(IsMove)));
        report.Row("all pongs, from schedule", Spread.Of(_shots.Where(IsPong).Select(s => s.TookFromSchedule)));
        report.Row("all dance moves, from schedule", Spread.Of(_shots.Where(IsMove).Select(s => s.TookFromSchedule)));
        report.Row("ordinary request in the backlog", Spread.Of(_ordinary));
        report.Line($"cards painted beside the moves: {_painted}");
        report.Ratio("pong without a message to a bare request", Took(Of(Silent)), Took(Of(Bare)));
        report.Ratio("pong after one commit to such pongs", Took(Of(Saved)), Took(Of(Silent)));
        report.Ratio("moves without a message to such pongs", Took(_shots.Where(s => IsMove(s) && s.Kind != Pair.KeptRoom)), Took(Of(Silent)));
        report.Ratio("moves with a message to such pongs", Took(Of(Pair.KeptRoom)), Took(Of(InWords)));
        await JudgeAsync(Took(_shots.Where(IsMove)), Took(_shots.Where(IsPong)), Took(Of(Crowded)), Took(Of(Silent)));
    }

    private async Task JudgeAsync(Spread moves, Spread pongs, Spread crowded, Spread silent)
    {
        report.AtMost("dance move to pong, p50", moves.P50 / pongs.P50, 2);
        report.AtMost("dance move to pong, p99", moves.P99 / pongs.P99, 3);
        report.AtMost("pong behind a backlog to pong, p50", crowded.P50 / silent.P50, 1.5);
        report.AtMost("pong behind a backlog, p99, against one place in its queue", crowded.P99, OnePlaceInQueue, " ms");
        report.AtMost("pong behind a backlog, longest, against the usual wait in its queue", crowded.Max, Spread.Of(_ordinary).P50, " ms");
        var refused = _shots.Count(s => s.How != Expected(s));
        report.Verdict(refused == 0, $"{refused} interactions were answered in another way than expected");
        var seen = await garden.SeenAsync();
        report.Verdict(seen == _moves, $"{seen} of {_moves} acknowledged moves are on disk");
        report.Verdict(_painted > 0, "painting went on meanwhile");
    }

    /// <summary>As often with a message as the moves have one.</summary>
    private Aim Pong() => _turn++ % 4 == 3 ? pongTown.Press(InWords, PongBot.InWords) : pongTown.Press(Silent);

    private async Task FireAsync(Load load, int count, Func<Aim> next) => _shots.AddRange(await load.FireAsync(count, plan.Rate, next));

    private static AnswerKind Expected(Shot shot) => shot.Kind is Pair.KeptRoom or InWords ? AnswerKind.Message : AnswerKind.DeferredUpdate;

    private static bool IsPong(Shot shot) => shot.Kind is Silent or InWords;

    private static bool IsMove(Shot shot) => shot.Kind is Pair.SaidBack or Pair.TookBack or Pair.KeptRoom;

    private IEnumerable<Shot> Of(string kind) => _shots.Where(s => s.Kind == kind);

    private static Spread Took(IEnumerable<Shot> shots) => Spread.Of(shots.Select(s => s.Took));
}
