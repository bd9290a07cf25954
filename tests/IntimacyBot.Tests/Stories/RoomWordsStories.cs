using IntimacyBot.Platform.Interactions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A form shows what it answers, as it stands in the room, and does not wait for a room that is slow.</summary>
public sealed class RoomWordsStories
{
    private const string Words = "I am afraid of being too much.";

    [Fact]
    public void A_form_waits_for_the_room_until_seven_tenths_of_a_second_after_the_press() =>
        Assert.Equal(TimeSpan.FromMilliseconds(700), new InteractionTimings().RoomWordsWithin);

    [Fact]
    public async Task A_form_opens_without_the_words_when_the_room_is_slow()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        bot.Get<InteractionTimings>().RoomWordsWithin = TimeSpan.Zero;

        var form = await bot.OnFloorAsync(bot.Sam, "Write");

        Assert.DoesNotContain(form.Modal!.Texts, t => t.Contains(Words));
        await bot.SubmitAsync(form, ("What I heard", "You fear that you are too much."));
        Assert.Contains("hear you?", bot.Cards(bot.Sam)[^1].Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_shows_what_stands_in_the_room_with_one_read()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        await bot.QuietAsync();
        var before = Reads(bot, room);

        var form = await bot.OnFloorAsync(bot.Sam, "Write");

        Assert.Contains(form.Modal!.Texts, t => t.Contains(Words));
        Assert.Equal(before + 1, Reads(bot, room));
        await bot.EndAsync();
    }

    private static int Reads(BotFixture bot, WorldChannel room) =>
        bot.World.History.Entries.Count(e => e.What.StartsWith($"REST GET /api/v10/channels/{room.Id}/messages", StringComparison.Ordinal));
}
