using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>Helps the moves in a room to find keys and additions.</content>
internal sealed partial class DanceRules
{
    /// <summary>The number of times that something is said back before it may be close enough.</summary>
    private const int LongRound = 2;

    private static int MirrorRound(StepState stepState) => stepState switch
    {
        StepState.Listening l => l.Round,
        StepState.Judging j => j.Round,
        StepState.SayingAloud s => s.Round,
        _ => 0,
    };

    /// <summary>True once it was said back twice. From then on both may say that it is close enough.</summary>
    public static bool MayBeCloseEnough(StepState stepState) =>
        stepState is StepState.Judging { Round: >= LongRound } or StepState.Listening { Round: > LongRound };

    private Step Step(Dance.Dancing d) =>
        d.Position.Current(script) ?? new CloseStep(ScriptPosition.End);

    private static RoomPost Mirrored(Dance.Dancing d, int round, RoomPostKind kind, Side by) =>
        new(MirrorKey(d, kind, round), d.Position.Step, kind, [by]) { Exchanged = d.Position.Exchanged };

    private static string MirrorKey(Dance.Dancing d, RoomPostKind kind, int round) =>
        $"{d.Position.Key(d.Position.Step)}.{(char)('a' + (int)kind)}{round}";

    /// <summary>Returns the key of the words that are said in this state of a mirror step.</summary>
    public static string MirrorKey(Dance.Dancing d, RoomPostKind kind) => MirrorKey(d, kind, MirrorRound(d.StepState));

    /// <summary>True when something was added to what was said. No other addition is then offered.</summary>
    public static bool HasAddition(Dance.Dancing d) =>
        Enumerable.Range(1, MirrorRound(d.StepState))
            .Any(round => d.Posts.Exists(p => p.Key == MirrorKey(d, RoomPostKind.Addition, round)));

    /// <summary>
    /// True when what is to be said back was added after the round before. Otherwise the same words are said back once more.
    /// </summary>
    public static bool IsAddition(Dance.Dancing d) =>
        d.Posts.Exists(p => p.Key == MirrorKey(d, RoomPostKind.Addition, MirrorRound(d.StepState) - 1));

    private static ImmutableArray<Side> Of(ScriptPosition position, Who who) =>
        position.SideOf(who) is { } side ? [side] : [Side.A, Side.B];

    private Side AuthorOf(ScriptPosition position, MirrorStep mirror) =>
        script.Find(mirror.Of) is WriteStep w && position.SideAt(script, w.Id, w.Who) is { } side ? side : position.Lead;
}
