namespace IntimacyBot.Practices;

/// <summary>
/// Which step can follow which. A step whose <c>when</c> does not hold is passed over; the last step inside turns is followed
/// by the first of them, and by what comes after. A target that does not exist counts as the step that follows.
/// </summary>
internal sealed class Flow
{
    private readonly Dictionary<string, Step> _steps = [];
    private readonly Dictionary<string, string[]> _following = [];
    private readonly string _first;

    public Flow(Script script)
    {
        foreach (var step in script.Flat())
            _steps.TryAdd(step.Id, step);
        _first = script.Steps[0].Id;
        Follow(script.Steps, [ScriptWords.End]);
        foreach (var turns in script.Steps.OfType<Turns>().Where(t => t.Steps.Count > 0))
            Follow(turns.Steps, [turns.Steps[0].Id, .. Onward(turns)]);
    }

    /// <summary>Every step that somebody can reach.</summary>
    public HashSet<string> Reached() => From([_first]);

    /// <summary>Every step that can come after this one when it had this outcome.</summary>
    public HashSet<string> ReachedAfter(Step step, string outcome) =>
        From(step is Choose c && c.Options.FirstOrDefault(o => o.Id == outcome) is { } option ? After(step, option) : Onward(step));

    private HashSet<string> From(IEnumerable<string> start)
    {
        var seen = new HashSet<string>(start);
        var open = new Stack<string>(seen);
        while (open.TryPop(out var id))
        {
            foreach (var next in _steps.TryGetValue(id, out var step) ? After(step).Where(seen.Add) : [])
                open.Push(next);
        }
        return seen;
    }

    /// <summary>Where a step leads, by how it came out; null where nobody can ask how.</summary>
    public IEnumerable<(string? Outcome, string Next)> Leaving(Step step)
    {
        IEnumerable<(string?, string)> by = step switch
        {
            Turns { Steps.Count: > 0 } turns => [(null, turns.Steps[0].Id)],
            Choose { Options.Count: > 0 } choose => choose.Options.SelectMany(o => After(choose, o).Select(n => ((string?)o.Id, n)))
                .Concat(Otherwise(choose).Select(n => ((string?)null, n))),
            Choose choose => Onward(step).Concat(Otherwise(choose)).Select(n => ((string?)null, n)),
            Write { Aloud: true } or Mirror => Onward(step).SelectMany(n => new (string?, string)[] { (ScriptWords.Written, n), (ScriptWords.Aloud, n) }),
            Write or Prepare => Onward(step).Select(n => ((string?)ScriptWords.Written, n)),
            _ => Onward(step).Select(n => ((string?)null, n)),
        };
        return step is { Optional: null } and not Write { Common: true } ? by : by.Concat(Onward(step).Select(n => ((string?)ScriptWords.Skipped, n)));
    }

    /// <summary>Nothing was written that could be said back or shown.</summary>
    public static bool MayBePassed(Step step) => step is Mirror or Show;

    /// <summary>What follows a step that is passed over.</summary>
    public IEnumerable<string> Passing(Step step) => _following[step.Id];

    private IEnumerable<string> After(Step step)
    {
        var next = Leaving(step).Select(l => l.Next);
        return step.When.Count > 0 || MayBePassed(step) ? next.Concat(Passing(step)) : next;
    }

    private IEnumerable<string> Otherwise(Choose choose) =>
        choose.Else is { } target && Exists(target) ? [target] : [];

    // An offer made before anybody was rung ends the practice; later the dance goes on. Both are possible here.
    private IEnumerable<string> After(Step step, Option option) => option switch
    {
        { Refer: true } => [ScriptWords.End],
        { Next: { } next } when Exists(next) => [next],
        { Offer: not null } => Onward(step).Append(ScriptWords.End),
        _ => Onward(step),
    };

    private string[] Onward(Step step) => step.Next is { } next && Exists(next) ? [next] : _following[step.Id];

    private bool Exists(string target) => target == ScriptWords.End || _steps.ContainsKey(target);

    private void Follow(IReadOnlyList<Step> steps, string[] last)
    {
        for (var i = 0; i < steps.Count; i++)
            _following.TryAdd(steps[i].Id, i + 1 < steps.Count ? [steps[i + 1].Id] : last);
    }
}
