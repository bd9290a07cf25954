using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The small first practice, and how every dance ends.</summary>
public sealed class ClosingStories
{
    [Fact]
    public async Task Home_and_the_bell_tell_of_an_open_room_and_no_more_once_it_has_closed()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        Assert.Contains("You two already have a room open", (await story.CommandAsync(story.Alex, "home")).Text);
        Assert.Single(story.Rings(story.Alex));
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        Assert.DoesNotContain("already have a room open", (await story.CommandAsync(story.Alex, "home")).Text);
        Assert.Empty(story.Rings(story.Alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_minute_together_passes_by_itself_and_both_lines_appear_together()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.PressAsync(await story.CommandAsync(alex, "practice", ("name", "together")), "Ask Sam");
        await story.HereAsync(sam);
        Assert.Contains("Quiet. It ends", story.Floor(alex).Text);
        await story.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Contains("Quiet. It ends", story.Floor(alex).Text);
        await story.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("Write", story.Floor(alex).Labels);

        var before = sam.Transcript.ToCanonicalText();
        await story.PressAsync(await story.WriteALineAsync(alex, "a little warm"), "Share");
        Assert.Equal(before, sam.Transcript.ToCanonicalText());
        Assert.StartsWith("Your half is done.", (await story.OnFloorAsync(alex, "Write")).Text);
        await story.PressAsync(await story.WriteALineAsync(sam, "tired and glad"), "Share");
        var both = Assert.Single(story.Cards(alex), m => m.Text.Contains("a little warm"));
        Assert.Contains("tired and glad", both.Text);
        Assert.Contains("A closing word", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Closing_words_appear_when_both_gave_one_and_the_room_goes_seven_days_after_the_end()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await ClosedAsync(story);
        Assert.Equal(["A closing word", "How was that?", "Keep this moment", "Keep this room"], story.Floor(alex).Labels);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "A closing word"), ("A closing word", "Softly."));
        Assert.Equal(0, story.Count("Softly."));
        await story.SubmitAsync(await story.OnFloorAsync(sam, "A closing word"), ("A closing word", "Gently."));
        Assert.Contains("Gently.", Assert.Single(story.Cards(alex), m => m.Text.Contains("Softly.")).Text);
        Assert.Contains("How was that?", story.Floor(sam).Labels);
        await story.OnFloorAsync(alex, "Keep this room");

        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        Assert.Equal(1, story.Rows("KeptRooms"));
        // Seven days after the close, the day until the lock among them.
        await story.PassAsync(TimeSpan.FromDays(5.9));
        Assert.False(room.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, story.Rows("KeptRooms"));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_that_both_keep_stays()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await ClosedAsync(story);
        await story.OnFloorAsync(story.Alex, "Keep this room");
        await story.OnFloorAsync(story.Sam, "Keep this room");
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("You both chose to keep this room.", story.Floor(story.Alex).Text);
        await story.PassAsync(TimeSpan.FromDays(29));
        Assert.False(room.IsDeleted);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.LeaveAsync(story.Alex, "Leave and clear the rooms");
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task How_was_that_is_answered_to_oneself_alone()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await ClosedAsync(story);
        var (before, rows) = (story.Sam.Transcript.ToCanonicalText(), story.Moves());
        foreach (var feeling in new[] { "Fine", "Tender", "Hurt" })
        {
            var page = await story.OnFloorAsync(story.Alex, "How was that?");
            Assert.Contains("Only you see this", page.Text);
            Assert.True((await story.PressAsync(page, feeling)).IsEphemeral);
        }

        Assert.Equal(before, story.Sam.Transcript.ToCanonicalText());
        Assert.Equal(rows, story.Moves());
        await story.EndAsync();
    }

    [Fact]
    public async Task Aftercare_asks_the_next_day_only_who_wants_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.SwitchAsync(story.Sam, "Aftercare: off");
        await ClosedAsync(story);
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Rings(story.Alex));
        var asked = await story.OpenRingAsync(story.Sam);
        Assert.Contains("How was that for you?", asked.Text);
        await story.PressAsync(asked, "Tender");
        await story.EndAsync();
    }

    private static async Task<Rehearsal.World.WorldChannel> ClosedAsync(BotFixture story)
    {
        var room = await story.TogetherAsync();
        await story.PressAsync(await story.WriteALineAsync(story.Alex, "warm"), "Share");
        await story.PressAsync(await story.WriteALineAsync(story.Sam, "tired"), "Share");
        return room;
    }
}
