using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;

namespace IntimacyBot.Solo;

/// <summary>Something to choose.</summary>
internal sealed record Choice(string Id, string Label);

/// <summary>
/// Where somebody is in a practice for one. It is made of the script and of what stands on the page, each time anew, and changes nothing: every
/// act gives the walk of the next page. Pure.
/// </summary>
internal sealed class SoloWalk
{
    private readonly Dictionary<string, string> _outcomes;

    private SoloWalk(Script script, Step? now, IReadOnlyList<Note> notes, string times, Dictionary<string, string> outcomes, Step? before)
    {
        (Script, Now, Notes, Times, Before) = (script, now, notes, times, before);
        _outcomes = outcomes;
    }

    public Script Script { get; }

    /// <summary>The step the page stands at; null when it is over.</summary>
    public Step? Now { get; }

    /// <summary>In the order of the script.</summary>
    public IReadOnlyList<Note> Notes { get; }

    /// <summary>A digit for each option that leads back: how often it did.</summary>
    public string Times { get; }

    /// <summary>The step from which the page came.</summary>
    public Step? Before { get; }

    /// <param name="script">A practice for one.</param>
    /// <param name="carried">What is brought along from elsewhere: it stands in its form when that is opened.</param>
    public static SoloWalk Begin(Script script, IEnumerable<Note>? carried = null) =>
        new SoloWalk(script, null, Ordered(script, carried ?? []), new string('0', Returns(script).Count()), [], null).At(script.Steps[0].Id);

    /// <summary>The walk that such a page shows; null if this script never made it.</summary>
    public static SoloWalk? Resume(Script script, string step, IReadOnlyList<Note> notes, string times)
    {
        var limits = Returns(script).Select(r => r.Option.Times ?? 0).ToList();
        if (times.Length != limits.Count || times.Where((digit, i) => digit < '0' || digit - '0' > limits[i]).Any())
            return null;
        var walk = new SoloWalk(script, null, Ordered(script, notes), times, [], null).At(script.Steps[0].Id);
        for (var steps = 0; walk.Now is { } now && now.Id != step; steps++)
        {
            if (steps > script.Steps.Count || walk.Repeated() is not { } next)
                return null;
            walk = next;
        }

        return walk.Now is null ? null : walk;
    }

    public SoloWalk GoOn() => Onward(ScriptWords.Written);

    public SoloWalk Skip() => Without(Now!.Id).Onward(ScriptWords.Skipped);

    /// <summary>Null if there is no such thing to choose here and now.</summary>
    public SoloWalk? Pick(string id)
    {
        if (Now is not Choose choose || Choices(choose).All(c => c.Id != id))
            return null;
        var noted = With(choose.Id, [new Note(choose.Id, null, new Words(id))]);
        return choose.Options.FirstOrDefault(o => o.Id == id) is { } option ? noted.Follow(choose, option) : noted.Onward(id);
    }

    /// <summary>The answers of a form take the place of those that were there.</summary>
    public SoloWalk Write(IReadOnlyList<Note> notes) => With(Now!.Id, notes).Onward(Outcome(Now, notes.Count > 0));

    /// <summary>Back to the form that was just sent, to change it.</summary>
    public SoloWalk? Back() => Before is Write write && Notes.Any(n => n.Step == write.Id) ? Resume(Script, write.Id, Notes, Times) : null;

    /// <summary>What can be chosen: the options that are left, or words of a list.</summary>
    public IReadOnlyList<Choice> Choices(Choose step) => step switch
    {
        { List: { } list, Under: { } under } => [.. WordLists.Finer(list, Picked(under)).Select(w => new Choice(w.Id, w.Label))],
        { List: { } list } => [.. WordLists.Of(list).Select(w => new Choice(w.Id, w.Label))],
        _ => [.. step.Options.Where(o => MayTake(step, o)).Select(o => new Choice(o.Id, o.Label))],
    };

    /// <summary>What can be ticked in a field: its own answers, or what was ticked elsewhere, unless that was too little to choose from.</summary>
    public IReadOnlyList<FieldOption> Options(Field field)
    {
        if (field.From is not { } from || Field(from) is not { } source)
            return field.Options;
        var ticked = Answer(from)?.Reveal().Split(',') ?? [];
        var options = source.Options.Where(o => ticked.Contains(o.Id)).ToList();
        return options.Count < ScriptWords.LeastAnswers ? source.Options : options;
    }

    public Words? Answer(FieldRef field) => Notes.FirstOrDefault(n => n.Step == field.Step && n.Field == field.Field)?.Value;

    public Field? Field(FieldRef field) => (Script.Find(field.Step) as Write)?.Form.FirstOrDefault(f => f.Id == field.Field);

    /// <summary>An answer as people read it.</summary>
    public string? Readable(FieldRef at) => Answer(at)?.Reveal() is not { } answer || Field(at) is not { } field ? null
        : field.Kind is FieldKind.Short or FieldKind.Long ? answer
        : string.Join(", ", Options(field).Where(o => answer.Split(',').Contains(o.Id)).Select(o => o.Label));

    /// <summary>What was chosen in a step, as people read it.</summary>
    public string? Chosen(string step) => Picked(step) is { } id && Script.Find(step) is Choose choose
        ? choose.Options.FirstOrDefault(o => o.Id == id)?.Label ?? Choices(choose).FirstOrDefault(c => c.Id == id)?.Label
        : null;

    public string? Picked(string step) => Notes.FirstOrDefault(n => n.Step == step && n.Field is null)?.Value.Reveal();

    /// <summary>The options that lead back, in the order of the script.</summary>
    private static IEnumerable<(Choose Step, Option Option)> Returns(Script script) =>
        script.Steps.OfType<Choose>().SelectMany(c => c.Options.Where(o => o.Times is not null).Select(o => (c, o)));

    private bool MayTake(Choose step, Option option) => option.Times is not { } most || Times[Return(step, option)] - '0' < most;

    private int Return(Choose step, Option option) => Returns(Script).TakeWhile(r => r.Step.Id != step.Id || r.Option.Id != option.Id).Count();

    /// <summary>The same step once more, by what is noted of it; null if nothing is, and it cannot be left without.</summary>
    private SoloWalk? Repeated() => Now switch
    {
        Choose { Optional: null } choose when Picked(choose.Id) is null => null,
        Choose { List: null } choose when Picked(choose.Id) is { } id => choose.Options.FirstOrDefault(o => o.Id == id) is { Times: null } option ? Follow(choose, option) : null,
        Choose choose when Picked(choose.Id) is { } id => Onward(id),
        Choose => Onward(ScriptWords.Skipped),
        var step => Onward(Outcome(step!, Notes.Any(n => n.Step == step!.Id))),
    };

    private static string Outcome(Step step, bool noted) => !noted && step is Write { Optional: not null } ? ScriptWords.Skipped : ScriptWords.Written;

    private SoloWalk Follow(Choose step, Option option)
    {
        if (option.Times is null || option.Next is not { } back)
            return Onward(option.Id, option.Next);
        var (taken, place) = (Return(step, option), Place(back));
        var times = string.Concat(Times.Select((digit, i) => i == taken ? (char)(digit + 1) : digit));
        var notes = Notes.Where(n => Place(n.Step) < place).ToList();
        var outcomes = _outcomes.Where(o => Place(o.Key) < place).ToDictionary();
        return new SoloWalk(Script, Now, notes, times, outcomes, null).At(back);
    }

    private SoloWalk Onward(string outcome, string? next = null)
    {
        var outcomes = new Dictionary<string, string>(_outcomes) { [Now!.Id] = outcome };
        return new SoloWalk(Script, Now, Notes, Times, outcomes, Now).At(next ?? Now.Next ?? Following(Now));
    }

    /// <summary>The step of this name, or the first after it that happens.</summary>
    private SoloWalk At(string target)
    {
        var step = Script.Find(target);
        while (step is not null && !Happens(step))
            step = Script.Find(Following(step));
        return new SoloWalk(Script, step, Notes, Times, _outcomes, Before);
    }

    private bool Happens(Step step) =>
        step.When.All(w => _outcomes.TryGetValue(w.Key, out var outcome) && w.Value.Contains(outcome))
        && (step is not Choose { Under: { } under } || Picked(under) is not null);

    private string Following(Step step) => Script.Steps.ElementAtOrDefault(Place(step.Id) + 1)?.Id ?? ScriptWords.End;

    private int Place(string step) => PlaceIn(Script, step);

    private SoloWalk Without(string step) => With(step, []);

    private SoloWalk With(string step, IReadOnlyList<Note> notes) =>
        new(Script, Now, Ordered(Script, [.. Notes.Where(n => n.Step != step), .. notes]), Times, _outcomes, Before);

    /// <summary>In the order of the script.</summary>
    public static IReadOnlyList<Note> Ordered(Script script, IEnumerable<Note> notes) => [.. notes.OrderBy(n => PlaceIn(script, n.Step)).ThenBy(n => (script.Find(n.Step) as Write)?.Form.TakeWhile(f => f.Id != n.Field).Count())];

    private static int PlaceIn(Script script, string step) => script.Steps.Select(s => s.Id).TakeWhile(id => id != step).Count();
}
