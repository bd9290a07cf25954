using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>Reads the steps of a practice. Each has exactly one kind.</summary>
internal sealed class StepReader(ScriptDiagnostics diagnostics, bool solo, IReadOnlyList<string> roles)
{
    private readonly HashSet<string> _ids = [];

    public IReadOnlyList<Step> Steps(MapReader map)
    {
        var steps = new List<Step>();
        foreach (var node in map.Items("steps"))
        {
            if (node is MapNode step)
                steps.Add(Read(new MapReader(step, diagnostics)));
            else
                diagnostics.At(node.Line, "a step begins with '- id: …'");
        }
        return steps;
    }

    private Step Read(MapReader map)
    {
        var id = Id(map);
        var kinds = ScriptKeywords.Kinds.Where(k => map.Has(k.Name)).ToList();
        if (kinds.Count != 1)
        {
            if (kinds.Count == 0)
                NoKind(map);
            else
                diagnostics.At(map.LineOf(kinds[1].Name), $"a step has one kind; this one is '{kinds[0].Name}' and '{kinds[1].Name}'");
            return new InvalidStep(id) { Line = map.Line };
        }
        Only(map, kinds[0]);
        return Common(OfKind(map, id, kinds[0].Name), map);
    }

    private static Step Common(Step step, MapReader map) => step with
    {
        Say = map.Text("say"),
        Vary = map.Texts("vary"),
        When = map.Map("when") is { } when
            ? when.Entries.ToDictionary(e => e.Key, e => when.Words(e.Key))
            : new Dictionary<string, IReadOnlyList<string>>(),
        Next = map.Word("next"),
        Part = map.Number("part"),
        Optional = map.Text("optional"),
        Line = map.Line,
    };

    private string Id(MapReader map)
    {
        if (!map.Needs("a step", "id") || map.Word("id") is not { } id)
            return "";
        var line = map.LineOf("id");
        map.IsId(id, line);
        if (id == ScriptKeywords.End)
            diagnostics.At(line, "'end' means the end of the practice and names no step");
        else if (!_ids.Add(id))
            diagnostics.At(line, $"a second step is called {ScriptDiagnostics.Quote(id)}");
        return id;
    }

    private void NoKind(MapReader map)
    {
        var names = ScriptKeywords.Kinds.Select(k => k.Name).ToList();
        var strange = map.Entries.Where(e => ScriptKeywords.EveryStep.All(w => w.Name != e.Key)).ToList();
        var guess = strange.Find(e => SpellingHint.To(e.Key, names) is not null)
            ?? strange.Find(e => !ScriptKeywords.Kinds.Any(k => Owns(k, e.Key)));
        if (guess is null)
            diagnostics.At(map.Line, $"this step has no kind, one of {string.Join(", ", names)}");
        else
            diagnostics.At(guess.Line, $"{ScriptDiagnostics.Quote(guess.Key)} is not a step kind", SpellingHint.To(guess.Key, names));
    }

    private void Only(MapReader map, StepKind kind)
    {
        Keyword[] known = [.. ScriptKeywords.EveryStep, kind.Word, .. kind.Own];
        map.Knows(known);
        foreach (var entry in map.Entries.Where(e => known.All(w => w.Name != e.Key)))
        {
            if (ScriptKeywords.Kinds.FirstOrDefault(k => Owns(k, entry.Key)) is { } owner)
                diagnostics.At(entry.Line, $"'{entry.Key}' belongs to '{owner.Name}', not to '{kind.Name}'");
            else
            {
                var nearest = SpellingHint.To(entry.Key, known.Select(w => w.Name));
                diagnostics.At(entry.Line, $"{ScriptDiagnostics.Quote(entry.Key)} is not known in a '{kind.Name}' step", nearest);
            }
        }
        foreach (var keyword in kind.Own.Where(w => w.Needed))
            map.Needs($"a '{kind.Name}' step", keyword.Name);
    }

    private static bool Owns(StepKind kind, string word) => kind.Own.Any(w => w.Name == word);

    private Step OfKind(MapReader map, string id, string kind) => kind switch
    {
        "prepare" => new PrepareStep(id, Who(map, kind)) { Form = FieldReader.Form(map, "form"), OwnLoop = OwnLoop(map) },
        "write" => Write(map, id),
        "mirror" => new MirrorStep(id, map.Word(kind) ?? ""),
        "choose" => Choose(map, id),
        "quiet" => new QuietStep(id, map.Span(kind) ?? TimeSpan.FromMinutes(1)) { Together = map.Flag("together") },
        "turns" => Turns(map, id),
        "show" => Show(map, id),
        _ => Close(map, id),
    };

    private WriteStep Write(MapReader map, string id)
    {
        return new(id, Who(map, "write"))
        {
            Form = FieldReader.Form(map, "form"),
            Starters = map.Texts("starters"),
            Owning = map.Flag("owning"),
            Attuning = map.Flag("attuning"),
            Deeper = FieldReader.Form(map, "deeper"),
            Common = map.Flag("common"),
            Waits = map.Span("waits"),
            Aloud = map.Flag("aloud", otherwise: true),
            Post = map.Text("post"),
            OwnLoop = OwnLoop(map),
        };
    }

    private static bool OwnLoop(MapReader map) => map.Flag(StepKeywords.Loop);

    private ChooseStep Choose(MapReader map, string id)
    {
        if (map.Has("options") == map.Has("list"))
            diagnostics.At(map.Line, "a 'choose' step has either 'options' or 'list'");
        return new(id, Who(map, "choose"))
        {
            Options = OptionReader.Options(map, Role),
            List = map.OneOf("list"),
            Under = map.Word("under"),
            Private = map.Flag("private"),
            Else = map.Word("else"),
            Picture = map.OneOf("picture"),
        };
    }

    private TurnsStep Turns(MapReader map, string id)
    {
        map.OneOf("turns");
        return new(id, 2) { Steps = Steps(map) };
    }

    private static ShowStep Show(MapReader map, string id)
    {
        var shown = map.Words("show");
        if (shown.Count == 0)
            map.Problems.At(map.LineOf("show"), "'show' wants at least one STEP.FIELD");
        var loop = shown is [StepKeywords.Loop];
        return new(id, loop ? [] : [.. shown.Select(w => map.Reference(w, map.LineOf("show"))).OfType<FieldRef>()])
        {
            Loop = loop,
            Picture = map.OneOf("picture"),
            Recognised = map.OneOf("recognised") is not null,
            Most = ByField(map, "most"),
            Least = ByField(map, "least"),
        };
    }

    private static CloseStep Close(MapReader map, string id)
    {
        map.OneOf("close");
        return new(id);
    }

    private static Dictionary<string, string> ByField(MapReader map, string key) => map.Map(key) is { } texts
        ? texts.Entries.ToDictionary(e => e.Key, e => texts.Text(e.Key) ?? "")
        : [];

    private Who Who(MapReader map, string key)
    {
        string[] words = solo ? ["me"] : [.. roles, "both", "starter"];
        var unknown = solo ? global::IntimacyBot.Practices.Model.Who.Me : global::IntimacyBot.Practices.Model.Who.First;
        if (map.Word(key) is not { } word)
            return unknown;
        if (words.Contains(word))
            return Named(word);
        diagnostics.At(map.LineOf(key), word == "me"
            ? "'me' is for practices with 'solo: true'"
            : $"{ScriptDiagnostics.Quote(word)} is nobody here; '{key}' is for {string.Join(", ", words)}", SpellingHint.To(word, words));
        return unknown;
    }

    private Who Named(string word) => word switch
    {
        "both" => global::IntimacyBot.Practices.Model.Who.Both,
        "starter" => global::IntimacyBot.Practices.Model.Who.Starter,
        "me" => global::IntimacyBot.Practices.Model.Who.Me,
        _ => word == roles[0] ? global::IntimacyBot.Practices.Model.Who.First : global::IntimacyBot.Practices.Model.Who.Second,
    };

    private Who? Role(MapReader map) => map.OneOf("as", [.. roles]) is { } role ? Named(role) : null;
}
