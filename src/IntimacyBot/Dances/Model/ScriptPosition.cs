using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using NodaTime;

namespace IntimacyBot.Dances.Model;

/// <summary>The position of a couple in a script, and the outcomes that led there.</summary>
internal sealed partial record ScriptPosition(
    [property: JsonPropertyName("Practice")] string Practice,
    [property: JsonPropertyName("Starter")] Side Starter,
    [property: JsonPropertyName("First")] Side First,
    [property: JsonPropertyName("Step")] string Step)
{
    /// <summary>The place after the last step.</summary>
    public const string End = ScriptKeywords.End;

    [JsonPropertyName("Outcomes")]
    public ImmutableDictionary<string, string> Outcomes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The number of times that each option has led back.</summary>
    [JsonPropertyName("Backs")]
    public ImmutableDictionary<string, int> Backs { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>The number of swaps. It is part of a step's key, so that the same step has another key in each round.</summary>
    [JsonPropertyName("Round")]
    public int Round { get; init; }

    /// <summary>This number grows when a step comes again, because an option led back to it or its turns begin a second time.</summary>
    [JsonPropertyName("Again")]
    public int Again { get; init; }

    /// <summary>True inside the second of two turns, in which the roles are exchanged.</summary>
    [JsonPropertyName("Exchanged")]
    public bool Exchanged { get; init; }

    /// <summary>The time when it began. Texts that change by the week stay those of that week.</summary>
    [JsonPropertyName("Since")]
    public Instant Since { get; init; }

    /// <summary>
    /// True when the couple has kept a loop. It is noted while both are there, so that it stays as it was when one of them leaves.
    /// </summary>
    [JsonPropertyName("HasLoop")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool HasLoop { get; init; }

    /// <summary>The number of the dance in a room that serves a day; 0 for a dance with a room of its own.</summary>
    [JsonPropertyName("DayRoomNumber")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int DayRoomNumber { get; init; }

    public static ScriptPosition Start(Script script, Side starter) =>
        new ScriptPosition(script.Id, starter, starter, End).At(script, StepGraph.Of(script).Start);

    [JsonIgnore]
    public bool AtEnd => Step == End;

    public Step? Current(Script script) => AtEnd ? null : Find(script, Step);

    /// <summary>Returns a step as it is at this position: a choice from a list has the list's words as its options.</summary>
    public Step? Find(Script script, string step) => script.Find(step) switch
    {
        ChooseStep choose => WordLists.WithOptions(choose, under => OutcomeOf(script, under)),
        var found => found,
    };

    /// <summary>The side that has the first role at this position.</summary>
    [JsonIgnore]
    public Side Lead => Exchanged ? First.Other() : First;

    /// <summary>Returns the side that a step belongs to; null for a step of both.</summary>
    public Side? SideOf(Who who) => who switch
    {
        Who.First => Lead,
        Who.Second => Lead.Other(),
        Who.Starter or Who.Me => Starter,
        _ => null,
    };

    /// <summary>Returns the key under which the words of a step are stored. It is unique in the dance.</summary>
    public string Key(string step) => Again == 0 ? $"{Round}.{step}" : $"{Round}.{step}.{Again}";

    /// <summary>Returns the round and the repetition from a key.</summary>
    public static (int Round, int Again) Numbers(string key)
    {
        var parts = key.Split('.');
        var again = parts.Length > 2 && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var number) ? number : 0;
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), again);
    }

    /// <summary>Returns the step from a key; empty for what is no key, as a forged one may be.</summary>
    public static string StepOf(string key) => key.Split('.').ElementAtOrDefault(1) ?? "";

    /// <summary>
    /// Returns every key that the words of a step may have in this round, the newest first, because what was said before an option led back
    /// still counts.
    /// </summary>
    public IEnumerable<string> Keys(string step) =>
        Enumerable.Range(0, Again + 1).Reverse().Select(again => (this with { Again = again }).Key(step));

    /// <summary>Continues after the current step with its outcome.</summary>
    public ScriptPosition Advance(Script script, string outcome)
    {
        var step = Current(script) ?? throw new InvalidOperationException("The script has ended.");
        var done = this with { Outcomes = Outcomes.SetItem(OutcomeKey(script, step.Id), outcome) };
        if (step is ChooseStep choose && choose.Options.FirstOrDefault(o => o.Id == outcome)?.As is { } role)
            done = done with { First = role == Who.Second ? Starter.Other() : Starter };
        var graph = StepGraph.Of(script);
        if (StepGraph.Target(step, outcome) is { } target && graph.LeadsBack(step.Id, target))
            done = done.GoBack(script, target, BackKey(step.Id, outcome));
        return done.At(script, graph.Next(new StepPlace(step.Id, Exchanged), outcome)).PastSpent(script);
    }

    /// <summary>
    /// A private question of which all but one answer are used up asks nothing any more, so it is answered with the one that is left.
    /// </summary>
    private ScriptPosition PastSpent(Script script) =>
        Current(script) is ChooseStep { Private: true, Optional: null, Options.Count: > 1 } choose
        && choose.Options.Where(option => MayTake(choose, option)).ToList() is [{ Post: null, Offer: null, Refer: false, Times: null } left]
            ? Advance(script, left.Id)
            : this;

    /// <summary>The outcome of a choice of both on which they did not agree.</summary>
    public const string ElseOutcome = ScriptKeywords.Else;

    public bool MayTake(ChooseStep step, StepOption option) =>
        option.Times is not { } times || Backs.GetValueOrDefault(BackKey(step.Id, option.Id)) < times;

    /// <summary>Exchanges the roles and begins again at the first step.</summary>
    public ScriptPosition Swapped(Script script)
    {
        var fresh = new ScriptPosition(Practice, First.Other(), First.Other(), End)
        {
            Round = Round + 1,
            Since = Since,
            HasLoop = HasLoop,
            DayRoomNumber = DayRoomNumber,
        };
        return fresh.At(script, StepGraph.Of(script).Start);
    }

    /// <summary>Returns the position where this post was made, as if it had not been made.</summary>
    public ScriptPosition BackAt(Script script, RoomPost post)
    {
        var there = this with { Step = post.Step, Again = Numbers(post.Key).Again, Exchanged = post.Exchanged };
        return there with { Outcomes = Outcomes.RemoveRange(there.OutcomeKeysFrom(script, post.Step)) };
    }

    /// <summary>Returns the keys of the outcomes of this step and of those after it.</summary>
    private IEnumerable<string> OutcomeKeysFrom(Script script, string step)
    {
        var graph = StepGraph.Of(script);
        return graph.Ids.Where(id => !graph.IsBefore(id, step)).SelectMany(id => Exchanged ? new[] { id + Twice } : [id, id + Twice]);
    }

    private ScriptPosition GoBack(Script script, string target, string by) => this with
    {
        Again = Again + 1,
        Backs = Backs.SetItem(by, Backs.GetValueOrDefault(by) + 1),
        Outcomes = Outcomes.RemoveRange(OutcomeKeysFrom(script, target)),
    };

    private bool Happens(Script script, Step step) => StepGraph.Holds(step, of => OutcomeOf(script, of)) && step switch
    {
        MirrorStep mirror => OutcomeOf(script, mirror.Of) is not (null or Skipped),
        ShowStep { Loop: false } show => show.Fields.Any(f => WasWritten(f.Step)),
        _ => true,
    };

    public const string Written = ScriptKeywords.Written;
    public const string Aloud = ScriptKeywords.Aloud;
    public const string Skipped = ScriptKeywords.Skipped;
}
