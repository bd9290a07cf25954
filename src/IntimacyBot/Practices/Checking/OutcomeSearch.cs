using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>
/// Searches every way that two people can take through a script, as far as later steps depend on the outcomes of earlier ones. A step may
/// need outcomes that are possible one by one but never together, and no other check finds that.
/// </summary>
internal sealed class OutcomeSearch
{
    // Practices with the most steps that a file may have stay far below this. A file that was made to exceed it is checked only for single
    // outcomes.
    private const int MostStates = 20_000;

    private readonly StepGraph _graph;
    private readonly HashSet<string> _asked;
    private readonly HashSet<string> _seen = [];
    private readonly Stack<State> _open = [];
    private readonly HashSet<string> _reached = [];

    private OutcomeSearch(Script script)
    {
        _graph = StepGraph.Of(script);
        _asked = [.. script.Flat().SelectMany(s => s.When.Keys)];
    }

    /// <summary>
    /// Returns the steps that can be reached with all the outcomes that they need; null when there are too many ways to search.
    /// </summary>
    public static HashSet<string>? Reached(Script script) => new OutcomeSearch(script).Walk();

    private HashSet<string>? Walk()
    {
        Open(new State(_graph.Start.Step, []));
        while (_open.TryPop(out var at))
        {
            if (_graph.Find(at.Step) is not { } step)
                continue;
            foreach (var (outcome, next) in Leaving(step, at))
                Open(at.After(step.Id, _asked.Contains(step.Id) ? outcome : null, next, id => !_graph.IsBefore(id, next)));
            if (_seen.Count > MostStates)
                return null;
        }
        return _reached;
    }

    private IEnumerable<(string? Outcome, string Next)> Leaving(Step step, State at)
    {
        var passing = _graph.Passing(step).Select(next => ((string?)null, next));
        if (!StepGraph.Holds(step, of => at.Outcomes.Find(o => o.Step == of).Outcome))
            return passing;
        _reached.Add(step.Id);
        return StepGraph.MayBePassed(step) ? _graph.Leaving(step).Concat(passing) : _graph.Leaving(step);
    }

    private void Open(State state)
    {
        if (_seen.Add(state.ToString()))
            _open.Push(state);
    }

    private sealed record State(string Step, List<(string Step, string Outcome)> Outcomes)
    {
        // When a step leads back, the outcomes of the target and of all steps after it are forgotten.
        public State After(string step, string? outcome, string next, Predicate<string> forgotten)
        {
            var outcomes = Outcomes.FindAll(o => o.Step != step);
            if (outcome is not null)
                outcomes.Add((step, outcome));
            if (next != ScriptKeywords.End)
                outcomes.RemoveAll(o => forgotten(o.Step));
            outcomes.Sort();
            return new State(next, outcomes);
        }

        public override string ToString() => $"{Step}|{string.Join('|', Outcomes.Select(o => $"{o.Step}={o.Outcome}"))}";
    }
}
