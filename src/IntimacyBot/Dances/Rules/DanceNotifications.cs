using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>Which notifications begin or cease to wait, and for whom, because a dance moved. The notifier sends them.</summary>
internal static class DanceNotifications
{
    /// <summary>The first card.</summary>
    public const string FirstCard = "dance.card";

    /// <summary>Words came back to their author.</summary>
    public const string Back = "dance.back";

    /// <summary>The partner is here: the room is open.</summary>
    public const string Room = "dance.room";

    /// <summary>The time somebody asked for is over.</summary>
    public const string TimeIsUp = "dance.time";

    /// <summary>A step has waited for a day.</summary>
    public const string Step = "dance.step";

    /// <summary>A pause is over.</summary>
    public const string PauseOver = "dance.pause";

    /// <summary>The day after, for those who chose it.</summary>
    public const string Aftercare = "dance.after";

    /// <summary>A dance was stopped that may have been hard.</summary>
    public const string Support = "dance.support";

    public static IEnumerable<Change> Between(Dance? before, Dance after, Move move)
    {
        var lead = after.Position.Starter;
        var follow = lead.Other();
        if (IsAsking(before) && !IsAsking(after))
            yield return new Change(follow, FirstCard, false);
        if (before is Dance.Paused { Why: PauseReason.Time } && after is not Dance.Paused)
            yield return new Change(lead, TimeIsUp, false);
        switch (before, after)
        {
            case (Dance.Preparing, Dance.Paused { Why: PauseReason.Waits }):
                yield return new Change(lead, Back, false);
                break;
            case (Dance.Paused { Why: PauseReason.Waits }, Dance.Asking):
                yield return new Change(follow, FirstCard, true);
                break;
            case (Dance.Preparing, Dance.Asking { Quiet: true }):
                yield return new Change(lead, Back, false);
                break;
            case (Dance.Preparing or null, Dance.Asking):
                yield return new Change(lead, Back, false);
                yield return new Change(follow, FirstCard, true);
                break;
            case (Dance.Paused { Inner: Dance.Asking }, Dance.Asking) when move is Move.Tick:
                yield return new Change(follow, FirstCard, true);
                yield return new Change(lead, TimeIsUp, true);
                break;
            case (Dance.Asking, Dance.Paused):
                yield return new Change(follow, FirstCard, false);
                break;
            case (_, Dance.Preparing { Returned: ReturnReason.Unmet or ReturnReason.Kindly }) when IsAsking(before):
                yield return new Change(lead, Back, true);
                break;
            case (Dance.Preparing, Dance.Over):
                yield return new Change(lead, Back, false);
                break;
            case (Dance.Asking or Dance.Paused { Inner: Dance.Asking }, { HasRoom: true }):
                yield return new Change(lead, Room, true);
                break;
            case (Dance.Dancing { Reminded: false }, Dance.Dancing { Reminded: true } late):
                foreach (var holder in late.StepState.Holders)
                    yield return new Change(holder, Step, true);
                break;
            case (Dance.Paused { Why: PauseReason.Pause }, Dance.Dancing) when move is Move.Tick:
                yield return new Change(Side.A, PauseOver, true);
                yield return new Change(Side.B, PauseOver, true);
                break;
            // Whoever stops it is shown the same page at once, so that only the other is notified.
            case (_, Dance.Over { Support: true }) when move is Act.Stop stop:
                yield return new Change(stop.By.Other(), Support, true);
                break;
            case (Dance.Closing, Dance.Over { Ending: DanceEnding.Closed }):
                yield return new Change(Side.A, Aftercare, true);
                yield return new Change(Side.B, Aftercare, true);
                break;
        }
    }

    /// <summary>What its person must have agreed to; null if it is for whoever takes part.</summary>
    public static Consent? Needs(string kind) => kind switch
    {
        FirstCard => Consent.Dances,
        Aftercare => Consent.Aftercare,
        _ => null,
    };

    /// <summary>Does the move make it something that both have shared?</summary>
    public static bool SharedByBoth(Dance? before, Dance after)
    {
        var closes = after is Dance.Closing && before is not Dance.Closing;
        return closes || (FromBoth(after) && !FromBoth(before));
    }

    private static bool FromBoth(Dance? dance) =>
        dance is not null && Sides.Both.All(side => dance.Posts.Exists(p => p.By.Contains(side)));

    private static bool IsAsking(Dance? dance) => dance is Dance.Asking or Dance.Paused { Inner: Dance.Asking };

    /// <summary>Something begins to wait for this side, or no longer does.</summary>
    internal sealed record Change(Side For, string Kind, bool Waits);
}
