using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Servers;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;
using WorldChannel = Rehearsal.World.WorldChannel;
using WorldMessage = Rehearsal.World.WorldMessage;

namespace Tests.Servers;

public sealed class SetupStories
{
    [Fact]
    public async Task Setup_keeps_what_is_set_and_posts_one_start_card()
    {
        await using var bot = await StartAsync();

        var nothing = await bot.Owner.CommandAsync(bot.Home, "setup");
        Assert.Contains("not yet", nothing.Text, StringComparison.Ordinal);
        var role = bot.Guild.AddRole("Guides");
        var set =
            await bot.Owner.CommandAsync(
                bot.Home, "setup", ("home", bot.Home), ("facilitators", role), ("referral", "Ask at the harbour office."));
        await CardAsync(bot, bot.Home);

        Assert.Contains(bot.Home.Mention, set.Text, StringComparison.Ordinal);
        Assert.Contains($"<@&{role.Id}>", set.Text, StringComparison.Ordinal);
        var later = await bot.Owner.CommandAsync(bot.Home, "setup");
        Assert.Equal(set.Text, later.Text);
        await bot.World.SettledAsync();
        Assert.Single(bot.Home.Messages);
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
    }

    [Theory]
    [InlineData(799, false)]
    [InlineData(800, true)]
    public async Task Setup_warns_of_a_server_that_comes_near_the_limit_of_active_threads(int active, bool warns)
    {
        await using var bot = await StartAsync();
        var person = bot.Somebody("Kim");
        foreach (var number in Enumerable.Range(0, active + 50))
            person.CreateThread(bot.Home, $"{number}", isPrivate: false);
        foreach (var thread in bot.Guild.Threads.Take(50).ToList())
            bot.World.Faults.Archive(thread);

        var set = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));

        Assert.Equal(warns, set.Text.Contains("This server has 800 active threads.** Discord allows 1,000", StringComparison.Ordinal));
        Assert.Contains($"Home: {bot.Home.Mention}", set.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_in_which_members_cannot_send_in_threads_is_refused()
    {
        await using var bot = await StartAsync();
        bot.Home.Deny(bot.Guild.Everyone, WorldPermission.SendMessagesInThreads);
        bot.Home.Allow(bot.World.Bot, WorldPermission.SendMessagesInThreads);

        var refused = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        Assert.StartsWith($"The members of this server lack **Send Messages in Threads** in {bot.Home.Mention}.", refused.Text);

        bot.Home.Clear(bot.Guild.Everyone.Id);
        var set = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        Assert.Contains($"Home: {bot.Home.Mention}", set.Text, StringComparison.Ordinal);
        await CardAsync(bot, bot.Home);
    }

    [Fact]
    public async Task A_single_dash_takes_the_referral_away()
    {
        await using var bot = await StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("referral", "Ask at the harbour office."));

        var gone = await bot.Owner.CommandAsync(bot.Home, "setup", ("referral", "-"));

        Assert.Contains("Referral: nothing yet", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_card_moves_with_the_home()
    {
        await using var bot = await StartAsync();
        var other = bot.Guild.AddText("harbour");
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await CardAsync(bot, bot.Home);

        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", other));
        await CardAsync(bot, other);
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await CardAsync(bot, bot.Home);
        await bot.World.SettledAsync();

        Assert.Single(Shown(bot.Home));
        Assert.Empty(Shown(other));
    }

    [Fact]
    public async Task A_card_that_was_posted_but_not_saved_is_found_again_and_not_doubled()
    {
        await using var bot = await StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        var card = await CardAsync(bot, bot.Home);
        var row = await ForgetCardAsync(bot);

        await bot.Get<Reconciler>().EnqueueAndWaitAsync(StartCardReconciler.Kind, row);

        Assert.Equal([card], Shown(bot.Home));
        Assert.Equal(card.Id, (await SettingsAsync(bot, row)).StartCard);
    }

    [Fact]
    public async Task A_broken_connection_at_the_post_does_not_double_the_card()
    {
        await using var bot = await StartAsync();
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", $"channels/{bot.Home.Id}/messages");

        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await CardAsync(bot, bot.Home);
        await bot.World.SettledAsync();

        Assert.Single(Shown(bot.Home));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("referral")]
    [InlineData("")]
    public async Task A_card_that_a_moderator_deleted_comes_back_with_every_setup(string option)
    {
        await using var bot = await StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        bot.World.Faults.Delete(await CardAsync(bot, bot.Home));

        await bot.Owner.CommandAsync(bot.Home, "setup", Option(bot, option));
        await CardAsync(bot, bot.Home);
        await bot.Owner.CommandAsync(bot.Home, "setup", Option(bot, option));
        await bot.World.SettledAsync();

        Assert.Single(Shown(bot.Home));
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task A_new_home_has_its_card_even_if_the_old_one_is_out_of_reach()
    {
        await using var bot = await StartAsync();
        var other = bot.Guild.AddText("harbour");
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await CardAsync(bot, bot.Home);
        bot.Home.Deny(bot.World.Bot, WorldPermission.ViewChannel);

        await bot.Owner.CommandAsync(other, "setup", ("home", other));

        await CardAsync(bot, other);
        Assert.Single(Shown(bot.Home));
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task A_home_that_the_bot_cannot_use_any_more_is_named_and_no_card_is_tried_there()
    {
        await using var bot = await StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        await CardAsync(bot, bot.Home);
        bot.Home.Deny(bot.World.Bot, WorldPermission.SendMessages);

        var shown = await bot.Owner.CommandAsync(bot.Home, "setup");
        await bot.World.SettledAsync();

        Assert.Contains("**Send Messages**", shown.Text, StringComparison.Ordinal);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task Another_version_of_the_card_is_shown_after_a_start_without_a_new_message()
    {
        await using var bot = await StartAsync();
        await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        var card = await CardAsync(bot, bot.Home);
        await bot.StopAsync();

        await bot.StartAsync(services => services.AddSingleton<IStartCard>(new Card("Another greeting")));

        await bot.World.WaitForAsync(_ => card.Text.Contains("Another greeting", StringComparison.Ordinal), "the new card");
        Assert.Equal([card], Shown(bot.Home));
    }

    [Fact]
    public async Task A_home_that_members_cannot_view_is_refused()
    {
        await using var bot = await StartAsync();
        var hidden = bot.Guild.AddText("staff");
        hidden.Deny(bot.Guild.Everyone, WorldPermission.ViewChannel);
        hidden.Allow(bot.World.Bot, WorldPermission.ViewChannel);

        var answer = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", hidden));

        Assert.Contains($"cannot view {hidden.Mention}", answer.Text, StringComparison.Ordinal);
        Assert.Contains("not yet", (await bot.Owner.CommandAsync(bot.Home, "setup")).Text, StringComparison.Ordinal);
        Assert.Empty(hidden.Messages);
    }

    [Fact]
    public async Task A_missing_permission_is_named_with_its_channel_and_seen_to_be_given()
    {
        await using var bot = await StartAsync();
        bot.Home.Deny(bot.Guild.Everyone, WorldPermission.CreatePrivateThreads);
        bot.Home.Deny(bot.World.Bot, WorldPermission.ManageThreads);

        var refused = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));
        bot.Home.Clear(bot.World.Bot.Id);
        bot.Home.Clear(bot.Guild.Everyone.Id);
        var set = await bot.Owner.CommandAsync(bot.Home, "setup", ("home", bot.Home));

        Assert.Contains(
            $"In {bot.Home.Mention} the bot still needs: **Create Private Threads**, **Manage Threads**",
            refused.Text,
            StringComparison.Ordinal);
        Assert.Contains($"Home: {bot.Home.Mention}", set.Text, StringComparison.Ordinal);
    }

    private static (string, object?)[] Option(BotFixture bot, string option) => option switch
    {
        "home" => [("home", bot.Home)],
        "referral" => [("referral", "Ask at the harbour office.")],
        _ => [],
    };

    private static async Task<BotFixture> StartAsync()
    {
        var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<IStartCard>(new Card("Welcome")));
        return bot;
    }

    private static IEnumerable<WorldMessage> Shown(WorldChannel channel) => channel.Messages.Where(m => !m.IsDeleted);

    private static Task<WorldMessage> CardAsync(BotFixture bot, WorldChannel channel) =>
        bot.World.WaitForAsync(_ => Shown(channel).FirstOrDefault(m => m.Labels.Contains("Home")), "the start card");

    private static async Task<Guid> ForgetCardAsync(BotFixture bot)
    {
        var (store, servers) = (bot.Get<Store>(), bot.Get<IntimacyBot.Platform.Guilds.ServerSettingsStore>());
        var row = Assert.Single(await store.ReadAsync(servers.AllAsync, TestContext.Current.CancellationToken)).Row;
        // The card's id is saved after the card is posted, so the test waits for that before it deletes the id.
        await bot.Get<Reconciler>().EnqueueAndWaitAsync(StartCardReconciler.Kind, row);
        await store.WriteAsync(
            (context, token) => servers.SaveRowAsync(
                context,
                row,
                s => s with { StartCard = null, StartCardIn = null, StartCardNumber = s.StartCardNumber + 1 },
                token),
            TestContext.Current.CancellationToken);
        return row;
    }

    private static async Task<ServerSettings> SettingsAsync(BotFixture bot, Guid row) => (await bot.Get<Store>().ReadAsync(
        (context, token) => bot.Get<IntimacyBot.Platform.Guilds.ServerSettingsStore>().ByRowAsync(context, row, token),
        TestContext.Current.CancellationToken))!;

    private sealed class Card(string greeting) : IStartCard
    {
        public IReadOnlyList<global::Discord.Models.Components.Component> Components(string language) =>
            [new TextDisplay(greeting), new ActionRow([new Button(ButtonStyle.Primary, "Home", "home")])];
    }
}
