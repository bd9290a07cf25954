using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Couples;

/// <summary>A bell is archived a day after its last ring, so that it does not count among a server's active threads.</summary>
public sealed class BellArchiveStories
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_bell_is_archived_a_day_after_its_last_ring_and_the_ring_stays(bool discordArchives)
    {
        await using var bot = await BotFixture.OfCoupleAsync(o => o with { ArchivesByItself = discordArchives });
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        await bot.PassAsync(TimeSpan.FromHours(22));
        Assert.False(bell.Thread!.IsArchived);
        await CallAsync(bot, bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(22));
        Assert.False(bell.Thread.IsArchived);

        await bot.PassAsync(TimeSpan.FromHours(3));
        Assert.True(bell.Thread is { IsArchived: true, IsLocked: false });
        Assert.Equal(2, bot.Rings(bot.Sam).Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_goes_from_an_archived_bell_without_waking_it_and_the_next_ring_wakes_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        await bot.PassAsync(TimeSpan.FromDays(1.5));
        Assert.True(bell.Thread!.IsArchived);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.True(bell.Thread.IsArchived);
        Assert.DoesNotContain($"REST PATCH /api/v10/channels/{bell.Id}", bot.World.History.Recent(1000), StringComparison.Ordinal);

        await CallAsync(bot, bot.Sam);
        Assert.False(bell.Thread.IsArchived);
        Assert.Single(bot.Rings(bot.Sam));
        Assert.Equal(bell, Assert.Single(bot.Guild.Threads));
        Assert.Single(bell.Messages, m => m.Type == WorldMessage.RecipientAdded);
        Assert.Equal([SoundReason.Added, SoundReason.Mention], bot.Sam.Notifications.Select(n => n.Why));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_opens_their_archived_bell_to_press_a_ring_has_it_for_a_day()
    {
        await using var bot = await BotFixture.OfCoupleAsync(o => o with { ArchivesByItself = false });
        await bot.ReachAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromHours(30));
        var bell = Assert.Single(bot.Rings(bot.Sam)).Channel;
        Assert.True(bell.Thread!.IsArchived);
        Assert.Contains("would like to share something", (await bot.OpenRingAsync(bot.Sam)).Text);
        await bot.PassAsync(TimeSpan.FromHours(2));
        Assert.False(bell.Thread.IsArchived);
        await bot.PassAsync(TimeSpan.FromHours(25));
        Assert.True(bell.Thread.IsArchived);
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_day_only_open_rooms_are_active()
    {
        await using var bot = await BotFixture.OfCoupleAsync(o => o with { ArchivesByItself = false });
        var room = await bot.OpenRoomAsync();
        await CallAsync(bot, bot.Alex);
        await bot.LeaveAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(20));
        await bot.PassAsync(TimeSpan.FromHours(10));
        Assert.Equal(3, bot.Guild.Threads.Count());
        // The step that waits for a day has rung by then, for whoever is still here.
        Assert.All(
            bot.Guild.Threads.Where(t => t.Thread is { IsArchived: false } && t != room),
            bell => Assert.True(bot.Clock.GetUtcNow() - bell.Messages[^1].Timestamp < TimeSpan.FromDays(1)));
        Assert.Contains(bot.Guild.Threads, t => t.Thread!.IsArchived);
        Assert.False(room.Thread!.IsArchived);
        await bot.EndAsync();
    }

    /// <summary>The bell of a guest stays as long as their ring, whatever they did, and then goes as if they had never been here.</summary>
    [Theory]
    [InlineData(null)]
    [InlineData("Not now")]
    [InlineData("No more from this person")]
    public async Task A_guest_whose_invitation_ran_out_leaves_no_bell(string? press)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        if (press is not null)
            await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), press);
        for (var day = 0; day < 6; day++)
        {
            await bot.PassAsync(TimeSpan.FromDays(1));
            Assert.False(bell.IsDeleted);
            Assert.Single(bot.Rings(bot.Sam));
        }

        await bot.PassAsync(TimeSpan.FromDays(1.1));
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.True(bell.IsDeleted);
        Assert.Equal(0, bot.Rows("KeptBells"));
        await bot.EndAsync();
    }

    private static async Task CallAsync(BotFixture bot, WorldPerson person)
    {
        var at = Instant.FromDateTimeOffset(bot.Clock.GetUtcNow());
        await bot.Get<Store>().WriteAsync(
            async (context, cancel) =>
            {
                var known = await bot.Get<PersonStore>().FindAsync(context, new(bot.Guild.Id), new(person.Id), cancel);
                var terms = new NotificationTerms(NotificationPurpose.Notice);
                await bot.Get<Notifier>().NotifyAsync(context, known!.Id, "test", Guid.CreateVersion7(), at, terms, cancel);
            },
            TestContext.Current.CancellationToken);
        await bot.QuietAsync();
    }
}
