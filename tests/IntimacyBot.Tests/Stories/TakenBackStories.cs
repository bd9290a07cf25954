using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Words that are taken back in a room: their author reads where they are, and the other why the card is here again.</summary>
public sealed class TakenBackStories
{
    private const string Heard = "What I heard";

    [Fact]
    public async Task A_line_of_a_minute_is_taken_back_unread_while_the_other_has_not_written()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.TogetherAsync();
        var preview = await bot.WriteALineAsync(alex, "Too much.");
        var isIn = await bot.PressAsync(preview, "Share");
        Assert.StartsWith("Yours is in. It is shown when **Sam**'s is too.", isIn.Text);
        Assert.Contains("One of two is in.", bot.Floor(sam).Text);

        var back = await bot.PressAsync(isIn, "Take it back");
        Assert.StartsWith("Taken back unread.\n-# Your words are in My words now. You can write again.", back.Text);
        Assert.Contains("Both of you, your turn.", bot.Floor(sam).Text);
        Assert.Contains("-# Alex took words back, and can write again.", bot.Floor(sam).Text);
        Assert.Contains("Too much.", (await bot.PressAsync(back, "My words")).Text);
        await bot.PressAsync(await bot.WriteALineAsync(sam, "Warm."), "Share");
        Assert.Equal((0, 0), (bot.Count("Too much."), bot.Count("Warm.")));

        var again = await bot.PressAsync(await bot.WriteALineAsync(alex, "A little tired."), "Share");
        Assert.Equal((0, 1, 1), (bot.Count("Too much."), bot.Count("A little tired."), bot.Count("Warm.")));
        Assert.DoesNotContain(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        Assert.False(again.Failed);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Their_author_reads_where_the_words_are_and_the_card_says_why_it_is_here_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        var answered = Card(bot, "I am afraid");
        var form = await bot.PressAsync(alex, answered, "Change it");
        await bot.SayBackAsync(sam, "You are afraid.");
        var said = Card(bot, "You are afraid.");

        var taken = await bot.PressAsync(sam, said, "Take it back");

        Assert.StartsWith("Your words are no longer in the room.", taken.Text);
        Assert.Contains("**Alex** may have read them. They are in My words now. It is your turn again.", taken.Text);
        Assert.Equal(["My words", "Safety", "Hide"], taken.Message!.Labels);
        Assert.Contains("-# Sam took words back, and can write again.\n-# Alex, you can just listen.", bot.Floor(alex).Text);
        Assert.Contains("You are afraid.", (await bot.PressAsync(taken, "My words")).Text);
        Assert.Equal("You are afraid.", (await bot.OnFloorAsync(sam, "Write")).Modal!.Field(Heard)!.Value);

        await bot.SayBackAsync(sam, "You are afraid of it.");
        Assert.DoesNotContain("took words back", bot.Floor(alex).Text);
        var late = await bot.SubmitAsync(form, [.. ReachForm.Words("Another.")]);
        Assert.StartsWith($"{CoupleDriver.MovedOn}\n**Sam** has answered meanwhile.", late.Text);
        Assert.Equal(["Safety", "Hide"], late.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_presses_at_once_take_back_once_and_are_both_answered()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sam = bot.Sam;
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam, "You are afraid.");
        var said = Card(bot, "You are afraid.");

        var answers = await Task.WhenAll(sam.PressAsync(said, "Take it back"), sam.PressAsync(said, "Take it back"));

        foreach (var answer in answers)
            Assert.StartsWith("Your words are no longer in the room.", (await bot.DoneAsync(answer)).Text);
        Assert.Equal(0, bot.Count("You are afraid."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_posts_at_once_says_so_before()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        const string AtOnce = "It is shown in the room as soon as you send it.";
        Assert.Equal(AtOnce, (await bot.OnFloorAsync(sam, "Write")).Modal!.Fields[0].Description);
        var change = await bot.PressAsync(alex, Card(bot, "I am afraid"), "Change it");
        Assert.Contains("The room shows the change", change.Modal!.Texts.Single());
        await bot.SayBackAsync(sam, "You are afraid.");
        foreach (var label in new[] { "Almost", "There's more" })
            Assert.Equal(AtOnce, (await bot.OnFloorAsync(alex, label)).Modal!.Fields[0].Description);
        await bot.EndAsync();
    }

    private static WorldMessage Card(BotFixture bot, string words) =>
        Assert.Single(bot.Cards(bot.Sam), m => m.Text.Contains(words, StringComparison.Ordinal));
}
