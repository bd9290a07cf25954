using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Pictures;

/// <summary>The loop that a couple has kept, and its journey, are drawn above the cards of later talks.</summary>
public sealed class ShownLoopPictureStories
{
    private const string Alt = "A loop drawn as a circle. Its steps are written below.";
    private const string Reveal = "Show us our loop";

    [Theory]
    [InlineData("rough")]
    [InlineData("hold")]
    [InlineData("keep")]
    public async Task The_loop_that_both_kept_is_drawn_above_its_halves_and_stays_through_a_kill(string talk)
    {
        await using var bot = await AtTheLoopAsync(talk);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OnFloorAsync(person, Reveal);

        var card = bot.Cards(bot.Alex)[^2];
        var picture = Assert.Single(card.Pictures);
        Assert.Equal((Alt, "attachment://picture.png", Alt), (picture.Alt, picture.Url, picture.File?.Description));
        Assert.True(card.IsSilent);
        Assert.Equal(WorldComponentType.MediaGallery, card.Components.First().Type);
        Assert.Equal(Png("Push or ask more", "Go quiet"), picture.File!.Bytes.ToArray());
        foreach (var words in LoopOfTwo.Shown)
            Assert.Contains(words, card.Text, StringComparison.Ordinal);
        await bot.KillAndStartAsync();
        await bot.CommandAsync(bot.Sam, "home");
        Assert.Same(card, bot.Cards(bot.Alex)[^2]);
        Assert.NotNull(Assert.Single(card.Pictures).File);
        Assert.All(bot.Log.All, line => Assert.DoesNotMatch("Push or ask more|Go quiet", line));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_one_kept_words_of_their_own_and_no_move_there_is_no_picture()
    {
        await using var bot = await AtTheLoopAsync("rough", samPicked: false);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OnFloorAsync(person, Reveal);

        Assert.Empty(bot.Cards(bot.Alex)[^2].Pictures);
        Assert.Contains(LoopOfTwo.SamFeels, bot.Cards(bot.Alex)[^2].Text, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_last_talk_shows_the_path_of_the_two_above_what_they_keep()
    {
        await using var bot = await WalkedScripts.OfCoupleAsync("keep");
        await WalkedScripts.DanceAsync(bot, "keep");

        var card = bot.Cards(bot.Sam).Single(c => c.Pictures.Any(p => p.Alt!.StartsWith("A path", StringComparison.Ordinal)));
        var picture = Assert.Single(card.Pictures);
        Assert.Contains("6 of them have a tick", picture.Alt, StringComparison.Ordinal);
        Assert.Equal(("attachment://picture.png", true), (picture.Url, card.IsSilent));
        Assert.Equal(
            PictureDrawing.Png(Picture.Path.Of("ddddddo".Select(stop => (stop == 'd', stop == 'o')))), picture.File!.Bytes.ToArray());
        await bot.EndAsync();
    }

    private static async Task<BotFixture> AtTheLoopAsync(string talk, bool samPicked = true)
    {
        var bot = await WalkedScripts.OfCoupleAsync(talk);
        await bot.KeepLoopAsync(samPicked: samPicked);
        var gate = await bot.CommandAsync(bot.Alex, "practice", ("name", talk));
        if (gate.Message!.Labels.Contains("Ask Sam"))
        {
            await bot.PressAsync(gate, "Ask Sam");
            await bot.HereAsync(bot.Sam);
            foreach (var person in new[] { bot.Alex, bot.Sam })
                await bot.PressAsync(await bot.OnFloorAsync(person, "Open"), "Ready");
        }
        else
        {
            var scene = ("What somebody watching saw", "Two people in a kitchen.");
            await bot.PressAsync(await bot.SubmitAsync(await bot.PressAsync(gate, "Write"), scene), "Share");
            await bot.HereAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Sam, "That is how it was");
        }

        Assert.Contains(Reveal, bot.Floor(bot.Alex).Labels);
        return bot;
    }

    private static byte[]? Png(string apricot, string sea) =>
        PictureDrawing.Png(new Picture.Loop(PictureDrawingTests.Option(apricot), PictureDrawingTests.Option(sea)));
}
