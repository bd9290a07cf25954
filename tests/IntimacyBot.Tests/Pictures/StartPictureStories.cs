using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using IntimacyBot.Platform.Guilds;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;
using WorldMessage = Rehearsal.World.WorldMessage;

namespace Tests.Pictures;

/// <summary>The picture of the start card, over real sockets.</summary>
public sealed class StartPictureStories
{
    private const string Alt =
        "Two soft circles of light, one orange and one blue, lean towards each other. Where they meet it is rose.";

    [Fact]
    public async Task The_start_card_is_posted_silently_with_its_picture_and_never_sent_again()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        var card = await CardAsync(bot);

        var picture = Assert.Single(card.Pictures);
        Assert.Equal((Alt, "attachment://two-lights.png"), (picture.Alt, picture.Url));
        Assert.Equal((Alt, "image/png"), (picture.File?.Description, picture.File?.ContentType));
        Assert.Equal(PictureDrawing.Png(new Picture.TwoLights()), picture.File!.Bytes.ToArray());
        Assert.True(card.IsSilent, "The start card made a sound.");
        Assert.True(card.Components.ToList() is [{ Type: WorldComponentType.Container }, { Type: WorldComponentType.MediaGallery }, ..]);

        await bot.StopAsync();
        await bot.StartAsync();
        await bot.World.SettledAsync();

        Assert.Null(card.EditedAt);
        Assert.Equal([picture.File], card.Body.Attachments);
        Assert.Equal([card], Shown(bot));
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task A_card_from_before_there_were_pictures_gets_its_own_once()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<IStartCard>(s => new WithoutPicture(s)));
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        var card = await CardAsync(bot);
        Assert.Empty(card.Pictures);
        await bot.StopAsync();

        await bot.StartAsync();
        await bot.World.WaitForAsync(_ => card.Pictures is [{ File: not null }], "the picture");
        await bot.World.SettledAsync();
        var edited = card.EditedAt;
        await bot.StopAsync();
        await bot.StartAsync();
        await bot.World.SettledAsync();

        Assert.Equal(edited, card.EditedAt);
        Assert.Single(card.Body.Attachments);
        Assert.Equal([card], Shown(bot));
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task A_card_that_is_made_anew_has_one_picture_and_not_two()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        var card = await CardAsync(bot);

        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await bot.World.WaitForAsync(_ => card.EditedAt is not null, "the card to be edited");
        await bot.World.SettledAsync();

        Assert.Single(card.Pictures);
        Assert.Single(card.Body.Attachments);
    }

    [Fact]
    public async Task Where_the_bot_may_send_no_files_the_card_is_complete_without_a_picture()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        bot.Home.Deny(bot.World.Bot, WorldPermission.AttachFiles);
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));

        var card = await CardAsync(bot);

        Assert.Empty(card.Pictures);
        Assert.StartsWith("### A private place for two", card.Text, StringComparison.Ordinal);
        await bot.World.SettledAsync();
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task If_it_cannot_be_drawn_the_card_is_complete_and_one_line_is_logged()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => _ => throw new DllNotFoundException("libSkiaSharp")));
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));

        var card = await CardAsync(bot);
        await bot.World.SettledAsync();

        Assert.Empty(card.Pictures);
        Assert.Equal(["Read this first", "Home"], card.Labels);
        Assert.Single(
            bot.Log.Warnings, w => w.Contains("A picture could not be drawn and is left out: TwoLights.", StringComparison.Ordinal));
        Assert.Empty(bot.World.Violations);
    }

    private static IEnumerable<WorldMessage> Shown(BotFixture bot) => bot.Home.Messages.Where(m => !m.IsDeleted);

    private static Task<WorldMessage> CardAsync(BotFixture bot) =>
        bot.World.WaitForAsync(_ => Shown(bot).FirstOrDefault(m => m.Labels.Contains("Home")), "the start card");

    /// <summary>The start card as it was before it had a picture.</summary>
    private sealed class WithoutPicture(IServiceProvider services) : IStartCard
    {
        private readonly IntimacyBot.Couples.StartCard _card = ActivatorUtilities.CreateInstance<IntimacyBot.Couples.StartCard>(services);

        public IReadOnlyList<global::Discord.Models.Components.Component> Components(string language) =>
            new IntimacyBot.Platform.Interactions.IllustratedMessage(_card.Components(language)).WithoutPicture().Components;
    }
}
