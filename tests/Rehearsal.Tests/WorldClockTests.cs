using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.World;

namespace Tests;

public sealed class WorldClockTests
{
    private static readonly DateTimeOffset Born = new(2026, 11, 20, 8, 0, 0, TimeSpan.Zero);
    private readonly FakeTimeProvider _real = new(Born.AddDays(3));

    [Fact]
    public void It_stands_still_until_it_begins_and_then_goes_ahead_of_the_real_time()
    {
        var clock = new WorldClock(Born, _real);
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Born, clock.GetUtcNow());

        clock.Begin(TimeSpan.FromDays(7));
        Assert.Equal(_real.GetUtcNow().AddDays(7), clock.GetUtcNow());

        _real.Advance(TimeSpan.FromMinutes(5));
        clock.Skip(TimeSpan.FromDays(1));
        Assert.Equal(_real.GetUtcNow().AddDays(8), clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(8), clock.Ahead);
    }

    [Fact]
    public void It_never_goes_back()
    {
        var clock = Begun();
        Assert.Throws<ArgumentOutOfRangeException>(() => clock.Skip(TimeSpan.FromTicks(-1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WorldClock(Born, _real).Begin(TimeSpan.FromTicks(-1)));
        Assert.Equal(_real.GetUtcNow(), clock.GetUtcNow());
    }

    [Fact]
    public void What_is_skipped_has_passed()
    {
        var clock = Begun();
        var mark = clock.GetTimestamp();
        _real.Advance(TimeSpan.FromSeconds(3));
        clock.Skip(TimeSpan.FromDays(700));
        Assert.Equal(TimeSpan.FromDays(700) + TimeSpan.FromSeconds(3), clock.GetElapsedTime(mark));
    }

    [Fact]
    public void A_timer_that_is_passed_fires_at_once_and_a_later_one_comes_nearer()
    {
        var clock = Begun();
        var fired = new List<string>();
        using var week = Once(clock, TimeSpan.FromDays(7), () => fired.Add("week"));
        using var day = Once(clock, TimeSpan.FromDays(1), () => fired.Add("day"));
        using var month = Once(clock, TimeSpan.FromDays(30), () => fired.Add("month"));

        clock.Skip(TimeSpan.FromDays(7));
        Assert.Equal(["day", "week"], fired);

        _real.Advance(TimeSpan.FromDays(23) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(2, fired.Count);
        _real.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(["day", "week", "month"], fired);
    }

    [Fact]
    public void A_timer_that_repeats_fires_once_for_all_that_is_skipped_and_goes_on()
    {
        var clock = Begun();
        var fired = 0;
        using var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        clock.Skip(TimeSpan.FromDays(1));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(1, fired);
        _real.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(2, fired);
        clock.Skip(TimeSpan.FromHours(1));
        Assert.Equal(3, fired);
    }

    [Fact]
    public void A_timer_that_was_stopped_moved_or_let_go_keeps_to_that()
    {
        var clock = Begun();
        var fired = new List<string>();
        using var stopped = Once(clock, TimeSpan.FromDays(1), () => fired.Add("stopped"));
        using var moved = Once(clock, TimeSpan.FromDays(1), () => fired.Add("moved"));
        Once(clock, TimeSpan.FromDays(1), () => fired.Add("let go")).Dispose();
        stopped.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        moved.Change(TimeSpan.FromDays(3), Timeout.InfiniteTimeSpan);

        clock.Skip(TimeSpan.FromDays(2));
        Assert.Empty(fired);
        clock.Skip(TimeSpan.FromDays(2));
        Assert.Equal(["moved"], fired);
        clock.Skip(TimeSpan.FromDays(2));
        Assert.Equal(["moved"], fired);
        stopped.Change(TimeSpan.FromHours(1), Timeout.InfiniteTimeSpan);
        clock.Skip(TimeSpan.FromHours(1));
        Assert.Equal(["moved", "stopped"], fired);
    }

    [Fact]
    public void However_time_passes_a_timer_fires_once_and_as_soon_as_it_is_due()
    {
        var passing = Gen.Select(Gen.Bool, Gen.Int[0, 5_000]).Array[1, 12];
        Gen.Select(Gen.Int[0, 20_000].Array[1, 5], passing).Sample((dues, steps) =>
        {
            var (real, passed) = (new FakeTimeProvider(Born), 0);
            var clock = new WorldClock(Born, real);
            clock.Begin(TimeSpan.Zero);
            var fired = new int[dues.Length];
            var timers = dues.Select((due, i) => Once(clock, TimeSpan.FromSeconds(due), () => fired[i]++)).ToList();
            foreach (var (isSkip, seconds) in steps)
            {
                if (isSkip)
                    clock.Skip(TimeSpan.FromSeconds(seconds));
                else
                    real.Advance(TimeSpan.FromSeconds(seconds));
                passed += seconds;
                Assert.Equal(dues.Select(due => due <= passed ? 1 : 0), fired);
            }
            timers.ForEach(t => t.Dispose());
        });
    }

    [Fact]
    public async Task Timers_that_are_set_while_time_is_skipped_all_fire_once()
    {
        const int many = 200;
        var clock = new WorldClock(Born, TimeProvider.System);
        clock.Begin(TimeSpan.Zero);
        var fired = new int[many];
        var left = many;
        var all = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var timers = new ITimer[many];
        var skips = Task.Run(() =>
        {
            for (var i = 0; i < many; i++)
                clock.Skip(TimeSpan.FromMinutes(1));
        }, TestContext.Current.CancellationToken);
        Parallel.For(0, many, i => timers[i] = Once(clock, TimeSpan.FromHours(1 + (i % 3)), () =>
        {
            Interlocked.Increment(ref fired[i]);
            if (Interlocked.Decrement(ref left) == 0)
                all.SetResult();
        }));
        await skips;
        clock.Skip(TimeSpan.FromHours(4));

        await Task.WhenAny(all.Task, Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.Equal(0, left);
        clock.Skip(TimeSpan.FromHours(4));
        Assert.All(fired, times => Assert.Equal(1, times));
        Array.ForEach(timers, t => t.Dispose());
    }

    [Fact]
    public async Task A_week_later_a_thread_sleeps_and_whoever_waits_for_an_answer_still_waits()
    {
        var clock = Begun();
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { Clock = clock });
        var room = await fixture.ThreadAsync();
        var (answer, interaction) = await fixture.PingAsync();

        clock.Skip(TimeSpan.FromDays(7));

        Assert.True(room.Thread!.IsArchived);
        Assert.Equal(clock.GetUtcNow(), fixture.World.Now);
        var late = await fixture.Bot.AnswerAsync(interaction, 4, new { content = "in time" });
        Assert.True(late.Status == 204, late.ToString());
        Assert.Equal("in time", (await (await answer).SettledAsync()).Text);
        Assert.Empty(fixture.World.Violations);
    }

    private static ITimer Once(WorldClock clock, TimeSpan after, Action act) =>
        clock.CreateTimer(_ => act(), null, after, Timeout.InfiniteTimeSpan);

    private WorldClock Begun()
    {
        var clock = new WorldClock(Born, _real);
        clock.Begin(TimeSpan.Zero);
        return clock;
    }
}
