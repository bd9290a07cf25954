using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using IntimacyBot.Solo;

namespace Tests.Solo;

public sealed class SoloWalkTests
{
    private static readonly SoloAnswer Tight = new("body", "body", new Words("A tight chest"));

    [Fact]
    public void A_walk_goes_through_its_steps_in_their_order()
    {
        var walk = SoloPosition.Begin(SoloScripts.Script("meta"));
        Assert.True(walk.Now is QuietStep { Id: "arrive" });
        walk = walk.GoOn().Write([Tight]).Pick("sad")!;
        Assert.Equal("finer", walk.Now!.Id);
        Assert.Contains("Lonely", walk.Choices((ChooseStep)walk.Now).Select(c => c.Label));
        walk = walk.Pick("lonely")!.Skip();
        Assert.Equal("now", walk.Now!.Id);
        Assert.Equal(("Sad", "Lonely"), (walk.Chosen("feeling"), walk.Chosen("finer")));
        Assert.Null(walk.Pick("done")!.Now);
    }

    [Fact]
    public void Under_what_was_skipped_nothing_is_asked()
    {
        var walk = SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Skip().Skip();

        Assert.Equal("wish", walk.Now!.Id);
        Assert.Empty(walk.Notes);
    }

    [Fact]
    public void Going_back_is_counted_and_forgets_what_lay_there()
    {
        var walk = AtTheEnd();
        for (var times = 1; times <= 2; times++)
        {
            walk = walk.Pick("again")!;
            Assert.Equal(("arrive", $"{times}", 0), (walk.Now!.Id, walk.Times, walk.Notes.Count));
            walk = walk.GoOn().Skip().Skip().Skip();
        }

        Assert.Equal(["reach", "done"], walk.Choices((ChooseStep)walk.Now!).Select(c => c.Id));
        Assert.Null(walk.Pick("again"));
    }

    [Fact]
    public void What_lies_before_the_place_that_is_led_back_to_stays()
    {
        var walk = SoloPosition.Begin(SoloScripts.Script("hidden")).Pick("soft")!.Skip().GoOn().Skip().Pick("stay")!;

        Assert.Equal("still", walk.Now!.Id);
        Assert.Equal("The soft one", walk.Chosen("part"));
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
        var walk = SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Write([Tight]);
        var back = walk.Back()!;
        Assert.Equal("body", back.Now!.Id);
        Assert.Equal("A tight chest", back.Answer(new FieldRef("body", "body"))!.Reveal());
        var changed = back.Write([new SoloAnswer("body", "body", new Words("A warm belly"))]);
        Assert.Equal(("feeling", "A warm belly"), (changed.Now!.Id, Assert.Single(changed.Notes).Value.Reveal()));
        Assert.Null(walk.Pick("sad")!.Back());
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
        Assert.Equal(mark, ScriptShapeHash.Of(script with { Title = "Otherwise", Steps = [.. script.Steps.Select(s => s with { Say = "Otherwise." })] }));
        Assert.NotEqual(mark, ScriptShapeHash.Of(script with { Steps = [.. script.Steps.Skip(1)] }));
        Assert.NotEqual(mark, ScriptShapeHash.Of(script with { Steps = [.. script.Steps.Select(s => s is ChooseStep c ? c with { Options = [.. c.Options.Reverse()] } : s)] }));
        Assert.True(mark >= 0);
    }

    private static SoloPosition AtTheEnd() => SoloPosition.Begin(SoloScripts.Script("meta")).GoOn().Write([Tight]).Pick("sad")!.Pick("hurt")!.Skip();
}
