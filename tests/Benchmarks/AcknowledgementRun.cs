using System.Globalization;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>The phases of one run and their results.</summary>
internal sealed class AcknowledgementRun(
    Report report,
    LoadPlan plan,
    ServerFixture rawServer,
    SocketBot raw,
    ServerFixture pongServer,
    PongBot pong,
    LoadFixture couples)
{
    /// <summary>The global limit allows one ordinary request every 20 ms, so one place in its queue takes this many milliseconds.</summary>
    private const double OnePlaceInQueue = 20;

    private const string Bare = "bare request";
    private const string Silent = "pong, silent";
    private const string InWords = "pong, a message";
    private const string Saved = "pong after one commit";
    private const string Crowded = "pong behind a backlog";
    private readonly List<SentInteraction> _sent = [];
    private readonly List<double> _ordinary = [];
    private int _moves;
    private int _cardChanges;
    private int _turn;

    public async Task RoundAsync(int seconds)
    {
        var count = seconds * plan.Rate;
        var usage = new ProcessorUsage();
        await Backlog.SteadyAsync(
            cancel => raw.PostAsync(rawServer.Channel.Id, cancel),
            () => SendAsync(rawServer.Load, count, () => rawServer.Press(Bare)));
        await SendAsync(pongServer.Load, count, Pong);
        await SendAsync(pongServer.Load, count, () => pongServer.Press(Saved, PongBot.Saved));
        _ordinary.AddRange(
            await Backlog.FullAsync(
                cancel => pong.PostAsync(pongServer.Channel.Id, cancel),
                () => SendAsync(pongServer.Load, count, () => pongServer.Press(Crowded))));
        var cardChanges = couples.CardChanges;
        await SendAsync(couples.Load, count, () => couples.Couples[_turn++ % couples.Couples.Count].Next());
        _moves += count;
        _cardChanges += couples.CardChanges - cardChanges;
        if (usage.Others is { } others)
            report.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"a round is over; other programs kept {others:F1} cores busy meanwhile"));
        await couples.QuietAsync();
    }

    /// <summary>Discards the results so far, which were for warming up.</summary>
    public void DiscardWarmUp()
    {
        _sent.Clear();
        _ordinary.Clear();
        _cardChanges = 0;
    }

    public async Task ReportAsync()
    {
        report.Head();
        foreach (var kind in _sent.GroupBy(s => s.Kind))
            report.Row(kind.Key, Took(kind));
        report.Row("all pongs", Took(_sent.Where(IsPong)));
        report.Row("all dance moves", Took(_sent.Where(IsMove)));
        report.Row("all pongs, from schedule", Percentiles.Of(_sent.Where(IsPong).Select(s => s.TookFromSchedule)));
        report.Row("all dance moves, from schedule", Percentiles.Of(_sent.Where(IsMove).Select(s => s.TookFromSchedule)));
        report.Row("ordinary request in the backlog", Percentiles.Of(_ordinary));
        report.Line($"card changes beside the moves: {_cardChanges}");
        report.Ratio("pong without a message to a bare request", Took(Of(Silent)), Took(Of(Bare)));
        report.Ratio("pong after one commit to such pongs", Took(Of(Saved)), Took(Of(Silent)));
        report.Ratio(
            "moves without a message to such pongs",
            Took(_sent.Where(s => IsMove(s) && s.Kind != MoveAlternator.KeptRoom)),
            Took(Of(Silent)));
        report.Ratio("moves with a message to such pongs", Took(Of(MoveAlternator.KeptRoom)), Took(Of(InWords)));
        await JudgeAsync(Took(_sent.Where(IsMove)), Took(_sent.Where(IsPong)), Took(Of(Crowded)), Took(Of(Silent)));
    }

    private async Task JudgeAsync(Percentiles moves, Percentiles pongs, Percentiles crowded, Percentiles silent)
    {
        report.AtMost("dance move to pong, p50", moves.P50 / pongs.P50, 2);
        report.AtMost("dance move to pong, p99", moves.P99 / pongs.P99, 3);
        report.AtMost("pong behind a backlog to pong, p50", crowded.P50 / silent.P50, 1.5);
        report.AtMost("pong behind a backlog, p99, against one place in its queue", crowded.P99, OnePlaceInQueue, " ms");
        report.AtMost(
            "pong behind a backlog, longest, against the usual wait in its queue",
            crowded.Max,
            Percentiles.Of(_ordinary).P50,
            " ms");
        var refused = _sent.Count(s => s.How != Expected(s));
        report.Verdict(refused == 0, $"{refused} interactions were answered in another way than expected");
        var seen = await couples.SeenAsync();
        report.Verdict(seen == _moves, $"{seen} of {_moves} acknowledged moves are on disk");
        report.Verdict(_cardChanges > 0, "cards changed meanwhile");
    }

    /// <summary>Returns an interaction that is answered with a message as often as the dance moves are.</summary>
    private PlannedInteraction Pong() => _turn++ % 4 == 3 ? pongServer.Press(InWords, PongBot.InWords) : pongServer.Press(Silent);

    private async Task SendAsync(InteractionLoad load, int count, Func<PlannedInteraction> next) =>
        _sent.AddRange(await load.SendAsync(count, plan.Rate, next));

    private static SeenAnswerKind Expected(SentInteraction interaction) =>
        interaction.Kind is MoveAlternator.KeptRoom or InWords ? SeenAnswerKind.Message : SeenAnswerKind.DeferredUpdate;

    private static bool IsPong(SentInteraction interaction) => interaction.Kind is Silent or InWords;

    private static bool IsMove(SentInteraction interaction) =>
        interaction.Kind is MoveAlternator.SaidBack or MoveAlternator.TookBack or MoveAlternator.KeptRoom;

    private IEnumerable<SentInteraction> Of(string kind) => _sent.Where(s => s.Kind == kind);

    private static Percentiles Took(IEnumerable<SentInteraction> sent) => Percentiles.Of(sent.Select(s => s.Took));
}
