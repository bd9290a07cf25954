using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>What skipping a step tells, and which questions are skipped because nothing is left to choose.</summary>
public sealed class SkipTests
{
    [Fact]
    public void A_label_that_thanks_leaves_its_thanks_in_the_room_when_both_are_in()
    {
        var driver = Thanked().Does<Act.Skip>(Follow);
        Assert.DoesNotContain(driver.Dance.Posts, p => p.Step == "touched");
        driver.Does<Act.Share>(Lead);
        Assert.Equal("**🔵 Sam**\n## Thank you.", Body(driver, Follow));
        Assert.StartsWith("**🟠 Alex**\n-# The one that touched me", Body(driver, Lead));
    }

    [Fact]
    public void It_is_told_once_also_when_the_others_words_are_taken_back_and_shared_anew()
    {
        var driver = Thanked().Does<Act.Skip>(Follow).Does<Act.Share>(Lead);
        if (driver.Dance is Dance.Dancing { Changeable: not null })
            driver.Does<Act.TakeWordsBack>(Lead).Does<Act.Share>(Lead);
        Assert.Equal(["0.touched.B", "0.touched"], driver.Dance.Posts.Where(p => p.Step == "touched").Select(p => p.Key));
    }

    [Fact]
    public void Both_may_only_thank()
    {
        var driver = Thanked().Does<Act.Skip>(Follow).Does<Act.Skip>(Lead);
        Assert.Equal([Side.A, Side.B], driver.Dance.Posts.Where(p => p.Step == "touched").Select(p => Assert.Single(p.By)));
        Assert.Equal(ScriptPosition.Skipped, driver.Dance.Position.Outcomes["touched"]);
    }

    [Fact]
    public void The_card_names_what_skipping_tells() => Assert.Contains(
        "-# \"Just thanks\" says: \"Thank you.\"\n",
        CardModels.Read(FloorView.Card(CardModels.Of(Thanked()))).Replace("| ", "", StringComparison.Ordinal));

    [Fact]
    public void Who_asked_reads_that_this_one_is_not_answered()
    {
        var driver = Asked().Does<Act.Skip>(Follow);
        Assert.Equal("**🔵 Sam**\n## Not this one, please.", WordsView.Body(CardModels.Of(driver), driver.Dance.Posts[^1]));
    }

    [Fact]
    public void A_private_question_with_one_answer_left_is_not_asked_again()
    {
        var driver = Asked().Does<Act.Skip>(Follow);
        Assert.Equal("more", driver.Dance.Position.Step);
        driver.Does<Act.Pick>(Follow, "more");
        Assert.Equal(RoomPostKind.Told, driver.Dance.Posts[^1].Kind);
        driver.Does<Act.Pick>(Lead, "miss", true).Does<Act.Skip>(Follow);
        Assert.IsType<StepState.Ending>(driver.StepState);
        Assert.Equal("enough", driver.Dance.Position.Outcomes["more"]);
    }

    private static DanceDriver Asked() =>
        Of("curious").Does<Act.Pick>(Lead, "now", true).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    private static DanceDriver Thanked() => Of("appreciate").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow)
        .Does<Act.Share>(Lead).Does<Act.Share>(Follow);

    private static string? Body(DanceDriver driver, Side by) =>
        WordsView.Body(CardModels.Of(driver), driver.Dance.Posts.Single(p => p.Step == "touched" && p.By.SequenceEqual([by])));
}
