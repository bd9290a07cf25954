using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Discord.Rest.RateLimits;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests which requests go first when the global limit is reached, on a fake clock.</summary>
public sealed class RequestPriorityTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly RateLimiter _limiter;
    private readonly List<(string Name, Task<Permit> Permit)> _asked = [];

    public RequestPriorityTests() => _limiter = new RateLimiter(_clock, TimeSpan.FromMinutes(1));

    [Fact]
    public async Task Under_the_global_limit_a_persons_move_goes_before_scheduled_prompts()
    {
        await FillEvenlyAsync();
        _ = Ask("prompt 1", RequestPriority.Scheduled);
        _ = Ask("prompt 2", RequestPriority.Scheduled);
        _ = Ask("move 1", RequestPriority.Person);
        _ = Ask("prompt 3", RequestPriority.Scheduled);
        _ = Ask("move 2", RequestPriority.Person);
        Assert.Equal(["move 1", "move 2", "prompt 1", "prompt 2", "prompt 3"], await OrderAsync(5));
    }

    [Fact]
    public async Task Among_equals_whoever_came_first_goes_first()
    {
        await FillEvenlyAsync();
        foreach (var name in new[] { "e", "a", "d", "b", "c" })
        {
            _ = Ask(name, RequestPriority.Person);
            _clock.Advance(TimeSpan.FromMilliseconds(2));
        }
        Assert.Equal(["e", "a", "d", "b", "c"], await OrderAsync(5));
    }

    [Fact]
    public async Task A_scheduled_prompt_gets_its_turn_even_when_persons_never_stop()
    {
        await FillAsync();
        var prompt = Ask("prompt", RequestPriority.Scheduled);
        for (var second = 0; second < 11; second++)
        {
            // This is one more than the limit per second, so somebody always waits.
            for (var i = 0; i < 51; i++)
                _ = Ask($"move {second}.{i}", RequestPriority.Person);
            _clock.Advance(GlobalLimit.Window);
        }
        _clock.Advance(GlobalLimit.Window);
        await Through([prompt]);
    }

    [Fact]
    public async Task In_one_room_the_order_stays_and_who_stands_before_a_person_hurries_along()
    {
        await FillAsync();
        var elsewhere = Ask("elsewhere", RequestPriority.Scheduled);
        var prompt = Ask("room", RequestPriority.Scheduled);
        var move = _limiter.AcquireAsync(Post("room"), true, RequestPriority.Person, CancellationToken.None);
        for (var i = 0; i < 49; i++)
            _ = Ask($"other {i}", RequestPriority.Person);
        _clock.Advance(GlobalLimit.Window);
        await Through([prompt]);
        Assert.False(elsewhere.IsCompleted);
        Assert.False(move.IsCompleted);
        _limiter.Release(await prompt);
        _clock.Advance(GlobalLimit.Window);
        await Through([move]);
    }

    [Fact]
    public async Task A_slot_that_falls_free_goes_to_who_waits_and_not_to_who_just_comes()
    {
        // Timers are precise to whole milliseconds, so a request may come just before one fires.
        _clock.Advance(TimeSpan.FromMilliseconds(0.5));
        await Ask("first", RequestPriority.Person);
        _clock.Advance(TimeSpan.FromMilliseconds(100.2));
        for (var i = 1; i < GlobalLimit.PerSecond; i++)
            await Ask($"before {i}", RequestPriority.Person);
        var waiting = Ask("waiting", RequestPriority.Person);
        _clock.Advance(TimeSpan.FromMilliseconds(924.9));
        Assert.False(waiting.IsCompleted);
        var late = Ask("late", RequestPriority.Person);
        await Through([waiting]);
        Assert.False(late.IsCompleted);
    }

    [Fact]
    public async Task What_only_a_clock_asked_for_goes_one_by_one_and_nobody_waits_for_its_breath()
    {
        var prompts = Enumerable.Range(0, 3).Select(i => Ask($"prompt {i}", RequestPriority.Scheduled)).ToArray();
        await Through([prompts[0]]);
        Assert.False(prompts[1].IsCompleted);
        await Through([Ask("move 1", RequestPriority.Person), Ask("move 2", RequestPriority.Person)]);
        Assert.False(prompts[1].IsCompleted);
        _clock.Advance(GlobalLimit.ScheduledSpacing);
        await Through([prompts[1]]);
        Assert.False(prompts[2].IsCompleted);
        _clock.Advance(GlobalLimit.ScheduledSpacing);
        await Through([prompts[2]]);
    }

    [Fact]
    public async Task Whoever_stands_behind_a_prompt_in_their_room_takes_it_along_without_a_breath()
    {
        await Through([Ask("elsewhere", RequestPriority.Scheduled)]);
        var prompt = Ask("room", RequestPriority.Scheduled);
        Assert.False(prompt.IsCompleted);
        _ = Ask("room", RequestPriority.Person);
        await Through([prompt]);
    }

    [Fact]
    public async Task The_breath_costs_nothing_of_what_is_permitted()
    {
        var prompts = Enumerable.Range(0, 100).Select(i => Ask($"prompt {i}", RequestPriority.Scheduled)).ToArray();
        // Each step is 3 ms longer than the spacing, as late as a timer may fire.
        for (var at = TimeSpan.Zero; at < GlobalLimit.Window; at += GlobalLimit.ScheduledSpacing + TimeSpan.FromMilliseconds(3))
            _clock.Advance(GlobalLimit.ScheduledSpacing + TimeSpan.FromMilliseconds(3));
        await Through(prompts[..GlobalLimit.PerSecond]);
    }

    [Fact]
    public async Task The_host_says_through_a_view_of_the_client_what_only_a_clock_asked_for()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, """{"id":"1","channel_id":"1"}"""));
        using var rest = discord.Rest(options => options.Clock = _clock);
        // Disposing a view does not dispose the client.
        rest.At(RequestPriority.Scheduled).Dispose();
        var scheduled = rest.At(RequestPriority.Scheduled);
        Assert.Same(rest, rest.At(RequestPriority.Person));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => rest.CreateMessageAsync(Room(i), Hello, Token)));
        var prompts = Task.WhenAll(Enumerable.Range(100, 50).Select(i => scheduled.CreateMessageAsync(Room(i), Hello, Token)));
        var moves = Task.WhenAll(Enumerable.Range(200, 50).Select(i => rest.CreateMessageAsync(Room(i), Hello, Token)));
        _clock.Advance(GlobalLimit.Window);
        await Wait.For(moves, "the moves");
        Assert.False(prompts.IsCompleted);
        // Answers arrive meanwhile and may postpone the next slot, so the clock is advanced until all are through.
        await Wait.Until(
            () =>
            {
                _clock.Advance(GlobalLimit.ScheduledSpacing);
                return prompts.IsCompleted;
            },
            () => $"{discord.Requests.Count} requests");
        await prompts;
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static MessageCreate Hello { get; } = new() { Content = "x" };

    private static Snowflake Room(int number) => new((ulong)number);

    private static RestRoute Post(string major) => RestRoute.Post("/channels/{channel}/messages", "channels/x", major);

    private static Task<Permit[]> Through(IEnumerable<Task<Permit>> permits) => Wait.For(Task.WhenAll(permits), "the permits");

    private Task<Permit> Ask(string major, RequestPriority urgency)
    {
        var permit = _limiter.AcquireAsync(Post(major), true, urgency, CancellationToken.None);
        _asked.Add((major, permit));
        return permit;
    }

    /// <summary>Uses up the limit of the current second at once.</summary>
    private async Task FillAsync()
    {
        for (var i = 0; i < GlobalLimit.PerSecond; i++)
            await Ask($"before {i}", RequestPriority.Person);
    }

    /// <summary>Uses up the limit of the current second evenly, so that afterwards one slot becomes free every 20 milliseconds.</summary>
    private async Task FillEvenlyAsync()
    {
        for (var i = 0; i < GlobalLimit.PerSecond; i++)
        {
            await Ask($"before {i}", RequestPriority.Person);
            _clock.Advance(TimeSpan.FromMilliseconds(i == GlobalLimit.PerSecond - 1 ? 35 : 20));
        }
        _asked.Clear();
    }

    /// <summary>Frees one slot after the other and returns who took each.</summary>
    private async Task<IReadOnlyList<string>> OrderAsync(int count)
    {
        var order = new List<string>();
        while (order.Count < count)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(order.Count == 0 ? 10 : 20));
            await Wait.Until(() => _asked.Any(asked => asked.Permit.IsCompleted), () => string.Join(", ", order));
            order.Add(_asked.Single(asked => asked.Permit.IsCompleted).Name);
            _asked.RemoveAll(asked => asked.Permit.IsCompleted);
        }
        return order;
    }
}
