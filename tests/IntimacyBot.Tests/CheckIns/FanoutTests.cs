using IntimacyBot.CheckIns;
using NodaTime;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Tests many prompts that are due at once.</summary>
public sealed class FanoutTests
{
    [Fact]
    public async Task While_Discord_has_enough_to_show_nobody_more_is_called_and_nobody_is_forgotten()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var prompts = new PromptFixture(bot);
        var start = Instant.FromUtc(2026, 11, 23, 18, 0);
        var person = await prompts.SetAsync(1, IsoDayOfWeek.Sunday, new LocalTime(19, 0), "Europe/Vienna", start);
        var due = (await prompts.DueAsync(person))!.Value;

        var held = prompts.Hold(rings: 500);
        await prompts.SweepAsync(due);
        Assert.Empty(await prompts.WaitingAsync(person));
        Assert.Equal(due, await prompts.DueAsync(person));

        held.SetResult();
        await prompts.ShownAsync();
        await prompts.SweepAsync(due + Duration.FromSeconds(10));
        Assert.Equal(CheckInNotifications.Prompt, Assert.Single(await prompts.WaitingAsync(person)).Kind);
    }
}
