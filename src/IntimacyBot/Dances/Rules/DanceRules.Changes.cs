using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <content>Handles words in the room that their author changes or takes back.</content>
internal sealed partial class DanceRules
{
    private static Decision<Dance> OnChanged(Dance.Dancing d, Act.ChangeIt act)
    {
        var index = d.Posts.FindIndex(p => p.Key == act.Key);
        if (index < 0 || d.Changeable != act.Key)
            return Refusal.MovedOn;
        if (!d.Posts[index].By.Contains(act.By))
            return Refusal.NotYourMove;
        return d with { Posts = d.Posts.SetItem(index, d.Posts[index] with { Edition = d.Posts[index].Edition + 1 }) };
    }

    /// <summary>The words leave the room, and their step waits for them again. What is not shown yet waits unread for its author.</summary>
    private Decision<Dance> OnTakenBack(Dance.Dancing d, Act.TakeWordsBack act)
    {
        if (d.StepState is StepState.Writing { Writers.Length: 2 } w && w.Shared.Contains(act.By)
            && act.Key == d.Position.Key(d.Position.Step) && MayTakeHalfBack(Step(d)))
            return d with { StepState = w with { Shared = w.Shared.Remove(act.By) }, MovedBy = act.By, MovedWith = act.Button };
        var post = d.Posts.LastOrDefault();
        if (post is null || d.Changeable != act.Key || post.Key != act.Key)
            return Refusal.MovedOn;
        if (!post.By.Contains(act.By))
            return Refusal.NotYourMove;
        var posts = d.Posts.RemoveAt(d.Posts.Count - 1);
        var round = MirrorRound(d.StepState);
        return post.Kind switch
        {
            RoomPostKind.SaidBack => At(d, new StepState.Listening(act.By, round), d.Position, posts, act),
            RoomPostKind.Part or RoomPostKind.Addition => At(d, new StepState.Judging(act.By, round - 1), d.Position, posts, act),
            _ => WithoutOne(Enter(d, d.Position.BackAt(script, post), posts, act), post, act.By),
        };
    }

    /// <summary>True where somebody can take back what they wrote while the other's part is not in. Picks are never kept.</summary>
    public static bool MayTakeHalfBack(Step? step) => step is WriteStep { Common: false };

    /// <summary>True when words were taken back that the other has not read, because their own part was not in.</summary>
    public static bool IsTakenBackUnread(Dance dance, Side author) =>
        dance is Dance.Dancing { StepState: StepState.Writing { Writers.Length: 2 } w } && w.Holders.Contains(author.Other());

    /// <summary>Where both had written, the other's words are kept as they were, and wait for those that were taken back.</summary>
    private static Decision<Dance> WithoutOne(Decision<Dance> again, RoomPost post, Side by)
    {
        if (again.Next is not Dance.Dancing { StepState: StepState.Writing { Writers.Length: 2 } w } d)
            return again;
        var kept = w with { Shared = [.. post.By.Where(side => side != by)], Skipped = [.. w.Writers.Except(post.By)] };
        return d with { StepState = kept };
    }

    /// <summary>Words of both can be changed until the first of the two has answered, who may be either.</summary>
    private static Decision<Dance> Answered(Dance.Dancing before, Decision<Dance> decision)
    {
        if (decision.Next is not Dance.Dancing { Changeable: { } key } d || d.Changeable != before.Changeable)
            return decision;
        return d.Posts.Exists(p => p.Key == key && p.By.Length == 2) ? d with { Changeable = null } : decision;
    }
}
