using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>The question of the week, as both partners see it.</summary>
public sealed class QuestionStories
{
    [Fact]
    public async Task Both_are_asked_the_same_on_one_Sunday_evening_wherever_they_are()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex, "Sunday", "20:30", "Auckland");
        await story.ScheduleAsync(sam, "Sunday", "20:30", "San Francisco");
        await story.UntilAsync(11, 29, 7, 30);
        var hers = await WriteAsync(story, alex);
        // It is now Monday in UTC and still Sunday evening for Sam.
        await story.UntilAsync(11, 30, 4, 30);
        var his = await WriteAsync(story, sam);
        Assert.Equal(Question(hers), Question(his));
        await story.UntilAsync(12, 6, 7, 30);
        Assert.NotEqual(Question(hers), Question(await WriteAsync(story, alex)));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_answers_a_day_later_is_asked_what_the_prompt_was_for()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex, "Sunday", "20:00", "Reykjavik");
        await story.ScheduleAsync(sam, "Sunday", "21:00", "Reykjavik");
        await story.UntilAsync(11, 29, 21);
        var hers = await WriteAsync(story, alex);
        var ring = await story.OpenRingAsync(sam);
        await story.UntilAsync(12, 2, 9);
        Assert.Equal(Question(hers), Question(await story.PressAsync(ring, "Write")));
        Assert.Equal(Question(hers), Question(await story.PressAsync(await story.CommandAsync(sam, "checkin now"), "Write")));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_the_week_after_was_an_answer_to_what_stood_in_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.UntilAsync(11, 29, 23, 59);
        var form = await story.PressAsync(await story.CommandAsync(alex, "checkin now"), "Write");
        await story.UntilAsync(11, 30, 0, 2);
        var preview = await story.WriteWeekAsync(form, "Hers.");
        Assert.Contains(Question(form), preview.Text);
        Assert.Equal(Question(form), Question(await story.PressAsync(preview, "Edit")));
        await story.EndAsync();
    }

    private static async Task<SeenAnswer> WriteAsync(BotFixture story, WorldPerson person)
    {
        var page = await story.OpenRingAsync(person);
        return await story.PressAsync(page, "Write");
    }

    private static string Question(SeenAnswer form) => form.Modal!.Fields[1].Label ?? "";
}
