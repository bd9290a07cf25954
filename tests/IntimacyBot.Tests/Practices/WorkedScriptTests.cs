using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using Tests.Stories;

namespace Tests.Practices;

public sealed class WorkedScriptTests
{
    public static TheoryData<string> Worked => [.. PracticeFiles.BuiltIn().Select(f => f.Name.Split('.')[0]).Distinct()];

    [Theory]
    [MemberData(nameof(Worked))]
    public void Every_worked_practice_loads_without_a_problem(string id)
    {
        var loaded = SampleScripts.Worked(id);

        Assert.Empty(loaded.Problems.Select(p => p.ToString()));
        Assert.Equal(id, loaded.Script!.Id);
        Assert.Equal($"{id}.yaml", loaded.Script.Source);
    }

    [Fact]
    public void The_small_ones_of_these_tests_are_right_before_they_are_broken()
    {
        Assert.Equal("", SampleScripts.Problems(SampleScripts.Small));
        Assert.Equal("", SampleScripts.Problems(SampleScripts.Solo));
    }

    [Fact]
    public void Reach_has_its_steps_and_everything_in_them()
    {
        var reach = SampleScripts.Worked("reach").Script!;

        Assert.Equal(
            ["reach", "mirror", "respond", "answer", "stay", "receipt", "another", "hoped", "retry", "word"],
            reach.Steps.Select(s => s.Id));
        Assert.True(reach is { NeedsReadiness: true, SwapOffered: true, Minutes: 20, Solo: false, Road.Count: 5 });
        Assert.Equal(["lead", "follow"], reach.Roles);
        var write = Assert.IsType<WriteStep>(reach.Steps[0]);
        Assert.True(write is { Who: Who.First, Owning: true, Aloud: true, Starters.Count: 5 });
        Assert.Equal(["first", "where", "why", "truer", "kind"], write.Form.Select(f => f.Id));
        Assert.True(write.Form[0] is { Kind: FieldKind.Long, Private: true, Required: false });
        Assert.Equal(["fear", "hurt", "thought", "longing", "need"], write.Form[4].Options.Select(o => o.Id));
        Assert.Equal("now", Assert.Single(write.Deeper).Id);
        Assert.Equal("reach", Assert.IsType<MirrorStep>(reach.Steps[1]).Of);
        var another = Assert.IsType<ChooseStep>(reach.Find("another"));
        Assert.Equal(["notyet"], another.When["receipt"]);
        Assert.True(another.Options[0] is { Next: "hoped", Times: null, Post: not null });
        Assert.True(reach.Find("respond") is WriteStep { Attuning: true });
        Assert.Equal("repair", another.Options[1].Offer);
    }

    [Fact]
    public void What_the_couple_has_kept_is_read()
    {
        var carousel = ScriptLoader.Load("carousel.yaml", LoopOfTwo.Carousel).Script!;
        Assert.True(carousel is { ShowsLoop: true, RepeatsAnswers: true } && carousel.Find("alone") is PrepareStep { OwnLoop: true });
        Assert.True(carousel.Find("map") is ShowStep { Loop: true, Recognised: true, Fields.Count: 0 });
        Assert.True(carousel.Find("again") is ShowStep { Loop: true, Recognised: false, Optional: "Without it" });
        Assert.True(carousel.Find("start") is WriteStep { OwnLoop: true } && carousel.Find("unknown") is WriteStep { OwnLoop: false });
        Assert.Equal(["written", "skipped"], StepGraph.OutcomesOf(carousel.Find("map")!));
        Assert.False(SampleScripts.Worked("loop").Script!.ShowsLoop);
        var week = SampleScripts.Small.With(SampleScripts.More, "more: { text: short, label: \"More\", keep: week }");
        Assert.Equal(KeepKind.Week, ScriptLoader.Load("x.yaml", week).Script!.Find("more")!.Asks[0].Keep);
    }

    [Fact]
    public void Every_kind_of_step_is_read()
    {
        var loop = SampleScripts.Worked("loop").Script!;
        var alone = Assert.IsType<PrepareStep>(loop.Find("alone"));
        Assert.Equal(Who.Both, alone.Who);
        var halves = Assert.IsType<TurnsStep>(loop.Find("halves"));
        Assert.Equal(["tell", "heard", "reply"], halves.Steps.Select(s => s.Id));
        var tell = Assert.IsType<WriteStep>(loop.Find("tell"));
        Assert.True(tell.Form[0] is { Keep: KeepKind.Loop, Prefill: { Step: "alone", Field: "move" } });
        var map = Assert.IsType<ShowStep>(loop.Find("map"));
        Assert.True(map is { Picture: "loop", Recognised: true, Fields: [{ Step: "name", Field: "name" }, _, _] });

        var meta = SampleScripts.Worked("meta").Script!;
        Assert.True(meta.Find("arrive") is QuietStep { For.TotalSeconds: 60, Vary.Count: 4 });
        Assert.True(meta.Find("finer") is ChooseStep { List: "feelings", Under: "feeling", Who: Who.Me, Optional: "Skip" });
        Assert.Equal(["finer", "wish.wish"], Assert.IsType<ChooseStep>(meta.Find("now")).Options[1].Carry["truer"]);

        var repair = SampleScripts.Worked("repair").Script!;
        var side = Assert.IsType<ChooseStep>(repair.Find("side"));
        Assert.Equal([Who.First, Who.Second, Who.First], side.Options.Select(o => o.As!.Value));
        Assert.True(Assert.IsType<ChooseStep>(repair.Find("size")).Options[2].Refer);

        var need = SampleScripts.Worked("ourweek").Script!.Find(new FieldRef("issue", "need"))!;
        Assert.Equal(WordLists.Of("needs").Select(w => w.Label), need.Options.Select(o => o.Label));

        var checkin = SampleScripts.Worked("checkin").Script!;
        Assert.True(checkin.OpensBoth);
        Assert.InRange(Assert.IsType<WriteStep>(checkin.Find("week")).Form[1].Vary.Count, 12, 40);
        Assert.True(checkin.Find("further") is ChooseStep { Else: "word", Who: Who.Both });
        Assert.True(SampleScripts.Worked("sardines").Script is { RoomGone: true, Here: "I'll come in", Roles: ["hider", "seeker"] });
        Assert.True(SampleScripts.Worked("forms").Script!.Find("one") is WriteStep { Waits.TotalMinutes: 10 });
        Assert.Equal(3, Assert.IsType<ShowStep>(SampleScripts.Worked("are").Script!.Find("seen")).Most.Count);
    }

    [Fact]
    public void Every_practice_that_another_offers_is_there_and_takes_what_is_carried()
    {
        var all = Worked.Select(w => w.Data).ToDictionary(id => id, SampleScripts.Worked);
        var links = new LinkCheck(id => all.GetValueOrDefault(id)?.Script, all.Keys);

        Assert.Empty(all.SelectMany(w => links.Check(w.Value, w.Key)).Select(p => p.ToString()));
        Assert.DoesNotContain(all.Values.SelectMany(Offers), o => !all.ContainsKey(o));
    }

    private static IEnumerable<string> Offers(LoadedScript loaded) =>
        loaded.Script!.Flat().SelectMany(s => s switch
        {
            ChooseStep c => c.Options.Select(o => o.Offer),
            WriteStep w => w.Form.Concat(w.Deeper).SelectMany(f => f.Options).Select(o => o.Offer),
            _ => [],
        }).Concat(loaded.Script.After).OfType<string>();

    [Fact]
    public void The_reference_names_every_word_of_the_language()
    {
        var text = File.ReadAllText(Reference());
        IEnumerable<Keyword> all =
            [
                .. ScriptKeywords.Practice,
                .. ScriptKeywords.EveryStep,
                .. ScriptKeywords.Kinds.SelectMany(k => k.Own.Prepend(k.Word)),
                .. ScriptKeywords.Field,
                .. ScriptKeywords.From,
                .. ScriptKeywords.Listed,
                .. ScriptKeywords.FieldOption,
                .. ScriptKeywords.Option
            ];
        string[] words =
            [.. all.Select(w => w.Name), .. all.SelectMany(w => w.Shape is ValueSchema.OneOf one ? one.Words : []).Where(w => w != "2")];

        Assert.DoesNotContain(
            words,
            w => !text.Contains($"`{w}`", StringComparison.Ordinal) && !text.Contains($"`{w}: ", StringComparison.Ordinal));
    }

    private static string Reference([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/IntimacyBot/Practices/README.md");
}
