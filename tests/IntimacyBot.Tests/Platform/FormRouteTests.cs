using System.Reflection;
using IntimacyBot.Platform.Interactions;
using Tests.Architecture;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>
/// Tests that every route which may answer with a form says so and is never deferred, because a form must be the first answer.
/// </summary>
public sealed class FormRouteTests
{
    private static readonly MethodBase AForm = typeof(Reply.Form).GetConstructors().Single(c => c.GetParameters() is [{ Name: "Modal" }]);

    [Fact]
    public async Task No_route_that_may_be_deferred_can_answer_with_a_form()
    {
        await using var bot = await BotFixture.BeginAsync();

        var routes = bot.Get<RouteTable>().All.ToList();

        Assert.True(routes.Count > 40, $"Only {routes.Count} routes were found.");
        Assert.Empty(routes.Where(r => !r.Route.OpensForm && OpensForm(r.Route)).Select(r => r.Name));
        Assert.True(routes.Count(r => OpensForm(r.Route)) > 5, "The forms that are there are not seen.");
    }

    private static bool OpensForm(Route route) => ReachableMethods.Of(route.Handle, typeof(Reply).Assembly).Contains(AForm);
}
