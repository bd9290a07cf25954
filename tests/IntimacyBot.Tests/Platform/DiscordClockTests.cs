using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Time.Testing;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>The bot's now is Discord's time, whatever the machine shows, and it does not go back.</summary>
public sealed class DiscordClockTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _world = new(Noon);
    private readonly MovableClock _machine;
    private readonly DiscordClock _clock;

    public DiscordClockTests()
    {
        _machine = new MovableClock(_world);
        _clock = new DiscordClock(new MachineClock(_machine));
    }

    [Fact]
    public void It_is_not_known_before_Discord_has_told_it()
    {
        Assert.False(_clock.IsKnown);

        Hear();

        Assert.True(_clock.IsKnown);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public void A_machine_that_is_set_wrong_moves_nothing_and_shows_by_how_much_it_is_wrong(int days)
    {
        Hear();
        _world.Advance(TimeSpan.FromSeconds(3));

        _machine.Ahead = TimeSpan.FromDays(days);

        Assert.Equal(Noon.AddSeconds(3), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.FromDays(days), _clock.MachineAhead);
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public void A_machine_that_began_wrong_gets_Discords_time(int days)
    {
        _machine.Ahead = TimeSpan.FromDays(days);

        Hear();

        Assert.Equal(Noon, _clock.GetUtcNow());
    }

    [Fact]
    public void A_machine_that_slept_gets_the_time_from_the_next_answer()
    {
        Hear();
        _machine.Sleep(_world, TimeSpan.FromHours(8));
        Assert.Equal(TimeSpan.FromHours(8), _clock.MachineAhead);

        Hear();

        Assert.Equal(Noon.AddHours(8), _clock.GetUtcNow());
        Assert.Equal(TimeSpan.Zero, _clock.MachineAhead);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(14)]
    public void An_answer_that_was_long_under_way_turns_nothing_back(int seconds)
    {
        Hear();
        var date = _world.GetUtcNow();
        _world.Advance(TimeSpan.FromSeconds(seconds));

        _clock.Set(date, TimeSpan.FromSeconds(seconds));

        Assert.Equal(Noon.AddSeconds(seconds), _clock.GetUtcNow());
    }

    [Fact]
    public void Whatever_part_of_a_second_is_cut_off_it_is_at_most_a_second_behind_and_never_ahead_or_back()
    {
        var last = DateTimeOffset.MinValue;
        for (var step = 0; step < 200; step++)
        {
            _world.Advance(TimeSpan.FromMilliseconds(137 * (step % 7)));
            if (step % 3 == 0)
                Hear();
            var now = _clock.GetUtcNow();
            Assert.InRange(now, _world.GetUtcNow().AddSeconds(-1), _world.GetUtcNow());
            Assert.True(now >= last, $"{now:O} came after {last:O}");
            last = now;
        }
    }

    [Fact]
    public void A_machine_that_counts_too_fast_stands_still_until_its_time_has_come()
    {
        Hear();
        _machine.Hurry(TimeSpan.FromSeconds(40));
        Assert.Equal(Noon.AddSeconds(40), _clock.GetUtcNow());

        Hear();
        Assert.Equal(Noon.AddSeconds(40), _clock.GetUtcNow());

        _world.Advance(TimeSpan.FromSeconds(50));
        Assert.Equal(Noon.AddSeconds(51), _clock.GetUtcNow());
    }

    [Fact]
    public void A_wrong_time_that_was_told_once_does_not_last()
    {
        _clock.Set(Noon.AddDays(31), TimeSpan.Zero);

        Hear();

        Assert.InRange(_clock.GetUtcNow(), Noon, Noon.AddSeconds(1));
    }

    /// <summary>Tells the world's time as Discord does: in whole seconds.</summary>
    private void Hear()
    {
        var now = _world.GetUtcNow();
        _clock.Set(now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)), TimeSpan.Zero);
    }
}
