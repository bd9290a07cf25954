using Rehearsal.Page;

namespace Tests;

/// <summary>A bot that only knows the date of a next check-in.</summary>
internal sealed class StandInBot
{
    public DateTimeOffset? Next { get; set; }
    public TimeProvider? Clock { get; private set; }

    /// <summary>This counts the calls that told it that its clock was skipped.</summary>
    public int Skipped { get; private set; }

    public Task<BotInstance> StartAsync(BotLocation place)
    {
        Clock = place.Clock;
        var ended = new TaskCompletionSource<IReadOnlyList<string>>();
        return Task.FromResult(new BotInstance(Task.CompletedTask, ended.Task, StopAsync, () => Task.FromResult(Next), SkippedAsync));

        Task SkippedAsync()
        {
            Skipped++;
            return Task.CompletedTask;
        }

        Task StopAsync()
        {
            ended.TrySetResult([]);
            return Task.CompletedTask;
        }
    }
}
