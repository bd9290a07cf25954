using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Practices.Model;
using NodaTime;
using Tests.Dances;

namespace Tests.Walks;

/// <summary>Tests the rules alone: every state that two people can reach, combined with everything that can interrupt it.</summary>
public sealed class RuleWalkTests
{
    private static readonly Timing Times = new();
    private static readonly Instant Now = DanceDriver.Start + Duration.FromHours(5);

    public static TheoryData<string> ForTwo => [.. WalkedScripts.ForTwo];

    [Theory]
    [MemberData(nameof(ForTwo))]
    public void A_pause_and_silence_come_back_to_the_same_place_and_a_stop_ends_it(string practice)
    {
        var script = WalkedScripts.Find(practice);
        var rules = new DanceRules(script, Times);
        foreach (var dance in ReachableStates.States(script).OfType<Dance.Dancing>())
        {
            foreach (var by in Sides.Both)
            {
                Stops(rules, dance, by);
                foreach (var time in new Duration?[] { null, Duration.FromMinutes(20) })
                {
                    var rest = Assert.IsType<Dance.Paused>(Next(rules, dance, new Act.Pause(by, Now, time)));
                    Assert.Equal(Now + (time ?? Duration.FromDays(3)), rest.Due);
                    Stops(rules, rest, by.Other());
                    Back(rules, dance, Next(rules, rest, new Act.PickUp(by, Now)));
                    if (time is not null)
                        Back(rules, dance, Next(rules, rest, new Move.Tick(Now)));
                }
            }

            Silence(rules, dance);
        }
    }

    [Theory]
    [MemberData(nameof(ForTwo))]
    public void Read_back_from_the_disk_every_state_answers_every_move_the_same(string practice)
    {
        var script = WalkedScripts.Find(practice);
        var rules = new DanceRules(script, Times);
        foreach (var dance in ReachableStates.States(script))
        {
            var read = SerializedDance.Read(SerializedDance.Of(dance));
            foreach (var move in DanceActs.Acts.SelectMany(act => Sides.Both.Select(Move (by) => DanceActs.Make(act, dance, by, Now, true)))
                .Append(new Move.Tick(Now)))
            {
                var (one, other) = (dance.Decide(rules, move), read.Decide(rules, move));
                Assert.Equal(one.Refusal, other.Refusal);
                if (one.Next is { } next)
                    Assert.Equal(SerializedDance.Of(next), SerializedDance.Of(other.Next!));
            }
        }
    }

    private static void Silence(DanceRules rules, Dance.Dancing dance)
    {
        var next = Next(rules, dance, new Move.Tick(Now));
        if (dance.StepState is StepState.Quieting)
        {
            Assert.False(next is Dance.Dancing { StepState: StepState.Quieting } && next.Place == dance.Place);
            return;
        }

        if (!dance.Reminded)
        {
            Assert.Equal((dance.Place, dance.Posts.Count), (next.Place, next.Posts.Count));
            next = Next(rules, next, new Move.Tick(Now));
        }

        var parked = Assert.IsType<Dance.Paused>(next);
        Assert.Equal((PauseReason.Parked, Now + Duration.FromDays(7)), (parked.Why, parked.Until));
        Back(rules, dance, Next(rules, parked, new Act.PickUp(Side.B, Now)));
        Assert.Equal(DanceEnding.Stopped, Assert.IsType<Dance.Over>(Next(rules, parked, new Move.Tick(Now))).Ending);
    }

    private static void Stops(DanceRules rules, Dance dance, Side by)
    {
        var over = Assert.IsType<Dance.Over>(Next(rules, dance, new Act.Stop(by, Now)));
        Assert.Equal((DanceEnding.Stopped, true, false), (over.Ending, over.HadRoom, over.RoomStays));
        Assert.Equal(Now + Duration.FromDays(rules.Script.RoomGone ? 1 : 7), over.DeleteAt);
    }

    /// <summary>
    /// A quiet that both begin starts again, because neither knows whether the other is still ready. What was to be said aloud can be
    /// written as well.
    /// </summary>
    private static void Back(DanceRules rules, Dance before, Dance after)
    {
        var isQuietTogether = before is Dance.Dancing { StepState: StepState.Quieting }
            && rules.Script.Find(before.Position.Step) is QuietStep { Together: true };
        var place = before is Dance.Dancing { StepState: StepState.SayingAloud { Round: var round } }
            ? before.Place.Replace($":a{round}", round == 0 ? ":w" : $":l{round}", StringComparison.Ordinal)
            : isQuietTogether ? before.Place.Replace(":q", ":i", StringComparison.Ordinal) : before.Place;
        Assert.Equal((place, before.Posts.Count), (after.Place, after.Posts.Count));
    }

    private static Dance Next(DanceRules rules, Dance dance, Move move)
    {
        var decision = dance.Decide(rules, move);
        Assert.True(decision.Refusal is null, $"{move.GetType().Name} at {dance.Place} was refused: {decision.Refusal}");
        return decision.Next!;
    }
}
