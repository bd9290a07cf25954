using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Practices.Model;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>A form shows what it answers: all that the other has said since the writer's own last words.</summary>
public sealed class FormAboveTests
{
    [Fact]
    public void A_form_that_answers_words_of_both_shows_the_others_half()
    {
        var driver = InPractice("quirks").Does<Act.Share>(Lead).Does<Act.Share>(Follow);
        foreach (var (me, mine, theirs, other) in new[] { (Lead, "🟠 Alex", "🔵 Sam", "Sam"), (Follow, "🔵 Sam", "🟠 Alex", "Alex") })
        {
            var above = Above(driver, me)!;
            Assert.StartsWith($"**What {other} said**\n**{theirs}**\n-# An odd thing of mine that you know\nSome words.", above);
            Assert.DoesNotContain(mine, above);
        }
    }

    [Fact]
    public void What_was_to_be_heard_again_is_answered_too()
    {
        var driver = InRoom("hardtalk").Does<Act.Share>(Follow).Does<Act.Almost>(Lead, true).Does<Act.Share>(Follow);
        var above = Above(driver.Does<Act.ThatsIt>(Lead), Follow)!;
        Assert.Contains("-# I feel…\nSome words.", above);
        Assert.Contains("-# Please hear this again\n## Some words.", above);
        Assert.DoesNotContain("What I heard", above);
    }

    [Fact]
    public void Two_things_that_were_told_are_answered_together()
    {
        var driver = InRoom("closeness").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead)
            .Does<Act.Share>(Lead).Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead);
        var above = Above(driver, Follow)!;
        Assert.Contains("When it comes to touch, I long for…", above);
        Assert.Contains("To feel close, I long for…", above);
    }

    [Fact]
    public void A_question_that_was_picked_stands_above_its_answer() => Assert.EndsWith(
        "**🟠 Alex**\n## What is it like to be you, right now?",
        Above(Of("curious").Does<Act.Pick>(Lead, "now", true).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow), Follow));

    [Fact]
    public void The_second_of_two_turns_begins_with_nothing_above()
    {
        var driver = InPractice("noticing").Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow).Passes(Duration.FromMinutes(1));
        driver.Does<Act.Share>(Lead).Does<Act.Share>(Follow);
        Assert.Contains("Reading that, I notice…", Above(driver, Lead));
        driver.Does<Act.Share>(Lead);
        Assert.Null(Above(driver, Follow));
        Assert.Contains("🔵 Sam", Above(driver.Does<Act.Share>(Follow), Lead));
    }

    private static DanceDriver InPractice(string practice) => Of(practice).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    private static string? Above(DanceDriver driver, IntimacyBot.Couples.Side reader) => WriteForms.Above(
        CardModels.Of(driver, reader),
        Assert.IsType<WriteStep>(driver.Dance.Position.Current(driver.Rules.Script)));
}
