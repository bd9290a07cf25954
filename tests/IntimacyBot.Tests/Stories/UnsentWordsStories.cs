using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Words that were written in a room and not shared wait for their author when the room has closed, whoever closed it.</summary>
public sealed class UnsentWordsStories
{
    private const string Answer = "You were often told so.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task They_wait_behind_my_words_for_their_author_alone_until_they_are_discarded(bool discards)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await DraftedAsync(bot);
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        await bot.KillAndStartAsync();

        Assert.DoesNotContain("My words", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        var home = await bot.CommandAsync(sam, "home");
        Assert.Contains("Your room closed before they were shared. Only you see them.", home.Text);
        var words = await bot.PressAsync(home, "My words");
        Assert.StartsWith("### You have not shared these words.", words.Text);
        Assert.Contains(Answer, words.Text);
        Assert.Equal(["Discard"], words.Message!.Labels.Where(l => l is not ("Safety" or "Hide")));
        if (discards)
            Assert.Contains("Nothing was sent.", (await bot.PressAsync(words, "Discard")).Text);
        else
            await bot.PassAsync(TimeSpan.FromDays(7));

        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Equal(0, bot.Rows("AuthorWords"));
        Assert.DoesNotContain("My words", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        Assert.DoesNotContain(Answer, alex.Transcript.ToCanonicalText());
        await bot.EndAsync();
    }

    [Fact]
    public async Task They_do_not_stand_in_the_way_of_a_new_one_and_are_not_taken_for_its_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await DraftedAsync(bot);
        await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Stop here"), "Stop for both of us");

        var gate = await bot.CommandAsync(bot.Sam, "reach");
        Assert.Contains("Write", gate.Message!.Labels);
        Assert.DoesNotContain("My words", gate.Message.Labels);
        await bot.ReachAsync(bot.Sam, "I miss us.");
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), "I'm here");
        Assert.Equal(1, bot.Count("I miss us."));
        Assert.Contains("My words", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        Assert.Equal(0, bot.Count(Answer));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_to_be_added_to_a_word_said_back_waits_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        var form = await bot.OnFloorAsync(bot.Alex, "There's more");
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "I can't say yet");
        await bot.SubmitAsync(form, ("There's more", "With you above all."));
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");

        var words = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "My words");
        Assert.Contains("With you above all.", words.Text);
        Assert.Contains("Nothing was sent.", (await bot.PressAsync(words, "Discard")).Text);
        Assert.Equal(0, bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    /// <summary>Writes an answer in a room, up to its preview.</summary>
    private static async Task<SeenAnswer> DraftedAsync(BotFixture bot)
    {
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        return await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ReachForm.Answer(Answer));
    }
}
