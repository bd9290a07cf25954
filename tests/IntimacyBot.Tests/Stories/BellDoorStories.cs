using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Whoever left their bell, or the server, is let in again by their own press, and never without it.</summary>
public sealed class BellDoorStories
{
    private const string Outside = "**You are not in your bell.**";

    [Theory]
    [InlineData("thread")]
    [InlineData("server")]
    [InlineData("archived")]
    public async Task Whoever_left_finds_the_way_in_at_home(string left)
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        Leave(bot, bell, left);
        await bot.PassAsync(TimeSpan.FromDays(3));
        await bot.ReachAsync(bot.Alex);
        if (left == "archived")
            bot.World.Faults.Archive(bell);
        Assert.False(bot.Sam.CanSee(bell));

        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.Contains($"{Outside}\n-# What comes for you waits here, too.", home.Text);
        var inside = await bot.PressAsync(home, "Let me in");
        Assert.Equal("You are in your bell again.", inside.Text);
        Assert.Equal(["Go in", "Back", "Safety", "Hide"], inside.Message!.Labels);
        Assert.True(bot.Sam.CanSee(bell));
        Assert.DoesNotContain(Outside, (await bot.PressAsync(inside, "Back")).Text);
        Assert.Contains("would like to share something with you.", (await bot.OpenRingAsync(bot.Sam)).Text);
        Assert.Single(bot.Guild.Threads, t => t.Name == "Bell" && t.Thread!.Has(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_is_in_their_bell_or_called_by_direct_message_is_offered_nothing()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        Assert.DoesNotContain("Let me in", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        await bot.SwitchAsync(bot.Sam, "DMs: off");
        bot.Sam.LeaveThread(bell);
        Assert.DoesNotContain("Let me in", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        await bot.SwitchAsync(bot.Sam, "DMs: on");
        Assert.Contains("Let me in", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    /// <summary>A ring that sounds does not name whoever has left, because that would bring them back.</summary>
    [Fact]
    public async Task Nobody_is_brought_back_without_their_press()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        bot.Sam.LeaveThread(bell);
        Assert.Contains(Outside, (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.PassAsync(TimeSpan.FromDays(3));
        await bot.ReachAsync(bot.Alex);
        await bot.CommandAsync(bot.Sam, "home");
        await bot.RestartAsync();
        await bot.CommandAsync(bot.Sam, "home");
        Assert.False(bell.Thread!.Has(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_partner_learns_nothing_of_it()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        var (before, rang) = (await bot.CommandAsync(bot.Alex, "home"), bot.Alex.Notifications.Count);
        var seen = bot.Alex.VisibleChannels.Select(c => c.Id).ToList();
        bot.Sam.LeaveThread(bell);
        var left = await bot.CommandAsync(bot.Alex, "home");
        await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Let me in");
        var back = await bot.CommandAsync(bot.Alex, "home");

        Assert.Equal(before.Text, left.Text);
        Assert.Equal(before.Text, back.Text);
        Assert.Equal(before.Message!.Labels, back.Message!.Labels);
        Assert.Equal(rang, bot.Alex.Notifications.Count);
        Assert.Equal(seen, bot.Alex.VisibleChannels.Select(c => c.Id));
        await bot.EndAsync();
    }

    /// <summary>The button names no bell: it leads whoever presses it to their own, wherever it stands.</summary>
    [Fact]
    public async Task Nobody_is_let_into_the_bell_of_another()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        bot.Sam.LeaveThread(bell);
        await bot.CommandAsync(bot.Sam, "home");
        var button = new MessageCreate
        {
            Content = "Here",
            Components = [PageBuilder.Row(PageBuilder.Quiet("Let me in", default(LetMeIntoBellId)))],
        };
        await bot.Get<DiscordRest>().CreateMessageAsync(new Snowflake(bot.Home.Id), button, TestContext.Current.CancellationToken);
        var posted = bot.Home.Messages.Last(m => m.Text == "Here");
        foreach (var person in new[] { bot.Alex, bot.Stranger, bot.Moderator })
        {
            await bot.PressAsync(person, posted, "Let me in");
            Assert.False(bell.Thread!.Has(person));
        }

        var none = await bot.PressAsync(bot.Stranger, posted, "Let me in");
        Assert.Equal("You have no bell now. You get one when something waits for you.", none.Text);
        Assert.False(bell.Thread!.Has(bot.Sam));
        await bot.PressAsync(bot.Sam, posted, "Let me in");
        Assert.True(bell.Thread.Has(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_discord_refuses_it_is_said_and_it_can_be_tried_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        bot.Sam.LeaveThread(bell);
        var home = await bot.CommandAsync(bot.Sam, "home");
        bot.Home.Deny(bot.Sam, WorldPermission.ViewChannel);
        var refused = await bot.PressAsync(home, "Let me in");
        Assert.StartsWith("Discord does not let you into your bell now.", refused.Text);
        bot.Home.Clear(bot.Sam.Id);
        await bot.PressAsync(home, "Let me in");
        Assert.True(bot.Sam.CanSee(bell));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_bell_that_was_deleted_is_made_anew_with_the_next_ring()
    {
        await using var bot = await BotFixture.BeginAsync();
        var bell = await BellAsync(bot);
        bot.Sam.LeaveThread(bell);
        var home = await bot.CommandAsync(bot.Sam, "home");
        bot.World.Faults.Delete(bell);
        Assert.StartsWith("You have no bell now.", (await bot.PressAsync(home, "Let me in")).Text);
        Assert.DoesNotContain(Outside, (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.ReachAsync(bot.Alex);
        Assert.Contains("would like to share something with you.", (await bot.OpenRingAsync(bot.Sam)).Text);
        await bot.EndAsync();
    }

    /// <summary>Pairs the two, for which both are rung, and returns Sam's bell.</summary>
    private static async Task<WorldChannel> BellAsync(BotFixture bot)
    {
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        return bot.Guild.Threads.Single(t => t.Name == "Bell" && t.Thread!.Has(bot.Sam));
    }

    private static void Leave(BotFixture bot, WorldChannel bell, string how)
    {
        if (how == "server")
        {
            bot.Guild.Leave(bot.Sam);
            bot.Guild.Join(bot.Sam);
        }
        else
        {
            bot.Sam.LeaveThread(bell);
        }
    }
}
