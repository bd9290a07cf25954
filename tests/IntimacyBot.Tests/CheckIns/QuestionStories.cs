using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>The question of the week, as both partners see it.</summary>
public sealed class QuestionStories
{
    [Fact]
    public async Task Both_are_asked_the_same_on_one_Sunday_evening_wherever_they_are()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex, "Sunday", "20:30", "Auckland");
        await bot.ScheduleAsync(sam, "Sunday", "20:30", "San Francisco");
        await bot.UntilAsync(11, 29, 7, 30);
        var hers = await WriteAsync(bot, alex);
        // It is now Monday in UTC and still Sunday evening for Sam.
        await bot.UntilAsync(11, 30, 4, 30);
        var his = await WriteAsync(bot, sam);
        Assert.Equal(Question(hers), Question(his));
        await bot.UntilAsync(12, 6, 7, 30);
        Assert.NotEqual(Question(hers), Question(await WriteAsync(bot, alex)));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_answers_a_day_later_is_asked_what_the_prompt_was_for()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex, "Sunday", "20:00", "Reykjavik");
        await bot.ScheduleAsync(sam, "Sunday", "21:00", "Reykjavik");
        await bot.UntilAsync(11, 29, 21);
        var hers = await WriteAsync(bot, alex);
        var ring = await bot.OpenRingAsync(sam);
        await bot.UntilAsync(12, 2, 9);
        Assert.Equal(Question(hers), Question(await bot.PressAsync(ring, "Write")));
        Assert.Equal(Question(hers), Question(await bot.PressAsync(await bot.CommandAsync(sam, "checkin now"), "Write")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_the_week_after_was_an_answer_to_what_stood_in_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.UntilAsync(11, 29, 23, 59);
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "checkin now"), "Write");
        await bot.UntilAsync(11, 30, 0, 2);
        var preview = await bot.WriteWeekAsync(form, "Hers.");
        Assert.Contains(Question(form), preview.Text);
        Assert.Equal(Question(form), Question(await bot.PressAsync(preview, "Edit")));
        await bot.EndAsync();
    }

    private static async Task<SeenAnswer> WriteAsync(BotFixture bot, WorldPerson person)
    {
        var page = await bot.OpenRingAsync(person);
        return await bot.PressAsync(page, "Write");
    }

    private static string Question(SeenAnswer form) => form.Modal!.Fields[1].Label ?? "";
}
