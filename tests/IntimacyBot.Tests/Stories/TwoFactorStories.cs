using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Reconciling;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// A server asks for two-factor authentication, and the account that owns the bot does not have it: nothing can be deleted there.
/// </summary>
public sealed class TwoFactorStories
{
    private const string Sentence = "This server asks those who manage it for two-factor authentication";

    [Fact]
    public async Task Setup_says_it_and_sees_when_it_is_mended()
    {
        var platform = new PlatformBehavior { OwnerHasTwoFactor = false };
        await using var bot = await BotFixture.OfCoupleAsync(platform);
        Assert.DoesNotContain(Sentence, (await bot.CommandAsync(bot.Owner, "setup")).Text);
        bot.Guild.AsksForTwoFactor = true;
        await bot.QuietAsync();

        Assert.Contains(Sentence, (await bot.CommandAsync(bot.Owner, "setup")).Text);
        Assert.Contains(Sentence, (await bot.CommandAsync(bot.Owner, "setup", ("home", bot.Home))).Text);
        platform.OwnerHasTwoFactor = true;
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(Sentence, (await bot.CommandAsync(bot.Owner, "setup")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task No_room_opens_and_who_wants_one_reads_why()
    {
        await using var bot = await BotFixture.OfCoupleAsync(new PlatformBehavior { OwnerHasTwoFactor = false });
        await bot.ReachAsync(bot.Alex);
        var card = await bot.OpenRingAsync(bot.Sam);
        bot.Guild.AsksForTwoFactor = true;
        await bot.QuietAsync();

        Assert.Contains("no two-factor authentication", (await bot.PressAsync(card, "I'm here")).Text);
        Assert.Null(bot.Room(bot.Sam));
    }

    [Fact]
    public async Task That_it_was_switched_off_is_seen_within_a_day()
    {
        var platform = new PlatformBehavior();
        await using var bot = await BotFixture.OfCoupleAsync(platform);
        bot.Guild.AsksForTwoFactor = true;
        Assert.DoesNotContain(Sentence, (await bot.CommandAsync(bot.Owner, "setup")).Text);
        platform.OwnerHasTwoFactor = false;

        await bot.PassAsync(TimeSpan.FromDays(1));

        Assert.Contains(Sentence, (await bot.CommandAsync(bot.Owner, "setup")).Text);
    }

    [Fact]
    public async Task A_room_that_cannot_be_locked_keeps_no_words_in_the_database()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        bot.World.Faults.RefuseNextRequests(RefusedException.TwoFactorRequired, 10, "PATCH", $"/channels/{room.Id}");

        for (var day = 0; day < 2; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));

        Assert.Equal(0, bot.Rows("AuthorWords"));
        Assert.Empty(bot.Log.Warnings);
    }

    [Theory]
    [InlineData(60003, "two-factor")]
    [InlineData(50013, "Manage Threads")]
    public async Task A_refused_deletion_is_told_to_the_two_and_tried_once_a_day_and_not_for_ever(int code, string need)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.DanceOnceAsync();
        await bot.OnFloorAsync(alex, "Close with thanks");
        for (var day = 0; day < 2; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        var tried = 0;
        var deletion = $"REST DELETE /api/v10/channels/{room.Id}:";
        bot.World.History.Noted += e => tried += e.What.StartsWith(deletion, StringComparison.Ordinal) ? 1 : 0;
        bot.World.Faults.RefuseNextRequests(new RefusedException(403, code, "No"), 1000, "DELETE", $"/channels/{room.Id}");
        for (var day = 0; day < 7; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));

        Assert.Contains(need, Assert.Single(bot.Log.Warnings), StringComparison.Ordinal);
        foreach (var person in new[] { alex, sam })
            Assert.Contains($"<#{room.Id}> could not be deleted.", (await bot.CommandAsync(person, "home")).Text);
        Assert.InRange(tried, 1, 3);

        var before = tried;
        foreach (var row in await bot.Get<KeptRoomReconciler>().PendingAsync(TestContext.Current.CancellationToken))
            await bot.Get<Reconciler>().EnqueueAndWaitAsync(KeptRoomRow.ReconciledAs, row);
        Assert.Equal(before, tried);

        await bot.RestartAsync();
        Assert.Contains("could not be deleted.", (await bot.CommandAsync(alex, "home")).Text);
        for (var day = 0; day < 60; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        before = tried;
        for (var day = 0; day < 5; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(before, tried);
        Assert.InRange(tried, 10, 65);
        Assert.Empty(bot.World.Violations);
    }
}
