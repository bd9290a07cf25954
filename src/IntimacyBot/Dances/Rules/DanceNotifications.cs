using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>Decides which notifications begin or cease to wait, and for whom, because a dance moved. The notifier sends them.</summary>
internal static class DanceNotifications
{
    /// <summary>The other is called to the dance.</summary>
    public const string FirstCard = "dance.card";

    /// <summary>The other is called once more, because the time that they asked for is over.</summary>
    public const string CardAgain = "dance.again";

    /// <summary>Words came back to their author.</summary>
    public const string Back = "dance.back";

    /// <summary>The partner has come, so the room is open.</summary>
    public const string Room = "dance.room";

    /// <summary>The partner is here, and more people can read the room than when the words were shared.</summary>
    public const string MoreReaders = "dance.readers";

    /// <summary>The time somebody asked for is over.</summary>
    public const string TimeIsUp = "dance.time";

    /// <summary>A step has waited for a day.</summary>
    public const string Step = "dance.step";

    /// <summary>A pause is over.</summary>
    public const string PauseOver = "dance.pause";

    /// <summary>Somebody has locked the room.</summary>
    public const string RoomLocked = "dance.locked";

    /// <summary>The day after is here for somebody who chose to be asked again.</summary>
    public const string Aftercare = "dance.after";

    /// <summary>A dance was stopped that may have been hard.</summary>
    public const string Support = "dance.support";

    /// <summary>A dance was stopped whose room is deleted soon.</summary>
    public const string Stopped = "dance.stopped";

    public static IEnumerable<Change> Between(Dance? before, Dance after, Move move)
    {
        var lead = after.Position.Starter;
        var follow = lead.Other();
        if (IsAsking(before) && !IsAsking(after))
        {
            yield return new Change(follow, FirstCard, Over(move));
            yield return new Change(follow, CardAgain, Over(move));
            yield return new Change(lead, TimeIsUp, Over(move));
        }

        if (Arrived(before) != Arrived(after))
            yield return new Change(
                lead,
                MoreReaders,
                Arrived(after) ? NotificationTurn.Begins : IsAsking(after) ? NotificationTurn.Settles : Over(move));
        switch (before, after)
        {
            case (Dance.Preparing, Dance.Paused { Why: PauseReason.Waits }):
                yield return new Change(lead, Back, NotificationTurn.Settles);
                break;
            case (Dance.Paused { Why: PauseReason.Waits }, Dance.Asking):
                yield return new Change(follow, FirstCard, NotificationTurn.Begins);
                break;
            case (Dance.Preparing, Dance.Asking { Quiet: true }):
                yield return new Change(lead, Back, NotificationTurn.Settles);
                break;
            case (Dance.Preparing or null, Dance.Asking):
                yield return new Change(lead, Back, NotificationTurn.Settles);
                yield return new Change(follow, FirstCard, NotificationTurn.Begins);
                break;
            case (Dance.Paused { Inner: Dance.Asking }, Dance.Asking) when move is Move.Tick:
                yield return new Change(follow, CardAgain, NotificationTurn.Begins);
                yield return new Change(lead, TimeIsUp, NotificationTurn.Begins);
                break;
            case (_, Dance.Preparing { Returned: ReturnReason.Unmet or ReturnReason.Kindly }) when IsAsking(before):
                yield return new Change(lead, Back, NotificationTurn.Begins);
                break;
            // The author has seen what came back: they ended it, kept it, or wrote it anew.
            case (Dance.Preparing { Returned: not ReturnReason.No }, Dance.Preparing { Returned: ReturnReason.No }):
            case (Dance.Preparing, Dance.Over):
                yield return new Change(lead, Back, NotificationTurn.Settles);
                break;
            case (Dance.Asking or Dance.Paused { Inner: Dance.Asking }, { HasRoom: true }):
                yield return new Change(move is Act.ShareAllTheSame ? follow : lead, Room, NotificationTurn.Begins);
                break;
            case (Dance.Dancing { Reminded: false }, Dance.Dancing { Reminded: true } late):
                foreach (var holder in late.StepState.Holders)
                    yield return new Change(holder, Step, NotificationTurn.Begins);
                break;
            case (Dance.Paused { Why: PauseReason.Pause }, Dance.Dancing) when move is Move.Tick:
                yield return new Change(Side.A, PauseOver, NotificationTurn.Begins);
                yield return new Change(Side.B, PauseOver, NotificationTurn.Begins);
                break;
            case (_, Dance.Paused) when move is Move.RoomLocked:
                yield return new Change(Side.A, RoomLocked, NotificationTurn.Begins);
                yield return new Change(Side.B, RoomLocked, NotificationTurn.Begins);
                break;
            // Both can see that the dance goes on. Who picked it up is led to the new room at once, so only the other is notified.
            case (Dance.Paused { Why: PauseReason.Locked }, Dance.Dancing) when move is Act.PickUp pick:
                yield return new Change(Side.A, RoomLocked, NotificationTurn.Ends);
                yield return new Change(Side.B, RoomLocked, NotificationTurn.Ends);
                yield return new Change(pick.By.Other(), Room, NotificationTurn.Begins);
                break;
            // The buttons in the room end with it, so whoever stopped the dance finds support behind a notification as well.
            case (_, Dance.Over { Support: true }):
                yield return new Change(Side.A, Support, NotificationTurn.Begins);
                yield return new Change(Side.B, Support, NotificationTurn.Begins);
                break;
            // The room is gone before the other may have looked there. Who stopped it has read its last card.
            case (_, Dance.Over { SoonGone: true }):
                foreach (var side in Sides.Both.Where(side => (move as Act)?.By != side))
                    yield return new Change(side, Stopped, NotificationTurn.Begins);
                break;
            case (Dance.Closing, Dance.Over { Ending: DanceEnding.Closed }):
                yield return new Change(Side.A, Aftercare, NotificationTurn.Begins);
                yield return new Change(Side.B, Aftercare, NotificationTurn.Begins);
                break;
        }
    }

    /// <summary>
    /// Returns how each kind rings. The ring of a first card stays as long as the card. These always sound: what somebody was told to
    /// expect, the end of what they asked themselves, and the room that opens for them.
    /// </summary>
    public static NotificationTerms Terms(string kind, Dance after) => kind switch
    {
        FirstCard => new(NotificationPurpose.Ask, Consent.Dances, (after as Dance.Asking)?.Until),
        CardAgain => new(NotificationPurpose.Promised, Consent.Dances),
        Back or Room or TimeIsUp or PauseOver or MoreReaders => new(NotificationPurpose.Promised),
        Aftercare => new(NotificationPurpose.Notice, Consent.Aftercare),
        _ => new(NotificationPurpose.Notice),
    };

    /// <summary>
    /// Returns how a wait ends. An asker sees for themselves when a room opens, a kind no comes, or they take the ask back; that the time
    /// is over must not show in the ring.
    /// </summary>
    private static NotificationTurn Over(Move move) => move is Move.Tick ? NotificationTurn.Settles : NotificationTurn.Ends;

    /// <summary>True when the move makes the dance something that both have shared.</summary>
    public static bool SharedByBoth(Dance? before, Dance after)
    {
        var closes = after is Dance.Closing && before is not Dance.Closing;
        return closes || (FromBoth(after) && !FromBoth(before));
    }

    /// <summary>
    /// True when something ends that both have shared. The next dance is compared with the people who could read its last card.
    /// </summary>
    public static bool EndsShared(Dance? before, Dance after) =>
        after is Dance.Closing or Dance.Over && before is not (Dance.Closing or Dance.Over) && FromBoth(after);

    private static bool FromBoth(Dance? dance) =>
        dance is not null && Sides.Both.All(side => dance.Posts.Exists(p => p.By.Contains(side)));

    private static bool Arrived(Dance? dance) => dance is Dance.Asking { Arrived: not null };

    private static bool IsAsking(Dance? dance) => dance is Dance.Asking or Dance.Paused { Inner: Dance.Asking };

    /// <summary>Something begins to wait for this side, or no longer does.</summary>
    internal sealed record Change(Side For, string Kind, NotificationTurn Turn);
}
