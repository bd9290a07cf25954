using IntimacyBot.Practices.Model;

namespace Tests.Walks;

/// <summary>Tests that the walks, which are computed from the scripts alone, leave nothing out.</summary>
public sealed class WalkPlanTests(ITestOutputHelper output)
{
    public static TheoryData<string> ForTwo => [.. WalkedScripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public void Every_transition_of_the_script_is_on_some_walk(string practice)
    {
        var script = WalkedScripts.Find(practice);
        var plan = WalkedScripts.Plan(practice);
        var walked = WalkedScripts.Plans(script).SelectMany(p => p.Walks).SelectMany(w => w).SelectMany(l => l.Edges).ToHashSet();
        Assert.Equal([], ScriptTransitions.Of(script).Except(walked).Where(e => !ScriptTransitions.CannotBe(e, plan)));
        Assert.Equal([], walked.Where(e => e.Step != ExpectedPosition.End).Except(ScriptTransitions.Of(script)));
        Assert.Equal([], plan.All.Keys.Except(plan.Walks.SelectMany(w => w).Select(l => l.Name)));
        Assert.All(plan.Walks, w => Assert.NotEqual(WalkEnd.No, w[^1].To.Done));
        output.WriteLine($"{practice}: {ScriptTransitions.Of(script)
            .Count(walked.Contains)} transitions, {plan.All.Count} ways, {plan.Walks.Count} walks of {plan.Walks.Sum(w => w.Count)} steps");
    }
}
