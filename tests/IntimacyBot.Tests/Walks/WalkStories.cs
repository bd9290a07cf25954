using Tests.TestKit;


namespace Tests.Walks;

/// <summary>Every transition of every practice for two, walked by two people against the whole bot.</summary>
public sealed class WalkStories
{
    private static readonly int Hands = Enum.GetValues<WritingStyle>().Length;

    public static TheoryData<string> ForTwo => [.. WalkedScripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task Every_transition_is_walked_and_nothing_of_it_is_left(string practice)
    {
        await using var bot = await WalkedScripts.OfCoupleAsync(practice);
        var (script, plan) = (WalkedScripts.Find(practice), WalkedScripts.Plan(practice));
        var checks = new ClosingChecks(bot, script);
        for (var number = 0; number < Math.Max(Hands, plan.Walks.Count); number++)
        {
            var walk = plan.Walks[number % plan.Walks.Count];
            var walker = new ScriptWalker(bot, script, (WritingStyle)(number % Hands));
            await walker.BeginAsync();
            foreach (var leg in walk)
                await walker.GoAsync(leg);
            if (walk[^1].To.Done == WalkEnd.Stopped)
                await checks.GoneAsync(bot.Room(bot.Alex)!);
            else if (walker.InRoom)
                await checks.CloseAsync(number);
            else
                checks.Unseen();
        }

        await bot.EndAsync();
    }
}
