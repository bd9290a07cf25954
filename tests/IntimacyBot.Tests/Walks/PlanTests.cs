using IntimacyBot.Practices;

namespace IntimacyBot.Tests.Walks;

/// <summary>The walks are drawn from the scripts alone; these say that they leave nothing out.</summary>
public sealed class PlanTests(ITestOutputHelper output)
{
    public static TheoryData<string> ForTwo => [.. Scripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public void Every_transition_of_the_script_is_on_some_walk(string practice)
    {
        var script = Scripts.Find(practice);
        var plan = new Plan(script);
        var walked = plan.Walks.SelectMany(w => w).SelectMany(l => l.Edges).ToHashSet();
        Assert.Equal([], Transitions.Of(script).Except(walked).Where(e => !Transitions.CannotBe(e, plan)));
        Assert.Equal([], walked.Where(e => e.Step != Stand.End).Except(Transitions.Of(script)));
        Assert.Equal([], plan.All.Keys.Except(plan.Walks.SelectMany(w => w).Select(l => l.Name)));
        Assert.All(plan.Walks, w => Assert.NotEqual(Done.No, w[^1].To.Done));
        output.WriteLine($"{practice}: {Transitions.Of(script).Count(walked.Contains)} transitions, {plan.All.Count} ways, {plan.Walks.Count} walks of {plan.Walks.Sum(w => w.Count)} steps");
    }
}
