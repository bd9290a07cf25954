using Discord.Gateway;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using NodaTime;

namespace IntimacyBot.Platform.Hosting;

/// <summary>The progress of the bot's start, and whether it is ready.</summary>
internal sealed class BotState(Timing timing, DiskState disk)
{
    private static readonly Duration Slack = Duration.FromSeconds(10);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<ExitReason> _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _met = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Running? _running;

    /// <summary>
    /// This completes when storage is open, the commands are registered or refused, pending rows are shown, and the gateway is being
    /// connected. It is cancelled if the bot ends before.
    /// </summary>
    public Task Started => _started.Task;

    /// <summary>This completes when the gateway has connected for the first time. It is cancelled if the bot ends before.</summary>
    public Task Met => _met.Task;

    /// <summary>This completes when the bot has ended, for whatever reason. It never fails.</summary>
    public Task<ExitReason> Ended => _ended.Task;

    /// <summary>True while the gateway session is ready.</summary>
    public bool Connected => _running?.Gateway.IsReady ?? false;

    /// <summary>The time at which everything due was last looked for; null before the first time.</summary>
    public Instant? LastSweep => _running?.Due.LastSweep;

    /// <summary>True when what is due was not looked for lately.</summary>
    public bool IsSweepLate(Instant now)
    {
        var longest = Slack + (Duration.FromTimeSpan(timing.Sweep) * 3);
        return LastSweep is not { } swept || now - swept > longest;
    }

    /// <summary>Returns what the bot lacks to be ready; empty when it is ready.</summary>
    public IReadOnlyList<string> Lacks(Instant now)
    {
        if (_running is not { } running)
            return ["storage is not open yet"];
        var lacks = new List<string>();
        if (!running.Gateway.IsReady)
            lacks.Add("the gateway is not connected");
        if (disk.Problem is { } refused)
            lacks.Add(refused);
        if (running.Due.ClockProblem is { } problem)
            lacks.Add($"nothing due is done, because {problem}");
        else if (IsSweepLate(now))
            lacks.Add("nothing due was looked for lately");
        return lacks;
    }

    /// <summary>This describes the state of the backups; it is null before storage is open.</summary>
    public string? Backups => _running?.Backups.Status;

    internal void Opened(GatewayClient gateway, DueSweeper due, Backups backups) => _running = new Running(gateway, due, backups);

    internal void HasStarted() => _started.TrySetResult();

    internal void HasConnected() => _met.TrySetResult();

    internal void HasEnded(ExitReason ending)
    {
        _running = null;
        _started.TrySetCanceled();
        _met.TrySetCanceled();
        _ended.TrySetResult(ending);
    }

    private sealed record Running(GatewayClient Gateway, DueSweeper Due, Backups Backups);
}
