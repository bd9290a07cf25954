using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks the rules for each kind of step, apart from its texts and its form.</summary>
internal sealed class StepCheck
{
    private readonly Script _script;
    private readonly ScriptDiagnostics _diagnostics;
    private readonly AnswerScope _answers;
    private readonly StepGraph _graph;

    private StepCheck(Script script, ScriptDiagnostics diagnostics)
    {
        _script = script;
        _diagnostics = diagnostics;
        _answers = new AnswerScope(script);
        _graph = StepGraph.Of(script);
    }

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var check = new StepCheck(script, diagnostics);
        var rolesGiven = false;
        foreach (var step in script.Flat())
        {
            check.Check(step);
            if (rolesGiven && StepGraph.WhoOf(step) == Who.Starter)
                diagnostics.At(step.Line, $"the roles are given by now; '{script.Roles[0]}' or '{script.Roles[1]}' instead of 'starter'");
            rolesGiven |= step is MirrorStep || StepGraph.WhoOf(step) is Who.First or Who.Second;
        }
    }

    private void Check(Step step)
    {
        var path = $"steps.{step.Id}";
        if (step.Say is not null && step.Vary.Count > 0)
            _diagnostics.At($"{path}.vary", "a step has 'say' or 'vary', not both");
        if (step.Optional is not null && step is TurnsStep or CloseStep or ShowStep { Recognised: false, Loop: false } && !_script.Solo)
            _diagnostics.At(
                $"{path}.optional",
                "nobody presses anything here that could be skipped; the steps around it can be 'optional'");
        switch (step)
        {
            case WriteStep { Post: not null } write when write.Optional is null || write.Common:
                _diagnostics.At($"{path}.post", "'post' is what skipping tells: it goes with 'optional', and not with 'common'");
                break;
            case MirrorStep mirror:
                Check(mirror, path);
                break;
            case ChooseStep choose:
                Check(choose, path);
                break;
            case TurnsStep turns:
                foreach (var inner in turns.Steps.Where(s => s is TurnsStep or PrepareStep or CloseStep))
                    _diagnostics.At(inner.Line, "turns hold no turns, no 'prepare' and no 'close'");
                break;
            case ShowStep show:
                Check(show, path);
                break;
            case CloseStep when _script.Steps[^1] != step && _graph.Around(step.Id) is null:
                _diagnostics.At(step.Line, "'close' is the last step, since nobody waits for it");
                break;
            default:
                break;
        }
    }

    private void Check(MirrorStep mirror, string path)
    {
        path = $"{path}.mirror";
        var of = _graph.Find(mirror.Of);
        if (of is InvalidStep)
            return;
        if (of is null)
            _diagnostics.NoStep(path, mirror.Of, _graph.Ids);
        else if (of is not WriteStep write)
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(mirror.Of)} is not a 'write' step; only words are said back");
        else if (write.Who == Who.Both)
            _diagnostics.At(path, $"both wrote {ScriptDiagnostics.Quote(mirror.Of)}, so nobody is left to say it back");
        else if (!_graph.IsBefore(mirror.Of, mirror.Id))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(mirror.Of)} is not answered yet when this step is reached");
        else if (_graph.HappensTwice(mirror.Of, mirror.Id))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(mirror.Of)} is inside turns and is said back there");
    }

    private void Check(ChooseStep choose, string path)
    {
        if (choose.Options.Count > ScriptKeywords.MostOptions)
            _diagnostics.At($"{path}.options", $"{choose.Options.Count} options, at most {ScriptKeywords.MostOptions} fit a list");
        if (choose.Else is not null && choose.Who != Who.Both)
            _diagnostics.At($"{path}.else", "'else' is for a choice of both");
        if (choose.Private && choose.Who == Who.Both)
            _diagnostics.At($"{path}.private", "a choice of both cannot be private");
        if (choose.Picture is not null && choose.List is null)
            _diagnostics.At($"{path}.picture", "the wheel draws a 'list'");
        if (choose.Under is { } under)
            Under(choose, under, $"{path}.under");
        foreach (var option in choose.Options)
            Check(choose, option, $"{path}.options.{option.Id}");
    }

    private void Under(ChooseStep choose, string under, string path)
    {
        if (choose.List is null)
            _diagnostics.At(path, "'under' goes with 'list'");
        else if (_graph.Find(under) is null)
            _diagnostics.NoStep(path, under, _graph.Ids);
        else if (!_graph.IsBefore(under, choose.Id) || (_graph.Find(under) is not (InvalidStep or ChooseStep { List: not null })))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(under)} is not an earlier choice from a list");
        else if (choose.Optional is null && _graph.Find(under) is { } above && (above.Optional is not null || above.When.Count > 0))
            _diagnostics.At(
                path,
                $"when nothing was picked in {ScriptDiagnostics.Quote(
                    under)} there is no way out of this step; make it 'optional' too");
    }

    private void Check(ChooseStep choose, StepOption option, string path)
    {
        if (option.Refer && !choose.Private && !_script.Solo)
            _diagnostics.At($"{path}.refer", "'refer' is for that person only, so the choice must be private");
        if (option.Refer && (option.Next ?? option.Offer ?? option.Post) is not null)
            _diagnostics.At($"{path}.refer", "'refer' ends in support; nothing else follows");
        if (option.As is not null && choose.Who != Who.Starter)
            _diagnostics.At($"{path}.as", "'as' gives the starter a role, so the choice is the starter's");
        if (option.Carry.Count > 0 && option.Offer is null)
            _diagnostics.At($"{path}.carry", "'carry' goes with 'offer'");
        foreach (var (field, sources) in option.Carry)
        {
            foreach (var source in sources)
                Carry(choose, source, $"{path}.carry.{field}");
        }
    }

    private void Carry(ChooseStep choose, string source, string path)
    {
        if (source.Split('.') is [var step, var field])
        {
            if (_answers.Fault(new FieldRef(step, field), choose, AnswerUse.Carry) is { } fault)
                _diagnostics.At(path, fault.What, fault.Nearest);
        }
        else if (_graph.Find(source) is not { } from)
            _diagnostics.NoStep(path, source, _graph.Ids);
        else if (from is not (ChooseStep or InvalidStep) || !_graph.IsBefore(source, choose.Id))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(source)} is not an earlier choice; a field is carried as STEP.FIELD");
    }

    private void Check(ShowStep show, string path)
    {
        foreach (var field in show.Fields)
        {
            if (_answers.Fault(field, show, AnswerUse.Show) is { } fault)
                _diagnostics.At($"{path}.show", fault.What, fault.Nearest);
        }
        Ticked(show, show.Most, $"{path}.most");
        Ticked(show, show.Least, $"{path}.least");
    }

    private void Ticked(ShowStep show, IReadOnlyDictionary<string, string> texts, string path)
    {
        if (texts.Count > 0 && !_script.Solo)
            _diagnostics.At(path, "ticks are counted only in a practice for one");
        foreach (var id in texts.Keys)
        {
            if (show.Fields.Any(f => f.Field == id && _script.Find(f) is null or { Kind: FieldKind.Choices }))
                continue;
            var nearest = SpellingHint.To(id, show.Fields.Select(f => f.Field));
            _diagnostics.At($"{path}.{id}", $"{ScriptDiagnostics.Quote(id)} is not among the shown 'choices'", nearest);
        }
        var ticked = show.Fields.Where(f => _script.Find(f) is { Kind: FieldKind.Choices });
        foreach (var field in ticked.Where(f => texts.Count > 0 && !texts.ContainsKey(f.Field)))
            _diagnostics.At(path, $"{ScriptDiagnostics.Quote(field.Field)} has no text here");
    }
}
