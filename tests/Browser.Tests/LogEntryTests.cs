using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests which messages are grouped, and where a new day is marked.</summary>
public sealed class LogEntryTests
{
    private readonly WorldClock _clock = new(new(2026, 11, 28, 12, 0, 0, TimeSpan.Zero), TimeProvider.System);

    [Fact]
    public void Messages_of_one_person_within_minutes_stand_together_and_a_day_is_written_once()
    {
        _clock.Begin(TimeSpan.Zero);
        var server = new DemoServer(new World(new() { Clock = _clock }));
        server.Alex.Say(server.Home, "One");
        server.Alex.Say(server.Home, "Two");
        server.Sam.Say(server.Home, "Three");
        _clock.Skip(TimeSpan.FromMinutes(8));
        server.Sam.Say(server.Home, "Four");
        _clock.Skip(TimeSpan.FromDays(1));
        server.Sam.Say(server.Home, "Five");

        var entries = LogEntry.Of(server.Sam.Sees(server.Home));

        Assert.Equal(["One", "Two", "Three", "Four", "Five"], entries.Select(e => e.Message.Content));
        Assert.Equal([false, true, false, false, false], entries.Select(e => e.IsGrouped));
        Assert.Equal([true, false, false, false, true], entries.Select(e => e.StartsDay));
    }
}
