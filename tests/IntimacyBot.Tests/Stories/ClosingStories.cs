using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The small first practice, and the end of every dance.</summary>
public sealed class ClosingStories
{
    [Fact]
    public async Task Home_and_the_bell_tell_of_an_open_room_and_no_more_once_it_has_closed()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        var home = await story.CommandAsync(story.Alex, "home");
        Assert.Contains("**Room · 23 Nov**\n-# It is your turn there.", home.Text);
        Assert.Contains("Go in", home.Message!.Labels);
        Assert.Contains("'s turn there.", (await story.CommandAsync(story.Sam, "home")).Text);
        Assert.Single(story.Rings(story.Alex));
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        Assert.DoesNotContain("Go in", (await story.CommandAsync(story.Alex, "home")).Message!.Labels);
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
        await story.OnFloorAsync(alex, "I'm in");
        Assert.Contains("**🟠🔵 One of two is in.**", story.Floor(sam).Text);
        await story.PassAsync(TimeSpan.FromMinutes(2));
        await story.OnFloorAsync(sam, "I'm in");
        Assert.Contains("Quiet, together.", story.Floor(alex).Text);
        await story.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Contains("Quiet, together.", story.Floor(alex).Text);
        await story.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("Write", story.Floor(alex).Labels);

        await story.PressAsync(await story.WriteALineAsync(alex, "a little warm"), "Share");
        Assert.StartsWith("**🟠🔵 One of two is in.** It is shown when the other one is, too.", story.Floor(sam).Text);
        Assert.Equal(0, story.Count("a little warm"));
        Assert.StartsWith("Your part is done.", (await story.OnFloorAsync(alex, "Write")).Text);
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
        // The room is deleted seven days after the close, including the day until it is locked.
        await story.PassAsync(TimeSpan.FromDays(5.9));
        Assert.False(room.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, story.Rows("KeptRooms"));
        await story.EndAsync();
    }

    [Theory]
    [InlineData("Alex")]
    [InlineData("Sam")]
    public async Task One_closing_word_is_waited_with_and_whose_it_is_stands_nowhere(string name)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var person = name == "Alex" ? story.Alex : story.Sam;
        await ClosedAsync(story);
        Assert.DoesNotContain("closing word is waiting", story.Floor(story.Sam).Text);
        var form = await story.OnFloorAsync(person, "A closing word");
        Assert.Equal("It is shown when you have both given one.", form.Modal!.Fields.Single().Description);
        await story.SubmitAsync(form, ("A closing word", "Softly."));
        foreach (var reader in new[] { story.Alex, story.Sam })
        {
            Assert.EndsWith("One closing word is waiting.", story.Floor(reader).Text);
            Assert.Equal(0, story.Count("Softly."));
        }

        Assert.Equal(story.Floor(story.Alex).Id, story.Floor(story.Sam).Id);
        Assert.Contains("shown once both of you have given one", (await story.OnFloorAsync(person, "A closing word")).Text);
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Count("Softly."));
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
