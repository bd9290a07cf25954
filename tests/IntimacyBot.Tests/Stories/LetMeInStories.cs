using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Whoever left their room, or the server, is let in again by their own press, and never without it.</summary>
public sealed class LetMeInStories
{
    [Theory]
    [InlineData("thread")]
    [InlineData("server")]
    [InlineData("archived")]
    public async Task Whoever_left_finds_the_way_in_at_home(string left)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        Leave(bot, room, left);
        await bot.World.WaitForAsync(_ => room.Thread is { IsArchived: false }, "the room to be woken");
        await bot.SayBackAsync(bot.Sam);
        Assert.False(bot.Alex.CanSee(room));

        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.DoesNotContain("Go in", home.Message!.Labels);
        var inside = await bot.PressAsync(home, "Let me in");
        Assert.StartsWith("You are in your room again.", inside.Text);
        Assert.Contains("Go in", inside.Message!.Labels);
        Assert.True(bot.Alex.CanSee(room));
        Assert.Contains("Go in", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        Assert.Equal(room, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Behind_a_ring_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.Alex.LeaveThread(room);
        var open = await bot.OpenRingAsync(bot.Alex);
        Assert.Contains("The room is open.", open.Text);
        await bot.PressAsync(open, "Let me in");
        Assert.True(bot.Alex.CanSee(room));

        bot.Sam.LeaveThread(room);
        await bot.PassAsync(TimeSpan.FromDays(1));
        var step = await bot.OpenRingAsync(bot.Sam);
        Assert.StartsWith("It is your turn in your room.", step.Text);
        await bot.PressAsync(step, "Let me in");
        await bot.SayBackAsync(bot.Sam);
        await bot.EndAsync();
    }

    [Fact]
    public async Task And_where_the_open_room_stands_in_the_way_of_another_practice()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.Alex.LeaveThread(room);
        var page = await bot.CommandAsync(bot.Alex, "reach");
        Assert.Equal("Let me in", page.Message!.Labels[0]);
        await bot.PressAsync(page, "Let me in");
        Assert.True(bot.Alex.CanSee(room));
        await bot.EndAsync();
    }

    /// <summary>Nothing else brings anybody back: no new card, no reminder, no start of the bot.</summary>
    [Fact]
    public async Task Nobody_is_brought_back_without_their_press()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.Alex.LeaveThread(room);
        await bot.SayBackAsync(bot.Sam);
        await bot.RestartAsync();
        await bot.CommandAsync(bot.Alex, "home");
        await bot.CommandAsync(bot.Sam, "home");
        for (var day = 0; day < 4; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.False(room.Thread!.Has(bot.Alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_discord_refuses_it_is_said_and_it_can_be_tried_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        bot.Alex.LeaveThread(room);
        var home = await bot.CommandAsync(bot.Alex, "home");
        bot.Home.Deny(bot.Alex, WorldPermission.ViewChannel);
        var refused = await bot.PressAsync(home, "Let me in");
        Assert.StartsWith("Discord does not let you into your room now.", refused.Text);
        bot.Home.Clear(bot.Alex.Id);
        await bot.PressAsync(home, "Let me in");
        Assert.True(bot.Alex.CanSee(room));
        await bot.EndAsync();
    }

    private static void Leave(BotFixture bot, WorldChannel room, string how)
    {
        if (how == "server")
        {
            bot.Guild.Leave(bot.Alex);
            bot.Guild.Join(bot.Alex);
        }
        else
        {
            bot.Alex.LeaveThread(room);
        }

        if (how == "archived")
            bot.World.Faults.Archive(room);
    }
}
