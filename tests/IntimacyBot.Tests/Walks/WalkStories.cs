using IntimacyBot.Tests.Stories;

namespace IntimacyBot.Tests.Walks;

/// <summary>Every transition of every practice for two, walked by two people against the whole bot.</summary>
public sealed class WalkStories
{
    private static readonly int Hands = Enum.GetValues<Hand>().Length;

    public static TheoryData<string> ForTwo => [.. Scripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public async Task Every_transition_is_walked_and_nothing_of_it_is_left(string practice)
    {
        await using var story = await Story.OfCoupleAsync(Scripts.Samples);
        var (script, plan) = (Scripts.Find(practice), new Plan(Scripts.Find(practice)));
        var ends = new Ends(story, script);
        for (var number = 0; number < Math.Max(Hands, plan.Walks.Count); number++)
        {
            var walk = plan.Walks[number % plan.Walks.Count];
            var player = new Player(story, script, (Hand)(number % Hands));
            await player.BeginAsync();
            foreach (var leg in walk)
                await player.GoAsync(leg);
            if (player.InRoom)
                await ends.CloseAsync(number);
            else
                ends.Unseen();
        }

        await story.EndAsync();
    }
}
