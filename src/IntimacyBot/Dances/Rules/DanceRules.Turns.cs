using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>What the moves in a room are made of.</content>
internal sealed partial class DanceRules
{
    private static int MirrorRound(StepState stepState) => stepState switch
    {
        StepState.Listening l => l.Round,
        StepState.Judging j => j.Round,
        StepState.SayingAloud s => s.Round,
        _ => 0,
    };

    private Step Step(Dance.Dancing d) =>
        d.Position.Current(script) ?? new CloseStep(ScriptPosition.End);

    private static RoomPost Mirrored(Dance.Dancing d, int round, RoomPostKind kind, Side by) =>
        new(MirrorKey(d, kind, round), d.Position.Step, kind, [by]) { Exchanged = d.Position.Exchanged };

    private static string MirrorKey(Dance.Dancing d, RoomPostKind kind, int round) =>
        $"{d.Position.Key(d.Position.Step)}.{(char)('a' + (int)kind)}{round}";

    /// <summary>The key of the words that are said in this state of a mirror step.</summary>
    public static string MirrorKey(Dance.Dancing d, RoomPostKind kind) => MirrorKey(d, kind, MirrorRound(d.StepState));

    /// <summary>One addition to what was said; once it is there, no other is offered.</summary>
    public static bool HasAddition(Dance.Dancing d) =>
        Enumerable.Range(1, MirrorRound(d.StepState))
            .Any(round => d.Posts.Exists(p => p.Key == MirrorKey(d, RoomPostKind.Addition, round)));

    private static ImmutableArray<Side> Of(ScriptPosition position, Who who) =>
        position.SideOf(who) is { } side ? [side] : [Side.A, Side.B];

    private Side AuthorOf(ScriptPosition position, MirrorStep mirror) =>
        script.Find(mirror.Of) is WriteStep w && position.SideAt(script, w.Id, w.Who) is { } side ? side : position.Lead;
}
