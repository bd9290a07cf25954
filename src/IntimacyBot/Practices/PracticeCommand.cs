using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices;

/// <summary>
/// Runs <c>practice check FILE…</c> and <c>practice schema</c> for people who write practices. It needs no token, no database and no
/// configuration.
/// </summary>
internal sealed class PracticeCommand(TextWriter output)
{
    public const string Name = "practice";

    private const string AsFacilitator = "--facilitator";
    private const int Fits = 0;
    private const int DoesNotFit = 1;
    private const int WrongUsage = 2;

    private readonly IReadOnlyList<PracticeFile> _own = PracticeFiles.BuiltIn();

    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        string[] files = [.. args.Skip(1).Where(a => a != AsFacilitator)];
        switch (args)
        {
            case ["schema"]:
                output.Write(PracticeSchema.Json());
                return Fits;
            case ["check", ..] when files.Length > 0 && !files.Any(f => f.StartsWith('-')):
                return new PracticeCommand(output).Check(files, args.Contains(AsFacilitator) ? ScriptOrigin.Facilitator : ScriptOrigin.Bot);
            default:
                errors.WriteLine("usage: practice check [--facilitator] FILE...");
                errors.WriteLine("       practice schema");
                return WrongUsage;
        }
    }

    /// <summary>Writes one line for each problem, and one for each file without any. Returns the exit code.</summary>
    private int Check(IReadOnlyList<string> paths, ScriptOrigin origin)
    {
        var code = Fits;
        foreach (var path in paths)
        {
            var problems = new List<ScriptProblem>();
            if (PracticeFiles.Open(path, path, problems.Add) is { } file)
                problems.AddRange(Check(file, path, paths, origin));
            foreach (var problem in problems)
                output.WriteLine(problem);
            if (problems.Count == 0)
                output.WriteLine($"{path}: fits{Note(path)}");
            else
                code = DoesNotFit;
        }
        output.Flush();
        return code;
    }

    private IReadOnlyList<ScriptProblem> Check(PracticeFile file, string path, IReadOnlyList<string> paths, ScriptOrigin origin) =>
        file.Says switch
        {
            null => [ScriptDiagnostics.Whole(path, PracticeFile.HowNamed)],
            (_, "en") => [ScriptDiagnostics.Whole(path, "English is the file without a language in its name")],
            ({ } id, not null) => Translation(file, path, id),
            ({ } id, _) => Practice(file, path, id, paths, origin),
        };

    private IReadOnlyList<ScriptProblem> Practice(
        PracticeFile file, string path, string id, IReadOnlyList<string> paths, ScriptOrigin origin)
    {
        var loaded = ScriptLoader.Load(path, file.Bytes, origin);
        if (loaded.Script is not { } script)
            return loaded.Problems;
        if (script.Id != id)
            return [ScriptDiagnostics.Whole(path, $"the practice is called '{script.Id}', so the file is {script.Id}.yaml")];
        var beside = Beside(path).Concat(paths).Select(Path.GetFileName).OfType<string>();
        var files = _own.Select(f => f.Name).Concat(beside).Select(n => new PracticeFile(n, default).Says);
        string[] names = [.. files.Where(s => s is { Language: null }).Select(s => s!.Value.Practice).Distinct()];
        return new LinkCheck(other => Find(other, path, paths), names).Check(loaded, path);
    }

    private IReadOnlyList<ScriptProblem> Translation(PracticeFile file, string path, string id)
    {
        if (English(id, path) is not { } english)
        {
            var what = $"there is no practice '{id}' to translate: neither {id}.yaml beside it nor one of the bot's own";
            return [ScriptDiagnostics.Whole(path, what)];
        }

        return english.Script is null
            ? [ScriptDiagnostics.Whole(path, $"{id}.yaml does not fit, so its translation cannot be checked")]
            : ScriptLoader.Translate(english, path, file.Bytes).Problems;
    }

    // This is not a problem of the file, which may be the next version of one of the bot's own.
    private string Note(string path) => _own.Any(f => f.Name == Path.GetFileName(path))
        ? "; the bot brings its own of this name, so beside it this one needs another"
        : "";

    private LoadedScript? English(string id, string path)
    {
        var beside = PracticeFiles.Open(Path.Combine(Folder(path), $"{id}.yaml"), id, _ => { });
        return (beside ?? Own(id)) is { } file ? ScriptLoader.Load(file.Name, file.Bytes) : null;
    }

    private Script? Find(string id, string path, IReadOnlyList<string> paths)
    {
        var given = paths.FirstOrDefault(p => Path.GetFileName(p) == $"{id}.yaml") ?? Path.Combine(Folder(path), $"{id}.yaml");
        var file = Own(id) ?? PracticeFiles.Open(given, id, _ => { });
        return file is null ? null : ScriptLoader.Load(file.Name, file.Bytes).Script;
    }

    private PracticeFile? Own(string name) => _own.FirstOrDefault(f => f.Name == $"{name}.yaml");

    private static string Folder(string path) => Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";

    private static IEnumerable<string> Beside(string path) => Directory.EnumerateFiles(Folder(path), "*.yaml");
}
