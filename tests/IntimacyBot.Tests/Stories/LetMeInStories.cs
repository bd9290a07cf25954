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
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        Leave(story, room, left);
        await story.World.WaitForAsync(_ => room.Thread is { IsArchived: false }, "the room to be woken");
        await story.SayBackAsync(story.Sam);
        Assert.False(story.Alex.CanSee(room));

        var home = await story.CommandAsync(story.Alex, "home");
        Assert.DoesNotContain("Go in", home.Message!.Labels);
        var inside = await story.PressAsync(home, "Let me in");
        Assert.StartsWith("You are in your room again.", inside.Text);
        Assert.Contains("Go in", inside.Message!.Labels);
        Assert.True(story.Alex.CanSee(room));
        Assert.Contains("Go in", (await story.CommandAsync(story.Alex, "home")).Message!.Labels);
        await story.OnFloorAsync(story.Alex, "That's it");
        Assert.Equal(room, Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room")));
        await story.EndAsync();
    }

    [Fact]
    public async Task Behind_a_ring_too()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.Alex.LeaveThread(room);
        var open = await story.OpenRingAsync(story.Alex);
        Assert.Contains("The room is open.", open.Text);
        await story.PressAsync(open, "Let me in");
        Assert.True(story.Alex.CanSee(room));

        story.Sam.LeaveThread(room);
        await story.PassAsync(TimeSpan.FromDays(1));
        var step = await story.OpenRingAsync(story.Sam);
        Assert.StartsWith("It is your turn in your room.", step.Text);
        await story.PressAsync(step, "Let me in");
        await story.SayBackAsync(story.Sam);
        await story.EndAsync();
    }

    [Fact]
    public async Task And_where_the_open_room_stands_in_the_way_of_another_practice()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.Alex.LeaveThread(room);
        var page = await story.CommandAsync(story.Alex, "reach");
        Assert.Equal("Let me in", page.Message!.Labels[0]);
        await story.PressAsync(page, "Let me in");
        Assert.True(story.Alex.CanSee(room));
        await story.EndAsync();
    }

    /// <summary>Nothing else brings anybody back: no new card, no reminder, no start of the bot.</summary>
    [Fact]
    public async Task Nobody_is_brought_back_without_their_press()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.Alex.LeaveThread(room);
        await story.SayBackAsync(story.Sam);
        await story.RestartAsync();
        await story.CommandAsync(story.Alex, "home");
        await story.CommandAsync(story.Sam, "home");
        for (var day = 0; day < 4; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.False(room.Thread!.Has(story.Alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_discord_refuses_it_is_said_and_it_can_be_tried_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        story.Alex.LeaveThread(room);
        var home = await story.CommandAsync(story.Alex, "home");
        story.Home.Deny(story.Alex, WorldPermission.ViewChannel);
        var refused = await story.PressAsync(home, "Let me in");
        Assert.StartsWith("Discord does not let you into your room now.", refused.Text);
        story.Home.Clear(story.Alex.Id);
        await story.PressAsync(home, "Let me in");
        Assert.True(story.Alex.CanSee(room));
        await story.EndAsync();
    }

    private static void Leave(BotFixture story, WorldChannel room, string how)
    {
        if (how == "server")
        {
            story.Guild.Leave(story.Alex);
            story.Guild.Join(story.Alex);
        }
        else
        {
            story.Alex.LeaveThread(room);
        }

        if (how == "archived")
            story.World.Faults.Archive(room);
    }
}
