using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Model;
using IntimacyBot.Solo;

namespace Tests.Solo;

public sealed class SoloPositionTests
{
    private static readonly SoloAnswer Tight = new("body", "body", new Words("A tight chest"));

    [Fact]
    public void A_walk_goes_through_its_steps_in_their_order()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("meta"));
        Assert.True(position.Now is QuietStep { Id: "arrive" });
        position = position.GoOn().Write([Tight]).Pick("sad")!;
        Assert.Equal("finer", position.Now!.Id);
        Assert.Contains("Lonely", position.Choices((ChooseStep)position.Now).Select(c => c.Label));
        position = position.Pick("lonely")!.Skip();
        Assert.Equal("now", position.Now!.Id);
        Assert.Equal(("Sad", "Lonely"), (position.Chosen("feeling"), position.Chosen("finer")));
        Assert.Null(position.Pick("done")!.Now);
    }

    [Fact]
    public void Under_what_was_skipped_nothing_is_asked()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Skip().Skip();

        Assert.Equal("wish", position.Now!.Id);
        Assert.Empty(position.Notes);
    }

    [Fact]
    public void Going_back_is_counted_and_forgets_what_lay_there()
    {
        var position = AtTheEnd();
        for (var times = 1; times <= 2; times++)
        {
            position = position.Pick("again")!;
            Assert.Equal(("arrive", $"{times}", 0), (position.Now!.Id, position.Times, position.Notes.Count));
            position = position.GoOn().Skip().Skip().Skip();
        }

        Assert.Equal(["reach", "done"], position.Choices((ChooseStep)position.Now!).Select(c => c.Id));
        Assert.Null(position.Pick("again"));
    }

    [Fact]
    public void What_lies_before_the_place_that_is_led_back_to_stays()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("hidden")).Pick("soft")!.Skip().GoOn().Skip().Pick("stay")!;

        Assert.Equal("still", position.Now!.Id);
        Assert.Equal("The soft one", position.Chosen("part"));
    }

    [Fact]
    public void A_step_happens_only_when_all_it_asks_for_came_out_so()
    {
        var at = SoloPosition.Begin(SoloScripts.Script("whole")).GoOn().Write([new SoloAnswer("tell", "long", new Words("Long."))]);
        Assert.Equal("left", at.Skip().Pick("aa")!.Now!.Id);
        Assert.Equal("seen", at.Skip().Pick("cc")!.Now!.Id);
        Assert.Equal("seen", at.Write([new SoloAnswer("again", "more", new Words("More."))]).Pick("aa")!.Now!.Id);
        Assert.Equal("last", at.Skip().Pick("ff")!.Now!.Id);
    }

    [Fact]
    public void Only_the_form_just_sent_can_be_changed_and_it_still_holds_what_was_written()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Write([Tight]);
        var back = position.Back()!;
        Assert.Equal("body", back.Now!.Id);
        Assert.Equal("A tight chest", back.Answer(new FieldRef("body", "body"))!.Reveal());
        var changed = back.Write([new SoloAnswer("body", "body", new Words("A warm belly"))]);
        Assert.Equal(("feeling", "A warm belly"), (changed.Now!.Id, Assert.Single(changed.Notes).Value.Reveal()));
        Assert.Null(position.Pick("sad")!.Back());
        Assert.Null(SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Skip().Back());
    }

    [Theory]
    [InlineData("nowhere", "0")]
    [InlineData("now", "")]
    [InlineData("now", "00")]
    [InlineData("now", "3")]
    [InlineData("now", "x")]
    [InlineData("now", "-")]
    public void What_no_page_ever_said_leads_nowhere(string step, string times) =>
        Assert.Null(SoloPosition.Resume(SoloScripts.Script("meta"), step, [], times));

    [Fact]
    public void A_step_behind_a_choice_that_was_not_made_is_not_reached()
    {
        Assert.Null(SoloPosition.Resume(SoloScripts.Script("hidden"), "still", [], "0"));
        Assert.Null(SoloPosition.Resume(SoloScripts.Script("hidden"), "still", [new SoloAnswer("part", null, new Words("nobody"))], "0"));
        Assert.NotNull(SoloPosition.Resume(SoloScripts.Script("hidden"), "still", [new SoloAnswer("part", null, new Words("soft"))], "0"));
        Assert.Null(SoloPosition.Begin(SoloScripts.Script("hidden")).Pick("nobody"));
        Assert.Null(SoloPosition.Begin(SoloScripts.Script("meta")).Pick("done"));
    }

    [Fact]
    public void The_mark_knows_another_shape_and_no_other_text()
    {
        var script = SoloScripts.Script("hidden");
        var mark = ScriptShapeHash.Of(script);
        Assert.Equal(
            mark,
            ScriptShapeHash.Of(script with { Title = "Otherwise", Steps = [.. script.Steps.Select(s => s with { Say = "Otherwise." })] }));
        Assert.NotEqual(mark, ScriptShapeHash.Of(script with { Steps = [.. script.Steps.Skip(1)] }));
        Assert.NotEqual(
            mark,
            ScriptShapeHash.Of(
                script with
                {
                    Steps =
                    [.. script.Steps.Select(s => s is ChooseStep c ? c with { Options = [.. c.Options.Reverse()] } : s)]
                }));
        Assert.True(mark >= 0);
    }

    private static SoloPosition AtTheEnd() =>
        SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Write([Tight]).Pick("sad")!.Pick("hurt")!.Skip();
}
