using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>The way in: what its starter chooses for themselves before anybody is called, and what a swap asks of the new lead.</content>
internal sealed partial class DanceRules
{
    /// <summary>
    /// The state of somebody who begins, after what they chose on their own pages. The choices stand in the choices, which their pages carry:
    /// nothing is saved before there are words, or somebody is asked. Null if no such way leads through the script.
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
            Gathers = Gathers(p.Position)
        };
        return last is WriteStep { Waits: { } wait }
            ? new Dance.Paused(asking, at + ToDuration(wait), PauseReason.Waits) { Posts = p.Posts }
            : asking;
    }

    /// <summary>Where nobody leads, each writes the first words for themselves.</summary>
    private bool Gathers(ScriptPosition position) => script.OpensBoth && position.Step == script.Steps[0].Id;

    /// <summary>Both have written: the room opens with the words of both on one card.</summary>
    private Decision<Dance> Join(Dance.Asking a, Act.Join join) => a.Position.Current(script) is WriteStep step
        ? Enter(a, a.Position.Advance(script, ScriptPosition.Written), a.Posts.Add(Words(a.Position, step, join.By)), join)
        : Refusal.MovedOn;

    /// <summary>Words that wait for the other's go back to their author, unmet.</summary>
    public Dance Unmet(Dance.Asking asking, Instant at) => Back(asking, ReturnReason.Unmet, at);

    /// <summary>Words of somebody that wait for the other's, unseen.</summary>
    public static bool IsGathering(Dance dance) => (dance is Dance.Paused r ? r.Inner : dance) is Dance.Asking { Gathers: true };

    /// <summary>
    /// Does it stand in the way of another? A couple has one open dance, and one that has closed is none; nobody asks twice at a time.
    /// </summary>
    public static bool Blocks(Dance dance, Side me, Script? script = null) =>
        dance is not (Dance.Over or Dance.Closing or Dance.Preparing)
            && (dance.HasRoom || (dance.Position.Starter == me && !NeedsNobody(dance, script)));

    /// <summary>What nobody leads asks nothing of the other: it may wait beside anything else.</summary>
    private static bool NeedsNobody(Dance dance, Script? script) =>
        script is not null && dance.Position.Practice != script.Id && (script.OpensBoth || IsGathering(dance));

    /// <summary>Does the first card stand before the other partner?</summary>
    public static bool Called(Dance dance) =>
        dance is Dance.Asking { Quiet: false } or Dance.Paused { Inner: Dance.Asking, Why: not PauseReason.Waits };

    /// <summary>How long whoever has the floor is left in peace.</summary>
    private Duration ReminderDelay(ScriptPosition position) =>
        position.Current(script) is WriteStep { Waits: { } wait } ? ToDuration(wait) : ToDuration(timing.StepReminds);

    /// <summary>
    /// What leads to support ends the dance; so does what leads to another practice before the other was needed in a swapped round. It
    /// closes as every dance does, and why is not to be seen.
    /// </summary>
    public bool EndsHere(Dance.Dancing d, StepOption? option) =>
        option is { Refer: true } || (option is { Offer: not null, Next: null } && d.Position.Round > 0 && OnlyLeadActed(d.Position));

    /// <summary>In this round nobody was needed yet but its lead, who has only chosen.</summary>
    private bool OnlyLeadActed(ScriptPosition position) =>
        position.Outcomes.Keys.All(id => script.Find(id) is ChooseStep or PrepareStep
            && position.SideOf(StepGraph.WhoOf(script.Find(id)!)!.Value) == position.Starter);

    /// <summary>
    /// After a swap the new lead stands before the same gate, as late as the first did: where the next press is the other's concern.
    /// </summary>
    public bool AsksGate(Dance.Dancing d) =>
        d.Position.Round > 0
            && script.NeedsReadiness
            && OnlyLeadActed(d.Position)
            && d.Position.Current(script) is WriteStep w
            && d.Position.SideOf(w.Who) == d.Position.Starter;

    /// <summary>The same where the lead only chooses, and the other is next.</summary>
    public bool AsksGate(Dance.Dancing d, StepOption option) =>
        d.Position.Round > 0
            && script.NeedsReadiness
            && OnlyLeadActed(d.Position)
            && option is { Refer: false } and not { Offer: not null, Next: null }
        && d.Position.Current(script) is ChooseStep { Private: true } && NeedsOther(d.Position.Advance(script, option.Id));
}
