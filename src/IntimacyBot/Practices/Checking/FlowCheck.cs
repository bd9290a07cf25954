using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks the way through a script: every target exists, every step can be reached, and every step has a way out.</summary>
internal sealed class FlowCheck
{
    private readonly Script _script;
    private readonly ScriptDiagnostics _diagnostics;
    private readonly StepGraph _graph;

    private FlowCheck(Script script, ScriptDiagnostics diagnostics)
    {
        _script = script;
        _diagnostics = diagnostics;
        _graph = StepGraph.Of(script);
    }

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var check = new FlowCheck(script, diagnostics);
        var before = diagnostics.Count;
        foreach (var step in script.Flat())
            check.Check(step);
        check.Reached();
        check.BeforeTheRing();
        if (diagnostics.Count == before)
            check.ReachedWithAll();
    }

    private void Check(Step step)
    {
        var path = $"steps.{step.Id}";
        if (step.Next is { } next)
            Onward(step, next, $"{path}.next");
        foreach (var (of, outcomes) in step.When)
            When(step, of, outcomes);
        if (step is not ChooseStep choose)
            return;
        if (choose.Else is { } target)
            Onward(step, target, $"{path}.else");
        foreach (var option in choose.Options)
            Check(choose, option, $"{path}.options.{option.Id}");
        WayOut(choose, path);
    }

    private void Onward(Step step, string target, string path)
    {
        if (Exists(step, target, path) && _graph.LeadsBack(step.Id, target))
            _diagnostics.At(path, "only an option may lead back, with 'times'");
    }

    private void Check(ChooseStep step, StepOption option, string path)
    {
        var back = option.Next is { } next && Exists(step, next, $"{path}.next") && _graph.LeadsBack(step.Id, next);
        if (back && option.Times is null)
            _diagnostics.At($"{path}.next", $"{ScriptDiagnostics.Quote(option.Next!)} lies behind; going back needs 'times'");
        if (!back && option.Times is not null)
            _diagnostics.At($"{path}.times", "'times' is for an option that leads back");
    }

    private bool Exists(Step step, string target, string path)
    {
        if (target == ScriptKeywords.End)
            return true;
        if (_graph.Find(target) is null)
        {
            _diagnostics.NoStep(path, target, _graph.Ids.Append(ScriptKeywords.End));
            return false;
        }
        var around = _graph.Around(step.Id);
        var there = _graph.Around(target);
        if (around == there)
            return true;
        _diagnostics.At(path, around is null
            ? $"'{target}' is inside the turns {ScriptDiagnostics.Quote(there!.Id)}; lead there instead"
            : "inside turns a target is a step of the same turns, or 'end'");
        return false;
    }

    private void WayOut(ChooseStep choose, string path)
    {
        var allBack = choose.Options.Count > 0 && choose.Options.All(o => o.Next is { } next && _graph.LeadsBack(choose.Id, next));
        if (allBack && choose.Optional is null)
            _diagnostics.At($"{path}.options", "every option leads back, so there is no way out of this step");
        if (choose.Who == Who.Both && choose.Options.Any(o => o.Id == ScriptKeywords.Else))
            _diagnostics.At(
                $"{path}.options.{ScriptKeywords.Else}",
                "'else' means that the two picked differently and names no option of both");
        if (choose.Who == Who.Both && choose.Else is null && choose.Options.Count != 1)
            _diagnostics.At(path, "when the two pick differently there is no way out of this step; 'else' names where it goes on");
    }

    private void When(Step step, string of, IReadOnlyList<string> outcomes)
    {
        var path = $"steps.{step.Id}.when.{of}";
        var earlier = _graph.Find(of);
        if (earlier is InvalidStep)
            return;
        if (earlier is null)
            _diagnostics.NoStep(path, of, _graph.Ids);
        else if (!_graph.IsBefore(of, step.Id))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(of)} has no outcome yet when this step is reached");
        else if (_graph.HappensTwice(of, step.Id))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(of)} is inside turns and has two outcomes");
        else if (outcomes.Count == 0)
            _diagnostics.At(path, "'when' wants at least one outcome");
        else
            Outcomes(step, earlier, outcomes, path);
    }

    private void Outcomes(Step step, Step earlier, IReadOnlyList<string> outcomes, string path)
    {
        var possible = StepGraph.OutcomesOf(earlier);
        foreach (var outcome in outcomes)
        {
            if (!possible.Contains(outcome))
                _diagnostics.At(
                    path,
                    $"{ScriptDiagnostics.Quote(outcome)} is no outcome of '{earlier.Id}'",
                    SpellingHint.To(outcome, possible));
            else if (!_graph.ReachedAfter(earlier, outcome).Contains(step.Id))
                _diagnostics.At(path, $"nobody reaches this step after '{outcome}'");
        }
    }

    private void Reached()
    {
        var reached = _graph.Reached();
        foreach (var step in _script.Flat().Where(s => !reached.Contains(s.Id)))
        {
            if (_graph.Around(step.Id) is not { } turns || reached.Contains(turns.Id))
                _diagnostics.At(step.Line, $"nobody reaches the step {ScriptDiagnostics.Quote(step.Id)}");
        }
    }

    // Choices that are made before the other person is rung are kept only in the ids of the chooser's own page, with one letter for each
    // choice.
    private void BeforeTheRing()
    {
        var seen = new HashSet<string>();
        var (choices, returns) = (0, 0);
        var open = new Stack<string>([_graph.Start.Step]);
        while (!_script.Solo && open.TryPop(out var id))
        {
            if (_graph.Find(id) is not { } step || !seen.Add(id))
                continue;
            var mine = step is ChooseStep { Who: not Who.Both } or { Optional: not null };
            choices += mine ? 1 : 0;
            returns += step is ChooseStep choose ? choose.Options.Sum(o => o.Times ?? 0) : 0;
            var leaving = mine ? _graph.Leaving(step).Select(l => l.Next) : [];
            var passing = step.When.Count > 0 ? _graph.Passing(step) : [];
            foreach (var next in leaving.Concat(passing))
                open.Push(next);
        }
        if (choices * (1 + returns) is var most && most > ScriptKeywords.MostFirstChoices)
        {
            var what = $"{most} choices can come before the other person is rung, at most {ScriptKeywords.MostFirstChoices}";
            _diagnostics.At(_script.Steps[0].Line, what);
        }
    }

    // This check runs only on a script without other faults, because it would report each of those a second time.
    private void ReachedWithAll()
    {
        if (OutcomeSearch.Reached(_script) is not { } reached)
            return;
        foreach (var step in _script.Flat().Where(s => !reached.Contains(s.Id)))
        {
            var what = $"nobody reaches the step {ScriptDiagnostics.Quote(step.Id)}: what 'when' asks for never happens together";
            _diagnostics.At($"steps.{step.Id}.when", what);
        }
    }
}
