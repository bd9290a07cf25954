using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>Tests stopping the bot while it is working.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task What_is_being_shown_when_the_bot_stops_is_shown_and_saved_first()
    {
        await using var bot = await BotFixture.OpenAsync();
        var slow = new Slow();
        await bot.StartAsync(services => services.AddSingleton<IReconciled>(p => slow.In(p.GetRequiredService<Store>())));
        bot.Get<Reconciler>().Enqueue("slow", Guid.NewGuid());
        await bot.Within(slow.Begun, "reconciling to begin");

        await EndsInOrderAsync(bot, slow);
    }

    [Fact]
    public async Task What_is_due_when_the_bot_stops_is_done_and_saved_first()
    {
        await using var bot = await BotFixture.OpenAsync();
        var slow = new Slow();
        await bot.StartAsync(services => services.AddSingleton<IDueSource>(p => slow.In(p.GetRequiredService<Store>())));
        await bot.Within(slow.Begun, "the sweep to begin");

        await EndsInOrderAsync(bot, slow);
    }

    [Fact]
    public async Task What_never_ends_does_not_keep_the_bot_from_stopping()
    {
        await using var bot = await BotFixture.OpenAsync();
        var slow = new Slow();
        await bot.StartAsync(services => services.AddSingleton<IReconciled>(p => slow.In(p.GetRequiredService<Store>())));
        bot.Get<Reconciler>().Enqueue("slow", Guid.NewGuid());
        await bot.Within(slow.Begun, "reconciling to begin");

        await bot.Within(bot.StopAsync(), "the bot to stop");

        Assert.False(slow.Saved);
        Assert.Empty(bot.Log.Warnings);
    }

    private static async Task EndsInOrderAsync(BotFixture bot, Slow slow)
    {
        var state = bot.State;
        var stopping = bot.StopAsync();
        Assert.False(state.Ended.IsCompleted);
        slow.MayFinish.SetResult();
        await bot.Within(stopping, "the bot to stop");

        Assert.True(slow.Saved);
        Assert.Equal(ExitReason.Fine, await state.Ended);
        Assert.Empty(bot.Log.Warnings);
    }

    /// <summary>A reconciler and source that works until the test lets it finish, and then writes.</summary>
    private sealed class Slow : IReconciled, IDueSource
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Store? _store;

        public Task Begun => _begun.Task;

        public TaskCompletionSource MayFinish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Saved { get; private set; }

        public string Name => "slow";

        public Slow In(Store store)
        {
            _store = store;
            return this;
        }

        public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);

        public Task ReconcileAsync(Guid row, CancellationToken cancel) => WorkAsync(cancel);

        public async Task<int> RunAsync(Instant now, CancellationToken cancel)
        {
            await WorkAsync(cancel);
            return 0;
        }

        private async Task WorkAsync(CancellationToken cancel)
        {
            _begun.TrySetResult();
            await MayFinish.Task.WaitAsync(cancel);
            await _store!.WriteAsync(async (context, token) => await SystemValues.Set(context, "slow", [1], token), cancel);
            Saved = true;
        }
    }
}
