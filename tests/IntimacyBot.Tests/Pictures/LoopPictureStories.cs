using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>The shape of a couple's loop on the card that shows it to both, over real sockets.</summary>
public sealed class LoopPictureStories
{
    private const string Alt = "A loop drawn as a circle. Its steps are written below.";

    private const string Script = """
        practice: shape
        title: Our shape
        about: A loop of two.
        minutes: 5
        steps:
          - id: tell
            write: both
            form:
              move: { choice: { push: "Push or ask more", still: "Go quiet", joke: "Joke it away" }, label: "I usually" }
              beneath: { text: short, label: "Underneath", required: true }
          - { id: map, show: [tell.move, tell.beneath], picture: loop, recognised: both }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task The_loop_of_two_is_drawn_above_their_words_and_holds_only_what_they_picked()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Script);
        await ToldAsync(bot, "push", "still");

        var card = Map(bot);
        var picture = Assert.Single(card.Pictures);
        Assert.Equal((Alt, "attachment://picture.png", Alt), (picture.Alt, picture.Url, picture.File?.Description));
        Assert.True(card.IsSilent);
        Assert.Equal(WorldComponentType.MediaGallery, card.Components.First().Type);
        // Alex has the lower id, so what Alex does is in the light of apricot, whoever began.
        Assert.True(bot.Alex.Id < bot.Sam.Id);
        Assert.Equal(Png("Push or ask more", "Go quiet"), picture.File!.Bytes.ToArray());
        foreach (var words in (string[])["Push or ask more", "Go quiet", "Secret of Alex", "Secret of Sam"])
            Assert.Contains(words, card.Text, StringComparison.Ordinal);
        Assert.All(bot.Log.All, line => Assert.DoesNotMatch("Push or ask more|Go quiet|Secret", line));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_picture_stays_as_it_is_while_the_dance_goes_on_and_after_a_kill()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Script);
        await ToldAsync(bot, "joke", "joke");
        var (card, file) = (Map(bot), Map(bot).Body.Attachments[0]);

        await bot.OnFloorAsync(bot.Alex, "I recognise us in this");
        await bot.KillAndStartAsync();
        await bot.OnFloorAsync(bot.Sam, "Go on");

        Assert.Same(card, Map(bot));
        Assert.Equal([file], card.Body.Attachments);
        Assert.NotNull(Assert.Single(card.Pictures).File);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_loop_of_which_one_half_was_not_picked_has_no_picture()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Script);
        await ToldAsync(bot, "push", null);

        Assert.Empty(Map(bot).Pictures);
        Assert.Contains("Secret of Sam", Map(bot).Text, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_no_files_may_be_sent_the_card_is_complete_without_the_picture()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Script);
        bot.Home.Deny(bot.World.Bot, WorldPermission.AttachFiles);
        await ToldAsync(bot, "push", "still");

        Assert.Empty(Map(bot).Pictures);
        Assert.Contains("Secret of Alex", Map(bot).Text, StringComparison.Ordinal);
        Assert.Contains("I recognise us in this", bot.Floor(bot.Alex).Labels);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task If_it_cannot_be_drawn_the_card_is_complete_and_one_line_is_logged()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Script);
        await bot.StopAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => _ => throw new InvalidOperationException("No memory.")));
        await ToldAsync(bot, "push", "still");

        Assert.Empty(Map(bot).Pictures);
        Assert.Contains("Secret of Sam", Map(bot).Text, StringComparison.Ordinal);
        Assert.Single(
            bot.Log.Warnings, w => w.Contains("A picture could not be drawn and is left out: Loop.", StringComparison.Ordinal));
        Assert.All(bot.Log.All, line => Assert.DoesNotContain("Go quiet", line, StringComparison.Ordinal));
    }

    private static byte[]? Png(string apricot, string sea) =>
        PictureDrawing.Png(new Picture.Loop(PictureDrawingTests.Option(apricot), PictureDrawingTests.Option(sea)));

    private static WorldMessage Map(BotFixture bot) => bot.Cards(bot.Alex)[^2];

    private static async Task ToldAsync(BotFixture bot, string? alex, string? sam)
    {
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "shape")), "Ask Sam");
        await bot.HereAsync(bot.Sam);
        foreach (var (person, move) in new[] { (bot.Sam, sam), (bot.Alex, alex) })
        {
            var form = await bot.OnFloorAsync(person, "Write");
            var preview = await (move is null
                ? bot.SubmitAsync(form, ("Underneath", $"Secret of {person}"))
                : bot.SubmitAsync(form, ("I usually", move), ("Underneath", $"Secret of {person}")));
            await bot.PressAsync(preview, "Share");
        }
    }
}
