using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using IntimacyBot.Couples;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Where two people are in a script, and how they came there. Pure.</summary>
internal sealed partial record Walk(
    [property: JsonPropertyName("Practice")] string Practice,
    [property: JsonPropertyName("Starter")] Side Starter,
    [property: JsonPropertyName("First")] Side First,
    [property: JsonPropertyName("Step")] string Step)
{
    /// <summary>The place after the last step.</summary>
    public const string End = "end";

    [JsonPropertyName("Outcomes")]
    public ImmutableDictionary<string, string> Outcomes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How often each option has led back.</summary>
    [JsonPropertyName("Backs")]
    public ImmutableDictionary<string, int> Backs { get; init; } = ImmutableDictionary<string, int>.Empty;

    /// <summary>Grows by one with every swap, so that the same step has a name of its own each time.</summary>
    [JsonPropertyName("Round")]
    public int Round { get; init; }

    /// <summary>Grows when a step comes once more: an option led back to it, or its turns begin a second time.</summary>
    [JsonPropertyName("Again")]
    public int Again { get; init; }

    /// <summary>Inside turns, the second time: the roles are exchanged.</summary>
    [JsonPropertyName("Exchanged")]
    public bool Exchanged { get; init; }

    /// <summary>When it began: texts that change by the week stay what they were then.</summary>
    [JsonPropertyName("Since")]
    public Instant Since { get; init; }

    public static Walk Start(Script script, Side starter)
    {
        var fresh = new Walk(script.Id, starter, starter, End);
        return fresh.To(script, script.Steps.Count == 0 ? null : script.Steps[0]);
    }

    [JsonPropertyName("AtEnd")]
    public bool AtEnd => Step == End;

    public Step? Current(Script script) => AtEnd ? null : Find(script, Step);

    /// <summary>A step as it is here: a choice from a list has the list's words as its options.</summary>
    public Step? Find(Script script, string step) => script.Find(step) switch
    {
        Choose { List: { } list, Under: { } under } choose when WordLists.Finer(list, OutcomeOf(script, under)) is { Count: > 0 } finer => Listed(choose, finer),
        Choose { List: { } list } choose => Listed(choose, WordLists.Of(list)),
        var found => found,
    };

    private static Choose Listed(Choose choose, IReadOnlyList<ListedWord> words) => choose with { Options = [.. words.Select(w => new Option(w.Id, w.Label))] };

    /// <summary>Who has the first role here.</summary>
    [JsonPropertyName("Lead")]
    public Side Lead => Exchanged ? First.Other() : First;

    /// <summary>Whose it is; nobody alone for a step of both.</summary>
    public Side? SideOf(Who who) => who switch
    {
        Who.First => Lead,
        Who.Second => Lead.Other(),
        Who.Starter or Who.Me => Starter,
        _ => null,
    };

    /// <summary>The words of one step of this walk, by a name that no other step of the dance has.</summary>
    public string Key(string step) => Again == 0 ? $"{Round}.{step}" : $"{Round}.{step}.{Again}";

    /// <summary>The round and the number of times that a key tells of.</summary>
    public static (int Round, int Again) Numbers(string key)
    {
        var parts = key.Split('.');
        return (int.Parse(parts[0], CultureInfo.InvariantCulture), parts.Length > 2 && int.TryParse(parts[2], CultureInfo.InvariantCulture, out var again) ? again : 0);
    }

    /// <summary>Every name that the words of a step may have in this round, the newest first: what was said before the walk went back still counts.</summary>
    public IEnumerable<string> Keys(string step) =>
        Enumerable.Range(0, Again + 1).Reverse().Select(again => (this with { Again = again }).Key(step));

    /// <summary>Goes on after the current step with its outcome.</summary>
    public Walk Advance(Script script, string outcome)
    {
        var step = Current(script) ?? throw new InvalidOperationException("The walk has ended.");
        var done = this with { Outcomes = Outcomes.SetItem(Mark(script, step.Id), outcome) };
        var option = (step as Choose)?.Options.FirstOrDefault(o => o.Id == outcome);
        if (option?.As is { } role)
            done = done with { First = role == Who.Second ? Starter.Other() : Starter };
        var target = option?.Next ?? (step is Choose c && outcome == ElseOutcome ? c.Else : null) ?? step.Next;
        if (target is null)
            return done.After(script, step);
        if (target == End)
            return done.Ended();
        var back = IndexOf(script, target) <= IndexOf(script, step.Id);
        if (back)
            done = done.GoBack(script, target, Counter(step.Id, outcome));
        return done.To(script, script.Find(target));
    }

    /// <summary>The outcome of a choice of both on which they did not agree.</summary>
    public const string ElseOutcome = "else";

    public bool MayTake(Choose step, Option option) =>
        option.Times is not { } times || Backs.GetValueOrDefault(Counter(step.Id, option.Id)) < times;

    /// <summary>The roles exchanged, everything from the first step again.</summary>
    public Walk Swapped(Script script)
    {
        var fresh = new Walk(Practice, First.Other(), First.Other(), End) { Round = Round + 1, Since = Since };
        return fresh.To(script, script.Steps[0]);
    }

    /// <summary>Back where a piece was said, as if it had not been.</summary>
    public Walk BackAt(Script script, Piece piece)
    {
        var there = this with { Step = piece.Step, Again = Numbers(piece.Key).Again, Exchanged = piece.Exchanged };
        return there with { Outcomes = Outcomes.RemoveRange(there.Onward(script, piece.Step)) };
    }

    /// <summary>What the outcomes from a step on are called.</summary>
    private IEnumerable<string> Onward(Script script, string step) =>
        script.Flat().Skip(IndexOf(script, step)).SelectMany(s => Exchanged ? new[] { s.Id + Twice } : [s.Id, s.Id + Twice]);

    private Walk GoBack(Script script, string target, string by)
    {
        return this with
        {
            Again = Again + 1,
            Backs = Backs.SetItem(by, Backs.GetValueOrDefault(by) + 1),
            Outcomes = Outcomes.RemoveRange(Onward(script, target)),
        };
    }

    private bool Holds(Script script, Step step) =>
        step.When.All(w => OutcomeOf(script, w.Key) is { } outcome && w.Value.Contains(outcome)) && step switch
        {
            Mirror mirror => OutcomeOf(script, mirror.Of) is not (null or Skipped),
            Show show => show.Fields.Any(f => WasWritten(f.Step)),
            _ => true,
        };

    public const string Written = "written";
    public const string Aloud = "aloud";
    public const string Skipped = "skipped";

    private static int IndexOf(Script script, string id)
    {
        var steps = script.Flat();
        for (var i = 0; i < steps.Count; i++)
            if (steps[i].Id == id)
                return i;
        return -1;
    }
}
