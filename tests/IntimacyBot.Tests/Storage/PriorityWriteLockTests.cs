using IntimacyBot.Platform.Storage;

namespace Tests.Storage;

public sealed class PriorityWriteLockTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly PriorityWriteLock _turns = new();
    private readonly List<string> _order = [];

    [Fact]
    public async Task Whoever_pressed_goes_before_the_notes_and_each_in_their_order()
    {
        await _turns.EnterAsync(person: false, Cancel);
        Task[] all = [Write("note 1", false), Write("note 2", false), Write("person 1", true), Write("person 2", true)];
        _turns.Leave();
        await Task.WhenAll(all).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel);
        Assert.Equal(["person 1", "person 2", "note 1", "note 2"], _order);
    }

    [Fact]
    public async Task Whoever_gives_up_keeps_nobody_else_waiting()
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        await _turns.EnterAsync(person: true, Cancel);
        var gone = _turns.EnterAsync(person: true, given.Token);
        var next = Write("next", false);
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _turns.Leave();
        await next.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel);
        await _turns.EnterAsync(person: false, Cancel).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel);
    }

    [Fact]
    public async Task Two_never_write_at_once()
    {
        var inside = 0;
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            async () =>
            {
                await _turns.EnterAsync(i % 3 == 0, Cancel);
                Assert.Equal(1, Interlocked.Increment(ref inside));
                await Task.Yield();
                Interlocked.Decrement(ref inside);
                _turns.Leave();
            },
            Cancel))).WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel);
    }

    private async Task Write(string who, bool person)
    {
        await _turns.EnterAsync(person, Cancel);
        _order.Add(who);
        _turns.Leave();
    }
}
