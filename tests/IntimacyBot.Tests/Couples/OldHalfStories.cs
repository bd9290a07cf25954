using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>
/// Sam leaves in the middle of a dance and comes back before it is over. Alex, who stayed, chooses him, and that ends what was open.
/// </summary>
public sealed class OldHalfStories
{
    private const string Words = "I am afraid of being too much.";

    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    private static readonly Dictionary<string, Func<BotFixture, Task>> Rooms = new()
    {
        ["as soon as the room is open"] = async s => await s.OpenRoomAsync(Words),
        ["when Alex has the floor"] = async s =>
        {
            await s.OpenRoomAsync(Words);
            await s.SayBackAsync(s.Sam);
        },
        ["in a pause"] = async s =>
        {
            await s.OpenRoomAsync(Words);
            await s.PressAsync(await s.OnFloorAsync(s.Alex, "I need a pause"), "I can't say yet");
        },
        ["at the last card"] = async s =>
        {
            await s.DanceOnceAsync();
            await s.OnFloorAsync(s.Alex, "Close with thanks");
        },
    };

    public static TheoryData<string> Open => [.. Rooms.Keys];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Open))]
    public async Task An_open_room_closes_as_if_stopped_and_goes_on_its_day(string when)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await Rooms[when](bot);
        var room = bot.Room(bot.Alex)!;
        await LeaveAndInviteAsync(bot);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), PairingFlow.Choose);

        await ClosedAsync(bot, room);
        await bot.PassAsync(TimeSpan.FromHours(1));
        await bot.OpenRoomAsync();
        Assert.NotEqual(room, bot.Room(bot.Alex));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("a draft")]
    [InlineData("an ask")]
    [InlineData("an ask that went by")]
    public async Task What_the_one_who_stayed_wrote_before_any_room_waits_in_their_words(string what)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Sam, bot.Alex);
        await (what == "a draft" ? bot.DraftAsync(bot.Alex, Words) : bot.ReachAsync(bot.Alex, Words));
        if (what == "an ask that went by")
        {
            await bot.PassAsync(TimeSpan.FromDays(2));
            await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), "Let it be");
        }

        await LeaveAndInviteAsync(bot);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), PairingFlow.Choose);

        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.DoesNotContain("wait for Sam", home.Text);
        Assert.DoesNotContain("would like to share something", (await bot.CommandAsync(bot.Sam, "home")).Text);
        var words = await bot.PressAsync(home, "My words");
        Assert.Contains(Words, words.Text);
        await bot.PressAsync(words, "Share");
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count(Words));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_the_one_who_stayed_did_not_share_in_the_old_room_waits_in_their_words_too()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Sam, bot.Alex);
        await bot.ReachAsync(bot.Sam, "I miss us.");
        await bot.HereAsync(bot.Alex);
        await bot.SayBackAsync(bot.Alex);
        await bot.OnFloorAsync(bot.Sam, "That's it");
        await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Write"), ReachForm.Answer(Words));
        await LeaveAndInviteAsync(bot);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), PairingFlow.Choose);

        var words = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "My words");
        Assert.Contains(Words, words.Text);
        Assert.Equal(1, bot.Rows("Couples"));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Equal(0, bot.Rows("AuthorWords"));
        Assert.Equal(1, bot.Rows("Couples"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Leave quietly")]
    [InlineData("Leave and clear the rooms")]
    public async Task When_both_leave_in_the_middle_of_a_dance_its_room_goes(string way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.LeaveAsync(bot.Sam);
        await bot.LeaveAsync(bot.Alex, way);
        if (way == "Leave quietly")
        {
            Assert.False(room.IsDeleted);
            await bot.PassAsync(TimeSpan.FromDays(1));
            await bot.PassAsync(TimeSpan.FromDays(7));
        }

        Assert.True(room.IsDeleted);
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Equal(0, bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    /// <summary>The bot is killed with the Nth request after the choice, or while the invitation is sent.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Killed_at_any_point_the_two_are_paired_once_and_the_old_room_closes(int request)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await Rooms["when Alex has the floor"](bot);
        var room = bot.Room(bot.Alex)!;
        await bot.LeaveAsync(bot.Sam);
        var page = await bot.PairAsync(bot.Sam, bot.Alex);
        var before = bot.Rings(bot.Alex).Count;
        await KilledAsync(bot, 1 + (request % 2), bot.Sam, page.Message!);
        if (bot.Rows("Invitations") == 0)
            await bot.PressAsync(page, PairingFlow.Choose);
        Assert.Equal(before + 1, bot.Rings(bot.Alex).Count);
        var invited = await bot.OpenRingAsync(bot.Alex);

        await KilledAsync(bot, request, bot.Alex, invited.Message!);
        if (bot.Rows("Invitations") > 0)
            await bot.PressAsync(invited, PairingFlow.Choose);
        await bot.QuietAsync();

        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains("You are paired.", (await bot.OpenRingAsync(person)).Text);
        await ClosedAsync(bot, room);
        Assert.Equal(2, bot.Rows("People"));
        Assert.Equal(0, bot.Rows("Invitations"));
        Assert.Empty(bot.World.Violations);
    }

    private static async Task LeaveAndInviteAsync(BotFixture bot)
    {
        await bot.LeaveAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(2));
        var page = await bot.PairAsync(bot.Sam, bot.Alex);
        Assert.Contains(ComingBackStories.HadLeft, page.Text);
        await bot.PressAsync(page, PairingFlow.Choose);
    }

    private static async Task ClosedAsync(BotFixture bot, WorldChannel room)
    {
        await bot.QuietAsync();
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true }, bot.World.History.Recent(60));
        Assert.Empty(room.Messages.Where(m => m is { IsDeleted: false, Type: 0 }).SelectMany(m => m.Labels));
        Assert.Equal(1, bot.Rows("Couples"));
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Equal(0, bot.Rows("AuthorWords"));
        Assert.Equal(1, bot.Rows("KeptRooms"));
    }

    /// <summary>Presses the choice, and kills the bot with a later request, whatever the press is answered. Then it starts again.</summary>
    private static async Task KilledAsync(BotFixture bot, int request, WorldPerson by, WorldMessage page)
    {
        var (left, reached) = (request, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        void Count(HistoryEntry entry)
        {
            if (entry.What.StartsWith("REST ", StringComparison.Ordinal) && Interlocked.Decrement(ref left) == 0)
                reached.TrySetResult();
        }

        bot.World.History.Noted += Count;
        var pressed = by.PressAsync(page, PairingFlow.Choose);
        await bot.Within(reached.Task, $"request {request} after the press");
        bot.World.History.Noted -= Count;
        await bot.KillAsync();
        bot.Clock.Advance(WaitLimit);
        await pressed;
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
    }
}
