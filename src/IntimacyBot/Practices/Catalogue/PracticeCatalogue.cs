using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>
/// All practices in all languages. The bot's own are added first. A file of the host's folder may add a practice or a missing translation,
/// and never replaces one of the bot's own.
/// </summary>
internal sealed class PracticeCatalogue
{
    private const string English = "en";
    private static readonly Lazy<PracticeCatalogue> BuiltIn = new(() => new PracticeCatalogue(PracticeFiles.BuiltIn(), []));

    private readonly Dictionary<string, LoadedScript> _english = [];
    private readonly Dictionary<(string Id, string Language), Script> _translated = [];
    private readonly List<ScriptProblem> _problems = [];

    /// <summary>Creates the catalogue of the bot's own practices, which are read and checked once, and of those that are added.</summary>
    public PracticeCatalogue(IEnumerable<PracticeFile> added)
    {
        var own = BuiltIn.Value;
        (_english, _translated, _problems) = (new(own._english), new(own._translated), [.. own._problems]);
        Add([.. added], host: true);
    }

    public PracticeCatalogue(IEnumerable<PracticeFile> builtIn, IEnumerable<PracticeFile> added)
    {
        Add([.. builtIn], host: false);
        Add([.. added], host: true);
    }

    /// <summary>The problems of all files that were left out.</summary>
    public IReadOnlyList<ScriptProblem> Problems => _problems;

    public int Count => _english.Count;

    public bool Has(string id) => _english.ContainsKey(id);

    /// <summary>
    /// Finds a practice in a language such as <c>es</c> or <c>es-419</c>, or in English where there is no translation; null if there is no
    /// such practice.
    /// </summary>
    public Script? Find(string id, string language = English) =>
        _translated.GetValueOrDefault((id, language))
        ?? _translated.GetValueOrDefault((id, language.Split('-')[0]))
        ?? _english.GetValueOrDefault(id)?.Script;

    /// <summary>Returns all practices, sorted by title.</summary>
    public IReadOnlyList<Script> All(string language = English) =>
        [.. _english.Keys.Select(id => Find(id, language)!).OrderBy(s => TextNormalizer.Fold(s.Title), StringComparer.Ordinal)];

    /// <summary>Returns what <c>/practice name:</c> offers for what was typed so far.</summary>
    public IReadOnlyList<PracticeChoice> Search(string typed, string language = English, int max = 25) =>
        PracticeSearch.Find(All(language), typed, max);

    private void Add(IReadOnlyList<PracticeFile> files, bool host)
    {
        foreach (var file in files.Where(f => f.Says is null))
            Problem(file, PracticeFile.HowNamed);
        var own = _english.Keys.ToHashSet();
        foreach (var file in files.Where(f => f.Says is { Language: null }))
            Practice(file, host);
        if (host)
            Links(files, own);
        foreach (var file in files.Where(f => f.Says is { Language: not null }))
            Translation(file, files, host);
    }

    private void Practice(PracticeFile file, bool host)
    {
        var id = file.Says!.Value.Practice;
        if (Has(id))
        {
            Problem(file, host ? $"'{id}' is a practice of the bot itself; choose another id" : $"'{id}' is here twice");
            return;
        }
        var loaded = ScriptLoader.Load(file.Name, file.Bytes);
        _problems.AddRange(loaded.Problems);
        if (loaded.Script is not { } script)
            return;
        if (script.Id == id)
            _english.Add(id, loaded);
        else
            Problem(file, $"the practice is called '{script.Id}', so the file is {script.Id}.yaml");
    }

    // A practice whose file has a problem is reported once, for its own file, and not again for every file that leads to it.
    private void Links(IReadOnlyList<PracticeFile> files, HashSet<string> own)
    {
        var links = new LinkCheck(id => Find(id), [.. _english.Keys, .. files.Select(f => f.Says?.Practice).OfType<string>()]);
        var added = _english.Where(e => !own.Contains(e.Key));
        var checks = added.Select(e => (Id: e.Key, Problems: links.Check(e.Value, e.Value.Script!.Source))).ToList();
        foreach (var (id, problems) in checks.Where(c => c.Problems.Count > 0))
        {
            _problems.AddRange(problems);
            _english.Remove(id);
        }
    }

    private void Translation(PracticeFile file, IReadOnlyList<PracticeFile> files, bool host)
    {
        var (id, language) = file.Says!.Value;
        if (language == English)
            Problem(file, $"English stands in {id}.yaml");
        else if (!_english.TryGetValue(id, out var english))
            Problem(file, files.Any(f => f.Name == $"{id}.yaml")
                ? $"{id}.yaml does not fit, so its translation is left out"
                : $"there is no practice '{id}' to translate");
        else if (_translated.ContainsKey((id, language!)))
            Problem(file, host ? $"'{id}' already speaks this language; the bot's own words stay" : "this translation is here twice");
        else
        {
            var loaded = ScriptLoader.Translate(english, file.Name, file.Bytes);
            _problems.AddRange(loaded.Problems);
            if (loaded.Script is { } script)
                _translated.Add((id, language!), script);
        }
    }

    private void Problem(PracticeFile file, string what) =>
        _problems.Add(global::IntimacyBot.Practices.Reading.ScriptDiagnostics.Whole(file.Name, what));
}
