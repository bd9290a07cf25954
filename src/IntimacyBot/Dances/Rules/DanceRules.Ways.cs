using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>The start: what its starter chooses alone before anybody is called, and what a swap asks of the new lead.</content>
internal sealed partial class DanceRules
{
    /// <summary>
    /// The state of somebody who begins, after what they chose on their own pages. The ids of those pages carry the choices, because
    /// nothing is saved before there are words or somebody is asked. Null if the script does not allow these choices.
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

    /// <summary>The other is called: at once, or after the time for which the last words wait.</summary>
    private Dance Asked(Dance.Preparing p, Step? last, bool aloud, Instant at)
    {
        var asking = new Dance.Asking(p.Position, at + ToDuration(timing.CardWithdraws))
        {
            Posts = p.Posts,
            Aloud = aloud,
            WaitsForBoth = WaitsForBoth(p.Position)
        };
        return last is WriteStep { Waits: { } wait }
            ? new Dance.Paused(asking, at + ToDuration(wait), PauseReason.Waits) { Posts = p.Posts }
            : asking;
    }

    /// <summary>Where nobody leads, each writes the first words for themselves.</summary>
    private bool WaitsForBoth(ScriptPosition position) => script.OpensBoth && position.Step == script.Steps[0].Id;

    /// <summary>Both have written: the room opens with the words of both on one card.</summary>
    private Decision<Dance> Join(Dance.Asking a, Act.Join join)
    {
        if (a.Position.Current(script) is not WriteStep step)
            return Refusal.MovedOn;
        var posts = a.Posts.Add(Words(a.Position, step, join.By));
        return Enter(a, a.Position.Advance(script, ScriptPosition.Written), posts, join);
    }

    /// <summary>The other did not write in time, and the words go back to their author.</summary>
    public Dance Unmet(Dance.Asking asking, Instant at) => Back(asking, ReturnReason.Unmet, at);

    /// <summary>Somebody's words wait, unseen, until the other has written as well.</summary>
    public static bool IsWaitingForBoth(Dance dance) =>
        dance is Dance.Asking { WaitsForBoth: true } or Dance.Paused { Inner: Dance.Asking { WaitsForBoth: true } };

    /// <summary>
    /// Does this dance stand in the way of another? A couple has one room at a time, and nobody asks twice at a time.
    /// </summary>
    public static bool Blocks(Dance dance, Side me, Script? script = null)
    {
        if (dance is Dance.Over or Dance.Closing or Dance.Preparing)
            return false;
        return dance.HasRoom || (dance.Position.Starter == me && !MayWaitBeside(dance, script));
    }

    /// <summary>A practice that nobody leads asks nothing of the other, so that it may wait beside any other.</summary>
    private static bool MayWaitBeside(Dance dance, Script? script)
    {
        if (script is null || dance.Position.Practice == script.Id)
            return false;
        return script.OpensBoth || IsWaitingForBoth(dance);
    }

    /// <summary>Has the other partner been shown the first card?</summary>
    public static bool Called(Dance dance) =>
        dance is Dance.Asking { Quiet: false } or Dance.Paused { Inner: Dance.Asking, Why: not PauseReason.Waits };

    /// <summary>How long whoever has the floor is not reminded.</summary>
    private Duration ReminderDelay(ScriptPosition position) =>
        position.Current(script) is WriteStep { Waits: { } wait } ? ToDuration(wait) : ToDuration(timing.StepReminds);

    /// <summary>
    /// An option that leads to support ends the dance. So does one that leads to another practice while only the new lead of a swapped
    /// round has acted. The dance closes as every dance does, so that the other cannot see why.
    /// </summary>
    public bool EndsHere(Dance.Dancing d, StepOption? option) =>
        option is { Refer: true } || (LeadsAway(option) && OnlyNewLeadActed(d.Position));

    private static bool LeadsAway(StepOption? option) => option is { Offer: not null, Next: null };

    /// <summary>It is a swapped round, in which only the new lead has acted so far, and has only chosen or prepared.</summary>
    private bool OnlyNewLeadActed(ScriptPosition position) =>
        position.Round > 0 && position.Outcomes.Keys.All(id => IsOwnChoice(position, script.Find(id)));

    private static bool IsOwnChoice(ScriptPosition position, Step? step) => step switch
    {
        ChooseStep choose => position.SideOf(choose.Who) == position.Starter,
        PrepareStep prepare => position.SideOf(prepare.Who) == position.Starter,
        _ => false,
    };

    /// <summary>
    /// After a swap the new lead is shown the same gate before they write, which is the first press that concerns the other.
    /// </summary>
    public bool AsksGate(Dance.Dancing d)
    {
        if (d.Position.Current(script) is not WriteStep write || !script.NeedsReadiness)
            return false;
        return d.Position.SideOf(write.Who) == d.Position.Starter && OnlyNewLeadActed(d.Position);
    }

    /// <summary>The new lead is shown the gate before a private choice after which the other is needed.</summary>
    public bool AsksGate(Dance.Dancing d, StepOption option)
    {
        if (option.Refer || LeadsAway(option) || d.Position.Current(script) is not ChooseStep { Private: true })
            return false;
        return script.NeedsReadiness && OnlyNewLeadActed(d.Position) && NeedsOther(d.Position.Advance(script, option.Id));
    }
}
