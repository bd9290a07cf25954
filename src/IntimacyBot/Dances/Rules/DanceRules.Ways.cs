using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>Handles the start: what the starter chooses alone before anybody is called, and what a swap asks of the new lead.</content>
internal sealed partial class DanceRules
{
    /// <summary>
    /// Returns the state of a dance that somebody begins after the choices on their own pages. The custom ids of those pages carry the
    /// choices, because nothing is stored before there are words or somebody is asked. Null if the script does not allow these choices.
    /// </summary>
    public Dance.Preparing? Begin(Side starter, Instant at, string choices)
    {
        var dance = Begin(starter, at);
        foreach (var sign in choices)
        {
            var act = StartChoices.Read(sign, dance.Position.Current(script), starter, at);
            if (act is null || dance.Decide(this, act).Next is not Dance.Preparing next)
                return null;
            dance = next;
        }

        return dance;
    }

    /// <summary>
    /// Returns the state of a dance that begins in a room in which both are already, after the choices of the one who leads it. Null if the
    /// script does not allow these choices, or if nothing is left to do after them.
    /// </summary>
    public Dance? BeginInRoom(Side lead, Instant at, string choices, int number, bool hasLoop)
    {
        if (Begin(lead, at, choices) is not { Position.AtEnd: false } begun)
            return null;
        var position = begun.Position with { DayRoomNumber = number, HasLoop = hasLoop };
        return EnterAt(begun, position, begun.Posts, at, null, changeable: false);
    }

    /// <summary>The other is called: at once, or after the time for which the last words wait.</summary>
    private Dance Asked(Dance.Preparing p, Step? last, bool aloud, Instant at)
    {
        var wait = last is WriteStep { Waits: { } span } ? ToDuration(span) : Duration.Zero;
        var asking = new Dance.Asking(p.Position, WaitsUntil(at + wait))
        {
            Posts = p.Posts,
            Aloud = aloud,
            WaitsForBoth = WaitsForBoth(p.Position),
            Readers = p.Readers,
        };
        return wait > Duration.Zero ? new Dance.Paused(asking, at + wait, PauseReason.Waits) { Posts = p.Posts } : asking;
    }

    /// <summary>Returns until when a card waits that is shown at this time.</summary>
    public Instant WaitsUntil(Instant shown) => shown + ToDuration(timing.CardWithdraws);

    /// <summary>Where nobody leads, each writes the first words for themselves.</summary>
    private bool WaitsForBoth(ScriptPosition position) => script.OpensBoth && position.Step == script.Steps[0].Id;

    /// <summary>
    /// Both have written: the room opens with the words of both on one card. Where more people can read it than when the first words were
    /// shared, their author is asked first.
    /// </summary>
    private Decision<Dance> Join(Dance.Asking a, Act.Join join)
    {
        if (a.Position.Current(script) is not WriteStep step)
            return Refusal.MovedOn;
        if (join.MoreReaders is { } more)
            return a with { Arrived = new Arrival(null, more) };
        var posts = a.Posts.Add(Words(a.Position, step, join.By));
        return Enter(a, a.Position.Advance(script, ScriptPosition.Written), posts, join, changeable: true);
    }

    /// <summary>
    /// Where both write, the room opens when the words of both are brought together, so that the author's stay where they are until then.
    /// </summary>
    private Decision<Dance> AllTheSame(Dance.Asking a, Act.ShareAllTheSame share, Arrival arrived) =>
        share.MoreReaders is { } more ? a with { Arrived = arrived with { Readers = more } }
        : a.WaitsForBoth ? a with { Arrived = null, Readers = arrived.Readers }
        : Open(a, share, arrived.Option);

    /// <summary>The other did not write in time, and the words go back to their author.</summary>
    public Dance Unmet(Dance.Asking asking, Instant at) => Back(asking, ReturnReason.Unmet, at);

    /// <summary>An ask goes back to its author.</summary>
    public Dance ToAuthor(Dance dance, ReturnReason why, Instant at) => dance switch
    {
        Dance.Paused { Inner: Dance.Asking a } => Back(a, why, at),
        Dance.Asking a => Back(a, why, at),
        _ => dance,
    };

    /// <summary>Returns when an ask went back to its author, if nothing was written in it since.</summary>
    public Instant GivenBackAt(Dance.Preparing back) => back.Until - ToDuration(timing.DraftKept);

    /// <summary>
    /// Returns what is left of a dance that is over for somebody who has not shared what they wrote last: their words wait for them alone.
    /// </summary>
    public Dance.Preparing Unsent(Dance.Over over, Side author, string key, Instant at)
    {
        var (round, again) = ScriptPosition.Numbers(key);
        var position = new ScriptPosition(script.Id, author, author, ScriptPosition.StepOf(key))
        {
            Round = round,
            Again = again,
            Since = over.Position.Since,
        };
        return new Dance.Preparing(position, at + ToDuration(timing.DraftKept)) { Returned = ReturnReason.RoomClosed };
    }

    private static Decision<Dance> OnUnsent(Dance.Preparing unsent, Move move) => move switch
    {
        Act.Discard or Move.Tick => EndUnseen(unsent),
        Act.KeepToMyself => unsent,
        _ => Refusal.MovedOn,
    };

    /// <summary>True when somebody's words wait, unseen, until the other has written as well.</summary>
    public static bool IsWaitingForBoth(Dance dance) =>
        dance is Dance.Asking { WaitsForBoth: true } or Dance.Paused { Inner: Dance.Asking { WaitsForBoth: true } };

    /// <summary>True when this dance prevents another. A couple has one room at a time, and nobody asks twice at a time.</summary>
    public static bool Blocks(Dance dance, Side me, Script? script = null)
    {
        if (dance is Dance.Over or Dance.Closing or Dance.Preparing
            || (dance.Position.DayRoomNumber > 0 && DayRoomRules.IsParked(dance)))
            return false;
        return dance.HasRoom || (dance.Position.Starter == me && !MayWaitBeside(dance, script));
    }

    /// <summary>A practice that nobody leads asks nothing of the other, so it may wait beside any other.</summary>
    private static bool MayWaitBeside(Dance dance, Script? script)
    {
        if (script is null || dance.Position.Practice == script.Id)
            return false;
        return script.OpensBoth || IsWaitingForBoth(dance);
    }

    /// <summary>True when the other partner has been shown the first card.</summary>
    public static bool Called(Dance dance) =>
        dance is Dance.Asking { Quiet: false } or Dance.Paused { Inner: Dance.Asking, Why: not PauseReason.Waits };

    /// <summary>Returns the time after which the holder of the floor is reminded.</summary>
    private Duration ReminderDelay(ScriptPosition position) =>
        position.Current(script) is WriteStep { Waits: { } wait } ? ToDuration(wait) : ToDuration(timing.StepReminds);

    /// <summary>
    /// An option that leads to support ends the dance as if it were stopped. So does one that leads to another practice while only the new
    /// lead of a swapped round has acted: the dance closes as every dance does. In either case the other cannot see why.
    /// </summary>
    public bool EndsHere(Dance.Dancing d, StepOption? option) =>
        option is { Refer: true } || (LeadsAway(option) && OnlyNewLeadActed(script, d.Position));

    private static bool LeadsAway(StepOption? option) => option is { Offer: not null, Next: null };

    /// <summary>True in a swapped round in which only the new lead has acted so far, and has only chosen or prepared.</summary>
    private static bool OnlyNewLeadActed(Script script, ScriptPosition position) =>
        position.Round > 0 && position.Outcomes.Keys.All(id => IsOwnChoice(position, script.Find(id)));

    private static bool IsOwnChoice(ScriptPosition position, Step? step) => step switch
    {
        ChooseStep choose => position.SideOf(choose.Who) == position.Starter,
        PrepareStep prepare => position.SideOf(prepare.Who) == position.Starter,
        _ => false,
    };

    /// <summary>
    /// True when the new lead is shown the gate after a swap, before they write, which is the first press that concerns the other. The gate
    /// is opened from their own card, so that the other sees nothing of it.
    /// </summary>
    public static bool AsksGate(Script script, Dance.Dancing d) => d.StepState is StepState.Writing && IsNewLeadAlone(script, d);

    /// <summary>True in a swapped round in which the new lead has the floor and nobody else has acted.</summary>
    private static bool IsNewLeadAlone(Script script, Dance.Dancing d) =>
        d.StepState.Holders is [var holder] && holder == d.Position.Starter && OnlyNewLeadActed(script, d.Position);

    /// <summary>True when the new lead is shown the gate before a private choice after which the other is needed.</summary>
    public bool AsksGate(Dance.Dancing d, StepOption option)
    {
        if (option.Refer || LeadsAway(option) || d.Position.Current(script) is not ChooseStep { Private: true })
            return false;
        return script.NeedsReadiness && OnlyNewLeadActed(script, d.Position) && NeedsOther(d.Position.Advance(script, option.Id));
    }
}
