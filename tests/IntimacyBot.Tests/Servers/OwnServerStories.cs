using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Rehearsal.World;
using Tests.TestKit;
using WorldChannel = Rehearsal.World.WorldChannel;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Servers;

/// <summary>Two people with a server of their own: the link, /setup, one press, and they can pair.</summary>
public sealed class OwnServerStories
{
    private const string Make = "Make the channel";

    [Fact]
    public async Task After_the_link_a_server_for_two_needs_one_command_and_one_press()
    {
        await using var bot = await BotFixture.OpenAsync();
        var (general, owner) = await OursAsync(bot, WorldPermission.InstallForTwo);

        var page = await owner.CommandAsync(general, "setup");
        Assert.Equal(Make, page.Message!.Labels[0]);
        var set = await bot.DoneAsync(owner.PressAsync(page.Message, Make));

        var made = Assert.Single(Couples(general));
        Assert.Contains(made.Mention, set.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Make, set.Message!.Labels);
        var card = await bot.World.WaitForAsync(_ => made.Messages.Count == 1 ? made.Messages[0] : null, "the start card");
        var invitation = await bot.DoneAsync(owner.SelectAsync(card, "Pair with someone", bot.Sam));
        Assert.Contains("Pair with", invitation.Text, StringComparison.Ordinal);
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task Two_presses_make_one_channel_and_one_that_stands_there_is_taken()
    {
        await using var bot = await BotFixture.OpenAsync();
        var (general, owner) = await OursAsync(bot, WorldPermission.InstallForTwo);
        var page = await owner.CommandAsync(general, "setup");

        var presses =
            await Task.WhenAll(
                bot.DoneAsync(owner.PressAsync(page.Message!, Make)),
                bot.DoneAsync(owner.PressAsync(page.Message!, Make)));
        var made = Assert.Single(Couples(general));
        Assert.All(presses, p => Assert.Contains(made.Mention, p.Text, StringComparison.Ordinal));

        // As after a kill between the channel and the setting.
        await bot.Get<Store>().WriteAsync(
            async (context, cancel) => await context.Set<ServerRow>().ExecuteDeleteAsync(cancel),
            TestContext.Current.CancellationToken);
        page = await owner.CommandAsync(general, "setup");
        await bot.DoneAsync(owner.PressAsync(page.Message!, Make));
        Assert.Single(Couples(general));
    }

    [Theory]
    [InlineData(WorldPermission.Install)]
    [InlineData(WorldPermission.InstallForTwo & ~WorldPermission.ManageThreads)]
    internal async Task Where_the_bot_may_not_make_a_channel_that_would_do_it_does_not_offer_to(WorldPermission permissions)
    {
        await using var bot = await BotFixture.OpenAsync();
        var (general, owner) = await OursAsync(bot, permissions);

        var page = await owner.CommandAsync(general, "setup");

        Assert.DoesNotContain(Make, page.Message!.Labels);
        Assert.Contains("/setup home:", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_bot_may_no_longer_do_is_said_and_nothing_has_changed()
    {
        await using var bot = await BotFixture.OpenAsync();
        var (general, owner) = await OursAsync(bot, WorldPermission.InstallForTwo);
        var page = await owner.CommandAsync(general, "setup");
        general.Guild!.BotRole!.Permissions = WorldPermission.Install;

        var refused = await bot.DoneAsync(owner.PressAsync(page.Message!, Make));

        Assert.StartsWith("Discord did not let the bot make a channel. Nothing has changed.", refused.Text, StringComparison.Ordinal);
        Assert.Empty(Couples(general));
    }

    [Fact]
    public async Task Whoever_does_not_manage_the_server_any_more_makes_no_channel()
    {
        await using var bot = await BotFixture.OpenAsync();
        var (general, _) = await OursAsync(bot, WorldPermission.InstallForTwo);
        var managers = general.Guild!.AddRole("Managers", WorldPermission.ManageGuild);
        general.Guild.Give(bot.Sam, managers);
        var page = await bot.Sam.CommandAsync(general, "setup");
        general.Guild.Take(bot.Sam, managers);

        var refused = await bot.DoneAsync(bot.Sam.PressAsync(page.Message!, Make));

        Assert.StartsWith("This is for those who may manage this server", refused.Text, StringComparison.Ordinal);
        Assert.Empty(Couples(general));
    }

    [Fact]
    public async Task The_bot_prints_the_link_when_it_starts()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        var link = InstallLinks.ForTwo(new(bot.World.Bot.Id));
        Assert.Single(bot.Log.All, l => l.Contains(link, StringComparison.Ordinal));
    }

    [Fact]
    public void The_link_asks_for_what_a_server_of_two_needs() =>
        Assert.EndsWith($"&permissions={(ulong)WorldPermission.InstallForTwo}", InstallLinks.ForTwo(new(1)), StringComparison.Ordinal);

    /// <summary>Starts the bot and lets Alex bring it into a server of his and Sam's.</summary>
    private static async Task<(WorldChannel General, WorldPerson Owner)> OursAsync(BotFixture bot, WorldPermission permissions)
    {
        await bot.StartAsync();
        var ours = bot.World.CreateGuild("Ours", bot.Alex);
        ours.Join(bot.Sam);
        var general = ours.AddText("general");
        ours.AddBot(permissions);
        await bot.World.SettledAsync();
        return (general, bot.Alex);
    }

    private static List<WorldChannel> Couples(WorldChannel general) =>
        [.. general.Guild!.Channels.Where(c => c is { Name: "couples", IsDeleted: false })];
}
