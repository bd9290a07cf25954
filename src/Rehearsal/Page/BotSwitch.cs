namespace Rehearsal.Page;

internal enum BotCondition
{
    Stopped,
    Starting,
    Running,
    Stopping,
}

/// <summary>Starts and stops the bot on the same data, one operation at a time.</summary>
internal sealed class BotSwitch(BotStarter start, BotLocation place) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private BotInstance? _instance;

    public BotCondition Condition { get; private set; }

    /// <summary>These are the bot's last lines when it ended by itself.</summary>
    public IReadOnlyList<string> LastOutput { get; private set; } = [];

    public event Action? Changed;

    /// <summary>Returns null also while the bot does not run.</summary>
    public Task<DateTimeOffset?> NextCheckInAsync() =>
        Running?.NextCheckInAsync() ?? Task.FromResult<DateTimeOffset?>(null);

    /// <summary>Tells the bot that its clock was set ahead, so that it does now what has become due.</summary>
    public Task SkippedAsync() => Running?.SkippedAsync() ?? Task.CompletedTask;

    private BotInstance? Running => Condition == BotCondition.Running ? _instance : null;

    public Task StartAsync() => InTurnAsync(StartNowAsync);

    public Task StopAsync() => InTurnAsync(StopNowAsync);

    public Task RestartAsync() => InTurnAsync(RestartNowAsync);

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
        if (_instance is { Ended.IsCompleted: false })
            return;
        LastOutput = [];
        Become(BotCondition.Starting);
        var instance = _instance = await start(place);
        _ = WatchAsync(instance);
        await Task.WhenAny(instance.Ready, instance.Ended);
        if (!instance.Ended.IsCompleted)
            Become(BotCondition.Running);
    }

    private async Task RestartNowAsync()
    {
        await StopNowAsync();
        await StartNowAsync();
    }

    private async Task StopNowAsync()
    {
        if (_instance is not { } instance)
            return;
        Become(BotCondition.Stopping);
        await instance.StopAsync();
        await instance.Ended;
        _instance = null;
        Become(BotCondition.Stopped);
    }

    private async Task WatchAsync(BotInstance instance)
    {
        var lines = await instance.Ended;
        if (_instance != instance)
            return;
        LastOutput = lines;
        Become(BotCondition.Stopped);
    }

    private void Become(BotCondition condition)
    {
        Condition = condition;
        Changed?.Invoke();
    }
}
