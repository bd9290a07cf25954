using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Solo;

/// <summary>
/// The step that somebody is at in a practice for one person, and their answers so far. It is rebuilt on each press from the script and
/// from the page. It is immutable: every act returns the position of the next page. Pure.
/// </summary>
internal sealed class SoloPosition
{
    private readonly StepGraph _graph;
    private readonly Dictionary<string, string> _outcomes;

    private SoloPosition(
        Script script,
        Step? now,
        IReadOnlyList<SoloAnswer> notes,
        string times,
        Dictionary<string, string> outcomes,
        Step? before)
    {
        (Script, Now, Notes, Times, Before) = (script, now, notes, times, before);
        _graph = StepGraph.Of(script);
        _outcomes = outcomes;
    }

    public Script Script { get; }

    /// <summary>The step that the page shows; null when the practice is over.</summary>
    public Step? Now { get; }

    /// <summary>The answers so far, in the order of the script.</summary>
    public IReadOnlyList<SoloAnswer> Notes { get; }

    /// <summary>One digit for each option that leads back. It says how often that option was taken.</summary>
    public string Times { get; }

    /// <summary>The step that led to this one. Null on the first page and after an option has led back.</summary>
    public Step? Before { get; }

    /// <param name="script">A practice for one person.</param>
    /// <param name="carried">Answers that are taken along from another practice. They are filled in when their form is opened.</param>
    public static SoloPosition Begin(Script script, IEnumerable<SoloAnswer>? carried = null) =>
        First(script, carried ?? [], new string('0', StepGraph.Returns(script).Count()));

    /// <summary>Returns the position that a page shows; null if this script could not have made that page.</summary>
    public static SoloPosition? Resume(Script script, string step, IReadOnlyList<SoloAnswer> notes, string times)
    {
        var limits = StepGraph.Returns(script).Select(r => r.Option.Times ?? 0).ToList();
        if (times.Length != limits.Count || times.Where((digit, i) => digit < '0' || digit - '0' > limits[i]).Any())
            return null;
        var position = First(script, notes, times);
        for (var steps = 0; position.Now is { } now && now.Id != step; steps++)
        {
            if (steps > script.Steps.Count || position.Repeated() is not { } next)
                return null;
            position = next;
        }

        return position.Now is null ? null : position;
    }

    public SoloPosition GoOn() => Onward(ScriptKeywords.Written);

    public SoloPosition Skip() => Without(Now!.Id).Onward(ScriptKeywords.Skipped);

    /// <summary>Returns null if nothing with this id can be chosen in this step.</summary>
    public SoloPosition? Pick(string id)
    {
        if (Now is not ChooseStep choose || Choices(choose).FirstOrDefault(o => o.Id == id) is not { } option)
            return null;
        return With(choose.Id, [new SoloAnswer(choose.Id, null, new Words(id))]).Follow(choose, option);
    }

    /// <summary>Replaces the answers of the step with those of its form, and goes on.</summary>
    public SoloPosition Write(IReadOnlyList<SoloAnswer> notes) => With(Now!.Id, notes).Onward(Outcome(Now, notes.Count > 0));

    /// <summary>
    /// Returns the position of the form that was just sent, so that it can be changed; null if the last step was no form or has no answers.
    /// </summary>
    public SoloPosition? Back() =>
        Before is WriteStep write && Notes.Any(n => n.Step == write.Id) ? Resume(Script, write.Id, Notes, Times) : null;

    /// <summary>Returns the options that can still be chosen, or the words of a list.</summary>
    public IReadOnlyList<StepOption> Choices(ChooseStep step) =>
        [.. WordLists.WithOptions(step, Picked).Options.Where(o => MayTake(step, o))];

    /// <summary>
    /// Returns the options of a field. Where these are what was ticked in another field and too few were ticked there, all options of that
    /// field are returned.
    /// </summary>
    public IReadOnlyList<FieldOption> Options(FormField field)
    {
        if (field.From is not { } from || Script.Find(from) is not { } source)
            return field.Options;
        var ticked = Answer(from)?.Reveal().Split(',') ?? [];
        var options = source.Options.Where(o => ticked.Contains(o.Id)).ToList();
        return options.Count < ScriptKeywords.LeastAnswers ? source.Options : options;
    }

    public Words? Answer(FieldRef field) => Notes.FirstOrDefault(n => n.Step == field.Step && n.Field == field.Field)?.Value;

    /// <summary>Returns an answer as people read it, with labels in place of ids; null if there is none.</summary>
    public string? Readable(FieldRef at) => Answer(at)?.Reveal() is not { } answer || Script.Find(at) is not { } field ? null
        : field.IsText ? answer
        : string.Join(", ", Options(field).Where(o => answer.Split(',').Contains(o.Id)).Select(o => o.Label));

    /// <summary>Returns the label of what was chosen in a step; null if nothing was.</summary>
    public string? Chosen(string step) => Script.Find(step) is ChooseStep choose ? ChosenIn(choose)?.Label : null;

    public string? Picked(string step) => Picked(Notes, step);

    /// <summary>Returns the id of what was chosen in a step, according to these answers; null if nothing was.</summary>
    public static string? Picked(IEnumerable<SoloAnswer> notes, string step) =>
        notes.FirstOrDefault(n => n.Step == step && n.Field is null)?.Value.Reveal();

    private static SoloPosition First(Script script, IEnumerable<SoloAnswer> notes, string times)
    {
        var before = new SoloPosition(script, null, Ordered(script, notes), times, [], null);
        return before.At(before._graph.Start);
    }

    private StepOption? ChosenIn(ChooseStep step) =>
        Picked(step.Id) is { } id ? WordLists.WithOptions(step, Picked).Options.FirstOrDefault(o => o.Id == id) : null;

    private bool MayTake(ChooseStep step, StepOption option) => option.Times is not { } most || Times[Return(step, option)] - '0' < most;

    private int Return(ChooseStep step, StepOption option) =>
        StepGraph.Returns(Script).TakeWhile(r => r.Step.Id != step.Id || r.Option.Id != option.Id).Count();

    /// <summary>Goes on after a step according to its answers; null if it has none and cannot be skipped.</summary>
    private SoloPosition? Repeated() => Now switch
    {
        ChooseStep choose when Picked(choose.Id) is { } id => ChosenIn(choose) is { Times: null } ? Onward(id) : null,
        ChooseStep { Optional: null } => null,
        ChooseStep => Onward(ScriptKeywords.Skipped),
        var step => Onward(Outcome(step!, Notes.Any(n => n.Step == step!.Id))),
    };

    private static string Outcome(Step step, bool noted) =>
        !noted && step is WriteStep { Optional: not null } ? ScriptKeywords.Skipped : ScriptKeywords.Written;

    private SoloPosition Follow(ChooseStep step, StepOption option)
    {
        if (option.Times is null || option.Next is not { } back)
            return Onward(option.Id);
        var taken = Return(step, option);
        var times = string.Concat(Times.Select((digit, i) => i == taken ? (char)(digit + 1) : digit));
        var notes = Notes.Where(n => _graph.IsBefore(n.Step, back)).ToList();
        var outcomes = _outcomes.Where(o => _graph.IsBefore(o.Key, back)).ToDictionary();
        return new SoloPosition(Script, Now, notes, times, outcomes, null).At(new StepPlace(back));
    }

    private SoloPosition Onward(string outcome)
    {
        var outcomes = new Dictionary<string, string>(_outcomes) { [Now!.Id] = outcome };
        return new SoloPosition(Script, Now, Notes, Times, outcomes, Now).At(_graph.Next(new StepPlace(Now.Id), outcome));
    }

    /// <summary>Returns the position at this place, or at the first step after it that happens.</summary>
    private SoloPosition At(StepPlace place) =>
        new(Script, _graph.Find(_graph.Settle(place, (step, _) => Happens(step)).Step), Notes, Times, _outcomes, Before);

    private bool Happens(Step step) =>
        StepGraph.Holds(step, of => _outcomes.GetValueOrDefault(of))
        && (step is not ChooseStep { Under: { } under } || Picked(under) is not null);

    private SoloPosition Without(string step) => With(step, []);

    private SoloPosition With(string step, IReadOnlyList<SoloAnswer> notes) =>
        new(Script, Now, Ordered(Script, [.. Notes.Where(n => n.Step != step), .. notes]), Times, _outcomes, Before);

    /// <summary>Sorts answers in the order of the script.</summary>
    public static IReadOnlyList<SoloAnswer> Ordered(Script script, IEnumerable<SoloAnswer> notes) =>
    [
        .. notes
            .OrderBy(n => StepGraph.Of(script).IndexOf(n.Step))
            .ThenBy(n => script.Find(n.Step)?.Asks.TakeWhile(f => f.Id != n.Field).Count()),
    ];
}
