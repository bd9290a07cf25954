using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What somebody chose before writing stays chosen, and one press has one effect.</summary>
public sealed class OwnChoiceStories
{
    private const string Sized = """
        practice: sized
        title: Sized
        about: A size first, then alone.
        minutes: 5
        needs: readiness
        steps:
          - { id: size, choose: starter, private: true, options: { small: { label: "Small" }, sore: { label: "Sore" } } }
          - { id: own, prepare: lead, when: { size: [sore] }, form: { what: { text: short, label: "What", required: true } } }
          - { id: tell, write: lead, when: { size: [sore] }, form: { it: { text: short, label: "It", prefill: own.what, required: true } } }
          - { id: other, write: follow, form: { it: { text: short, label: "Theirs", required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task What_is_prepared_after_a_choice_can_be_changed_and_nothing_begins_anew()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Sized);
        var alex = bot.Alex;
        var page = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "sized")), "Sore");
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("What", "A stone"));
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Edit"), ("What", "A feather"));
        Assert.Contains("A feather", page.Text);
        Assert.DoesNotContain(CoupleDriver.MovedOn, page.Text);
        page = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "sized")), "Sore");
        Assert.Equal("A feather", (await bot.PressAsync(page, "Write")).Modal!.Field("What")!.Value);
        page = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        var form = await bot.PressAsync(await bot.PressAsync(page, "Ready"), "Write");
        Assert.Equal("A feather", form.Modal!.Field("It")!.Value);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_place_that_is_gone_is_said_and_what_was_chosen_waits()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Sized);
        var alex = bot.Alex;
        var general = bot.Guild.Channels.Single(c => c.Name == "general");
        var page = await bot.DoneAsync(await alex.CommandAsync(general, "practice", ("name", "sized")));
        await bot.SetHomeAsync(null);
        Assert.Contains("This server has no place for rooms yet.", (await bot.PressAsync(page, "Small")).Text);
        await bot.SetHomeAsync(bot.Home);
        page = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "sized")), "Small");
        Assert.Contains("Ask Sam", page.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_same_button_pressed_twice_chooses_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync("""
            practice: twice
            title: Twice
            about: Two questions alike.
            minutes: 5
            steps:
              - { id: tell, write: lead, form: { it: { text: short, label: "It", required: true } } }
              - { id: one, choose: lead, private: true, say: "The first?", options: { yes: { label: "Yes" }, no: { label: "No" } } }
              - { id: two, choose: lead, private: true, say: "The second?", options: { yes: { label: "Yes" }, no: { label: "No" } } }
              - { id: other, write: follow, form: { it: { text: short, label: "Theirs", required: true } } }
              - { id: word, close: both }

            """);
        var alex = bot.Alex;
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "twice")), "Write");
        var first = await bot.PressAsync(await bot.SubmitAsync(form, ("It", "A word")), "Share");
        Assert.Contains("The first?", first.Text);
        var again = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "twice")), "Yes");
        Assert.Contains("The second?", again.Text);
        Assert.Contains(CoupleDriver.MovedOn, (await bot.PressAsync(first, "Yes")).Text);
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Contains("Your words wait.", (await bot.PressAsync(again, "No")).Text);
        await bot.EndAsync();
    }
}
