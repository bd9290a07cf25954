using IntimacyBot.CheckIns;
using IntimacyBot.Tests.Stories;
using NodaTime;

namespace Tests.CheckIns;

/// <summary>Many are due at once.</summary>
public sealed class FanoutTests
{
    [Fact]
    public async Task While_Discord_has_enough_to_show_nobody_more_is_called_and_nobody_is_forgotten()
    {
        await using var story = await Story.BeginAsync(home: false);
        using var calendar = new Calendar(story);
        var start = Instant.FromUtc(2026, 11, 23, 18, 0);
        var person = await calendar.SetAsync(1, IsoDayOfWeek.Sunday, new LocalTime(19, 0), "Europe/Vienna", start);
        var due = (await calendar.DueAsync(person))!.Value;

        var held = calendar.Hold(rings: 500);
        await calendar.SweepAsync(due);
        Assert.Empty(await calendar.WaitingAsync(person));
        Assert.Equal(due, await calendar.DueAsync(person));

        held.SetResult();
        await calendar.ShownAsync();
        await calendar.SweepAsync(due + Duration.FromSeconds(10));
        Assert.Equal(CheckInCalls.Prompt, Assert.Single(await calendar.WaitingAsync(person)).Kind);
    }
}
