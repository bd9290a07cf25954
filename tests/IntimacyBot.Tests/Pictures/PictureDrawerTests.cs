using IntimacyBot.Pictures;
using Microsoft.Extensions.Logging;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>Tests that pictures are drawn beside all else, once, one at a time, and that what goes wrong there stays there.</summary>
public sealed class PictureDrawerTests : IDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);
    private readonly WarningCollector _log = new();
    private readonly LoggerFactory _loggers;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public PictureDrawerTests() => _loggers = new LoggerFactory([_log]);

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
    }

    [Fact]
    public async Task Who_may_not_wait_gets_nothing_at_first_and_the_picture_later()
    {
        using var gate = new ManualResetEventSlim();
        var drawer = Drawer(_ => Held(gate));

        Assert.Null(drawer.Ready(Path(1)));
        gate.Set();
        await drawer.SettledAsync().WaitAsync(WaitLimit, Cancel);

        Assert.Equal([7], drawer.Ready(Path(1))!);
    }

    [Fact]
    public async Task However_many_ask_it_is_drawn_once_and_only_one_at_a_time()
    {
        var (drawn, at, most) = (0, 0, 0);
        var drawer = Drawer(_ =>
        {
            most = Math.Max(most, Interlocked.Increment(ref at));
            Interlocked.Increment(ref drawn);
            Thread.Yield();
            Interlocked.Decrement(ref at);
            return [7];
        });

        var asked = Enumerable.Range(0, 200).Select(i => drawer.DrawAsync(Path(i % 5 + 1), Cancel));
        var all = await Task.WhenAll(asked).WaitAsync(WaitLimit, Cancel);

        Assert.All(all, png => Assert.Equal([7], png!));
        Assert.Equal((5, 1), (drawn, most));
    }

    [Fact]
    public async Task Only_the_last_ones_are_kept()
    {
        var drawn = 0;
        var drawer = Drawer(_ => [(byte)Interlocked.Increment(ref drawn)]);
        await drawer.DrawAsync(Path(1), Cancel);
        for (var i = 2; i <= PictureDrawer.MostKept; i++)
            await drawer.DrawAsync(Path(i), Cancel);
        // The first one is used again, so that the second one is the oldest.
        Assert.NotNull(drawer.Ready(Path(1)));
        await drawer.DrawAsync(Path(PictureDrawer.MostKept + 1), Cancel);

        Assert.NotNull(drawer.Ready(Path(1)));
        Assert.Equal(PictureDrawer.MostKept + 1, drawn);
        Assert.Null(drawer.Ready(Path(2)));
    }

    [Fact]
    public async Task If_too_many_wait_one_is_left_out_and_nobody_waits_longer()
    {
        using var gate = new ManualResetEventSlim();
        var drawer = Drawer(_ => Held(gate));
        var waiting = Enumerable.Range(1, PictureDrawer.MostWaiting)
            .Select(i => drawer.DrawAsync(Path(i), Cancel))
            .ToList();

        var one = await drawer.DrawAsync(Path(PictureDrawer.MostWaiting + 1), Cancel).WaitAsync(WaitLimit, Cancel);
        Assert.Null(one);
        Assert.Null(drawer.Ready(Path(PictureDrawer.MostWaiting + 1)));

        gate.Set();
        Assert.All(await Task.WhenAll(waiting).WaitAsync(WaitLimit, Cancel), png => Assert.Equal([7], png!));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_picture_that_cannot_be_drawn_is_nothing_for_everybody_and_one_line_in_the_log()
    {
        var secret = PictureDrawingTests.Option("Go quiet");
        var drawer = Drawer(_ => throw new InvalidOperationException("The library fails."));

        Assert.Null(await drawer.DrawAsync(new Picture.Loop(secret, secret), Cancel).WaitAsync(WaitLimit, Cancel));
        Assert.Null(await drawer.DrawAsync(new Picture.Loop(secret, secret), Cancel).WaitAsync(WaitLimit, Cancel));
        Assert.Null(drawer.Ready(new Picture.Loop(secret, secret)));

        var line = Assert.Single(_log.All);
        Assert.Contains("A picture could not be drawn and is left out: Loop.", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Go quiet", line, StringComparison.Ordinal);
        // The next picture is drawn all the same.
        Assert.Null(await drawer.DrawAsync(Path(1), Cancel).WaitAsync(WaitLimit, Cancel));
    }

    [Fact]
    public async Task Who_gives_up_does_not_take_the_picture_from_others()
    {
        using var gate = new ManualResetEventSlim();
        using var impatient = new CancellationTokenSource();
        var drawer = Drawer(_ => Held(gate));
        var given = drawer.DrawAsync(Path(1), impatient.Token);
        var patient = drawer.DrawAsync(Path(1), Cancel);
        await impatient.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => given.WaitAsync(WaitLimit, Cancel));
        gate.Set();
        Assert.Equal([7], (await patient.WaitAsync(WaitLimit, Cancel))!);
    }

    private static Picture.Path Path(int number) => Picture.Path.Of(Enumerable.Range(0, 7).Select(bit => (IsSet(number, bit), false)));

    private static bool IsSet(int number, int bit) => (number >> bit & 1) == 1;

    private static byte[] Held(ManualResetEventSlim gate)
    {
        Assert.True(gate.Wait(WaitLimit, Cancel), "Nobody let the drawing go on.");
        return [7];
    }

    private PictureDrawer Drawer(DrawPicture draw) => new(draw, _loggers.CreateLogger<PictureDrawer>());
}
