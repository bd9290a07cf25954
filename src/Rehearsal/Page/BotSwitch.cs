namespace Rehearsal.Page;

internal enum BotCondition
{
    Stopped,
    Starting,
    Running,
    Stopping,
}

/// <summary>Starts and stops the bot on the same data, one act after the other.</summary>
internal sealed class BotSwitch(BotStarter start, BotLocation place) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private BotInstance? _life;

    public BotCondition Condition { get; private set; }

    /// <summary>What it said when it ended by itself.</summary>
    public IReadOnlyList<string> LastWords { get; private set; } = [];

    public event Action? Changed;

    /// <summary>Null also while it does not run.</summary>
    public Task<DateTimeOffset?> NextCheckInAsync() =>
        Running?.NextCheckInAsync() ?? Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Whatever it does by the clock it does now.</summary>
    public Task SkippedAsync() => Running?.SkippedAsync() ?? Task.CompletedTask;

    private BotInstance? Running => Condition == BotCondition.Running ? _life : null;

    public Task StartAsync() => InTurnAsync(StartNowAsync);

    public Task StopAsync() => InTurnAsync(StopNowAsync);

    public Task RestartAsync() => InTurnAsync(async () =>
    {
        await StopNowAsync();
        await StartNowAsync();
    });

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _turn.Dispose();
    }

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task StartNowAsync()
    {
        if (_life is { Ended.IsCompleted: false })
            return;
        LastWords = [];
        Become(BotCondition.Starting);
        var life = _life = await start(place);
        _ = WatchAsync(life);
        await Task.WhenAny(life.Ready, life.Ended);
        if (!life.Ended.IsCompleted)
            Become(BotCondition.Running);
    }

    private async Task StopNowAsync()
    {
        if (_life is not { } life)
            return;
        Become(BotCondition.Stopping);
        await life.StopAsync();
        await life.Ended;
        _life = null;
        Become(BotCondition.Stopped);
    }

    private async Task WatchAsync(BotInstance life)
    {
        var lines = await life.Ended;
        if (_life != life)
            return;
        LastWords = lines;
        Become(BotCondition.Stopped);
    }

    private void Become(BotCondition condition)
    {
        Condition = condition;
        Changed?.Invoke();
    }
}
