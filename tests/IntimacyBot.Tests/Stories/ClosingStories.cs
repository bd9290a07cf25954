using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The small first practice, and the end of every dance.</summary>
public sealed class ClosingStories
{
    [Fact]
    public async Task Home_and_the_bell_tell_of_an_open_room_and_no_more_once_it_has_closed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains("**Room · 23 Nov**\n-# It is your turn there.", home.Text);
        Assert.Contains("Go in", home.Message!.Labels);
        Assert.Contains("'s turn there.", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.Single(bot.Rings(bot.Alex));
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        Assert.DoesNotContain("Go in", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        Assert.Empty(bot.Rings(bot.Alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Home_names_the_second_room_of_a_day_as_discord_does()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await bot.OpenRoomAsync("I miss our walks.");
        var room = bot.Room(bot.Sam)!;
        Assert.Equal("Room · 23 Nov · 2", room.Name);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains($"**{room.Name}**", (await bot.CommandAsync(person, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_minute_together_passes_by_itself_and_both_lines_appear_together()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "together")), "Ask Sam");
        await bot.HereAsync(sam);
        await bot.OnFloorAsync(alex, "I'm in");
        Assert.Contains("**🟠🔵 One of two is in.**", bot.Floor(sam).Text);
        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await bot.OnFloorAsync(sam, "I'm in");
        Assert.Contains("Quiet, together.", bot.Floor(alex).Text);
        await bot.PassAsync(TimeSpan.FromSeconds(59));
        Assert.Contains("Quiet, together.", bot.Floor(alex).Text);
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Contains("Write", bot.Floor(alex).Labels);

        await bot.PressAsync(await bot.WriteALineAsync(alex, "a little warm"), "Share");
        Assert.StartsWith("**🟠🔵 One of two is in.** One line about this minute.", bot.Floor(sam).Text);
        Assert.Equal(0, bot.Count("a little warm"));
        Assert.StartsWith("Your part is done.", (await bot.OnFloorAsync(alex, "Write")).Text);
        await bot.PressAsync(await bot.WriteALineAsync(sam, "tired and glad"), "Share");
        var both = Assert.Single(bot.Cards(alex), m => m.Text.Contains("a little warm"));
        Assert.Contains("tired and glad", both.Text);
        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Closing_words_appear_when_both_gave_one_and_the_room_goes_seven_days_after_the_end()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await ClosedAsync(bot);
        Assert.Equal(["A closing word", "How was that?", "Keep this moment", "Keep this room"], bot.Floor(alex).Labels);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "A closing word"), ("A closing word", "Softly."));
        Assert.Equal(0, bot.Count("Softly."));
        var given = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "A closing word"), ("A closing word", "Gently."));
        Assert.Equal("Thank you. Both words stand in the room now.", given.Text);
        Assert.Contains("Gently.", Assert.Single(bot.Cards(alex), m => m.Text.Contains("Softly.")).Text);
        Assert.Equal(["How was that?", "Keep this moment", "Keep this room"], bot.Floor(sam).Labels);
        Assert.DoesNotContain("waiting", bot.Floor(sam).Text);
        await bot.OnFloorAsync(alex, "Keep this room");

        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        Assert.Equal(1, bot.Rows("KeptRooms"));
        // The room is deleted seven days after the close, including the day until it is locked.
        await bot.PassAsync(TimeSpan.FromDays(5.9));
        Assert.False(room.IsDeleted);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Alex")]
    [InlineData("Sam")]
    public async Task One_closing_word_is_waited_with_and_whose_it_is_stands_nowhere(string name)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var person = name == "Alex" ? bot.Alex : bot.Sam;
        await ClosedAsync(bot);
        Assert.DoesNotContain("closing word is waiting", bot.Floor(bot.Sam).Text);
        var form = await bot.OnFloorAsync(person, "A closing word");
        Assert.Equal("It is shown when you have both given one.", form.Modal!.Fields.Single().Description);
        await bot.SubmitAsync(form, ("A closing word", "Softly."));
        foreach (var reader in new[] { bot.Alex, bot.Sam })
        {
            Assert.EndsWith("One closing word is waiting.", bot.Floor(reader).Text);
            Assert.Equal(0, bot.Count("Softly."));
        }

        Assert.Equal(bot.Floor(bot.Alex).Id, bot.Floor(bot.Sam).Id);
        Assert.Contains("shown once both of you have given one", (await bot.OnFloorAsync(person, "A closing word")).Text);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, bot.Count("Softly."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_that_both_keep_stays()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await ClosedAsync(bot);
        Assert.Contains("-# It ends here for both of you. Press only what you like.\n", bot.Floor(bot.Alex).Text);
        var saved = "Saved. The room stays if both of you choose so.";
        Assert.Equal(saved, (await bot.OnFloorAsync(bot.Alex, "Keep this room")).Text);
        Assert.Equal(saved, (await bot.OnFloorAsync(bot.Alex, "Keep this room")).Text);
        Assert.DoesNotContain("keep this room", bot.Floor(bot.Sam).Text);
        var both = await bot.OnFloorAsync(bot.Sam, "Keep this room");
        Assert.Equal("Saved. You both chose to keep this room, so it stays.", both.Text);
        Assert.EndsWith("-# You both chose to keep this room.", bot.Floor(bot.Alex).Text);
        Assert.Equal(["A closing word", "How was that?", "Keep this moment"], bot.Floor(bot.Alex).Labels);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("You both chose to keep this room.", bot.Floor(bot.Alex).Text);
        await bot.PassAsync(TimeSpan.FromDays(29));
        Assert.False(room.IsDeleted);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.LeaveAsync(bot.Alex, "Leave and clear the rooms");
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task How_was_that_is_answered_to_oneself_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await ClosedAsync(bot);
        var (before, rows) = (bot.Sam.Transcript.ToCanonicalText(), bot.Moves());
        foreach (var feeling in new[] { "Fine", "Tender", "Hurt" })
        {
            var page = await bot.OnFloorAsync(bot.Alex, "How was that?");
            Assert.Contains("Only you see this", page.Text);
            Assert.True((await bot.PressAsync(page, feeling)).IsEphemeral);
        }

        Assert.Equal(before, bot.Sam.Transcript.ToCanonicalText());
        Assert.Equal(rows, bot.Moves());
        await bot.EndAsync();
    }

    [Fact]
    public async Task Aftercare_asks_the_next_day_only_who_wants_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.SwitchAsync(bot.Sam, "Aftercare: off");
        await ClosedAsync(bot);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(bot.Rings(bot.Alex));
        var asked = await bot.OpenRingAsync(bot.Sam);
        Assert.Contains("How was that for you?", asked.Text);
        await bot.PressAsync(asked, "Tender");
        await bot.EndAsync();
    }

    private static async Task<Rehearsal.World.WorldChannel> ClosedAsync(BotFixture bot)
    {
        var room = await bot.TogetherAsync();
        await bot.PressAsync(await bot.WriteALineAsync(bot.Alex, "warm"), "Share");
        await bot.PressAsync(await bot.WriteALineAsync(bot.Sam, "tired"), "Share");
        return room;
    }
}
