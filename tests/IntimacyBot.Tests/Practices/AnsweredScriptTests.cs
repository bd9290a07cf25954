using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace Tests.Practices;

/// <summary>What somebody shares is answered, and what may be refused can be refused, in each practice that the bot brings.</summary>
public sealed class AnsweredScriptTests
{
    private static readonly PracticeCatalogue Catalogue = new(PracticeFiles.BuiltIn(), []);

    private static IReadOnlyList<Script> Shipped { get; } =
    [
        .. PracticeFiles.BuiltIn().Select(f => Path.GetFileNameWithoutExtension(f.Name)).Select(id => Catalogue.Find(id)).OfType<Script>(),
    ];

    [Fact]
    public void Each_half_of_a_talk_is_answered_by_whoever_said_it_back()
    {
        var turns = Journey.Talks.Select(id => Catalogue.Find(id)!).SelectMany(s => s.Steps.OfType<TurnsStep>()).ToList();
        Assert.Equal(6, turns.Count);
        Assert.All(turns, turn => Assert.Contains(
            turn.Steps.SkipWhile(step => step is not MirrorStep), step => step is WriteStep { Who: Who.Second, Optional: null }));
    }

    [Fact]
    public void Where_a_no_is_allowed_the_answer_can_be_one()
    {
        var asks = 0;
        foreach (var steps in Shipped.Select(s => s.Flat()))
            foreach (var (ask, at) in steps.Select((step, at) => (step, at)).Where(s => s.step.Say?.Contains("may say no") == true))
            {
                asks++;
                var answer = steps.Skip(at + 1).OfType<WriteStep>().First(w => w.Who != ((WriteStep)ask).Who);
                Assert.Contains(answer.Form, f => f.Options.Any(o => o.Id == "no"));
            }

        Assert.True(asks >= 2);
    }
}
