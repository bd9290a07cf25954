using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.ServerSetup;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.Hosting;
using Channel = Rehearsal.World.Channel;
using Message = Rehearsal.World.Message;

namespace Tests.Servers;

public sealed class SetupStories
{
    [Fact]
    public async Task Setup_keeps_what_is_set_and_posts_one_start_card()
    {
        await using var town = await StartAsync();

        var nothing = await town.Owner.CommandAsync(town.Home, "setup");
        Assert.Contains("not yet", nothing.Text, StringComparison.Ordinal);
        var role = town.Guild.AddRole("Guides");
        var set = await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home), ("facilitators", role), ("referral", "Ask at the harbour office."));
        await CardAsync(town, town.Home);

        Assert.Contains(town.Home.Mention, set.Text, StringComparison.Ordinal);
        Assert.Contains($"<@&{role.Id}>", set.Text, StringComparison.Ordinal);
        var later = await town.Owner.CommandAsync(town.Home, "setup");
        Assert.Equal(set.Text, later.Text);
        await town.World.SettledAsync();
        Assert.Single(town.Home.Messages);
        Assert.Empty(town.World.Violations);
        Assert.Empty(town.Log.AboveInformation);
    }

    [Fact]
    public async Task A_single_dash_takes_the_referral_away()
    {
        await using var town = await StartAsync();
        await town.Owner.CommandAsync(town.Home, "setup", ("referral", "Ask at the harbour office."));

        var gone = await town.Owner.CommandAsync(town.Home, "setup", ("referral", "-"));

        Assert.Contains("Referral: nothing yet", gone.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_card_moves_with_the_home()
    {
        await using var town = await StartAsync();
        var other = town.Guild.AddText("harbour");
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        await CardAsync(town, town.Home);

        await town.Owner.CommandAsync(town.Home, "setup", ("home", other));
        await CardAsync(town, other);
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        await CardAsync(town, town.Home);
        await town.World.SettledAsync();

        Assert.Single(Shown(town.Home));
        Assert.Empty(Shown(other));
    }

    [Fact]
    public async Task A_card_that_was_posted_but_not_saved_is_found_again_and_not_doubled()
    {
        await using var town = await StartAsync();
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        var card = await CardAsync(town, town.Home);
        var row = await ForgetCardAsync(town);

        await town.Get<Painter>().ShowAsync(StartCards.Kind, row);

        Assert.Equal([card], Shown(town.Home));
        Assert.Equal(card.Id, (await SettingsAsync(town, row)).StartCard);
    }

    [Fact]
    public async Task A_broken_connection_at_the_post_does_not_double_the_card()
    {
        await using var town = await StartAsync();
        town.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", $"channels/{town.Home.Id}/messages");

        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        await CardAsync(town, town.Home);
        await town.World.SettledAsync();

        Assert.Single(Shown(town.Home));
    }

    [Theory]
    [InlineData("home")]
    [InlineData("referral")]
    [InlineData("")]
    public async Task A_card_that_a_moderator_deleted_comes_back_with_every_setup(string option)
    {
        await using var town = await StartAsync();
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        town.World.Faults.Delete(await CardAsync(town, town.Home));

        await town.Owner.CommandAsync(town.Home, "setup", Option(town, option));
        await CardAsync(town, town.Home);
        await town.Owner.CommandAsync(town.Home, "setup", Option(town, option));
        await town.World.SettledAsync();

        Assert.Single(Shown(town.Home));
        Assert.Empty(town.Log.AboveInformation);
    }

    [Fact]
    public async Task A_new_home_has_its_card_even_if_the_old_one_is_out_of_reach()
    {
        await using var town = await StartAsync();
        var other = town.Guild.AddText("harbour");
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        await CardAsync(town, town.Home);
        town.Home.Deny(town.World.Bot, Permission.ViewChannel);

        await town.Owner.CommandAsync(other, "setup", ("home", other));

        await CardAsync(town, other);
        Assert.Single(Shown(town.Home));
        Assert.Empty(town.Log.AboveInformation);
    }

    [Fact]
    public async Task A_home_that_the_bot_cannot_use_any_more_is_named_and_no_card_is_tried_there()
    {
        await using var town = await StartAsync();
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        await CardAsync(town, town.Home);
        town.Home.Deny(town.World.Bot, Permission.SendMessages);

        var shown = await town.Owner.CommandAsync(town.Home, "setup");
        await town.World.SettledAsync();

        Assert.Contains("**Send Messages**", shown.Text, StringComparison.Ordinal);
        Assert.Empty(town.Log.AboveInformation);
    }

    [Fact]
    public async Task Another_version_of_the_card_is_shown_after_a_start_without_a_new_message()
    {
        await using var town = await StartAsync();
        await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        var card = await CardAsync(town, town.Home);
        await town.StopAsync();

        await town.StartAsync(services => services.AddSingleton<IStartCard>(new Card("Another greeting")));

        await town.World.WaitForAsync(_ => card.Text.Contains("Another greeting", StringComparison.Ordinal), "the new card");
        Assert.Equal([card], Shown(town.Home));
    }

    [Fact]
    public async Task A_home_that_members_cannot_view_is_refused()
    {
        await using var town = await StartAsync();
        var hidden = town.Guild.AddText("staff");
        hidden.Deny(town.Guild.Everyone, Permission.ViewChannel);
        hidden.Allow(town.World.Bot, Permission.ViewChannel);

        var answer = await town.Owner.CommandAsync(town.Home, "setup", ("home", hidden));

        Assert.Contains($"cannot view {hidden.Mention}", answer.Text, StringComparison.Ordinal);
        Assert.Contains("not yet", (await town.Owner.CommandAsync(town.Home, "setup")).Text, StringComparison.Ordinal);
        Assert.Empty(hidden.Messages);
    }

    [Fact]
    public async Task A_missing_permission_is_named_with_its_channel_and_seen_to_be_given()
    {
        await using var town = await StartAsync();
        town.Home.Deny(town.Guild.Everyone, Permission.CreatePrivateThreads);
        town.Home.Deny(town.World.Bot, Permission.ManageThreads);

        var refused = await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));
        town.Home.Clear(town.World.Bot.Id);
        town.Home.Clear(town.Guild.Everyone.Id);
        var set = await town.Owner.CommandAsync(town.Home, "setup", ("home", town.Home));

        Assert.Contains($"In {town.Home.Mention} I still need: **Create Private Threads**, **Manage Threads**", refused.Text, StringComparison.Ordinal);
        Assert.Contains($"Home: {town.Home.Mention}", set.Text, StringComparison.Ordinal);
    }

    private static (string, object?)[] Option(Town town, string option) => option switch
    {
        "home" => [("home", town.Home)],
        "referral" => [("referral", "Ask at the harbour office.")],
        _ => [],
    };

    private static async Task<Town> StartAsync()
    {
        var town = await Town.OpenAsync();
        await town.StartAsync(services => services.AddSingleton<IStartCard>(new Card("Welcome")));
        return town;
    }

    private static IEnumerable<Message> Shown(Channel channel) => channel.Messages.Where(m => !m.IsDeleted);

    private static Task<Message> CardAsync(Town town, Channel channel) =>
        town.World.WaitForAsync(_ => Shown(channel).FirstOrDefault(m => m.Labels.Contains("Home")), "the start card");

    private static async Task<Guid> ForgetCardAsync(Town town)
    {
        var (store, servers) = (town.Get<Store>(), town.Get<IntimacyBot.Platform.Guilds.Servers>());
        var row = Assert.Single(await store.ReadAsync(servers.AllAsync, TestContext.Current.CancellationToken)).Row;
        // The card is saved after it is shown: not before that may it be forgotten.
        await town.Get<Painter>().ShowAsync(StartCards.Kind, row);
        await store.WriteAsync(
            (context, token) => servers.SaveRowAsync(context, row, s => s with { StartCard = null, StartCardIn = null, StartTurn = s.StartTurn + 1 }, token),
            TestContext.Current.CancellationToken);
        return row;
    }

    private static async Task<ServerSettings> SettingsAsync(Town town, Guid row) => (await town.Get<Store>().ReadAsync(
        (context, token) => town.Get<IntimacyBot.Platform.Guilds.Servers>().ByRowAsync(context, row, token), TestContext.Current.CancellationToken))!;

    private sealed class Card(string greeting) : IStartCard
    {
        public IReadOnlyList<Discord.Models.Component> Components(string language) =>
            [new TextDisplay(greeting), new ActionRow([new Button(ButtonStyle.Primary, "Home", "home")])];
    }
}
