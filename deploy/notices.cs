// Writes THIRD-PARTY-NOTICES.md: every package of the lock files with its version, licence and copyright, the font, and the licences.
// Run it in the folder of the repository after a restore; it asks nothing of the network:
//
//     dotnet run deploy/notices.cs
//
// ThirdPartyNoticesTests fails while the file says something else than the lock files and the packages.
#:property PublishAot=false
#:property TreatWarningsAsErrors=true

using System.Text.Json;
using System.Xml.Linq;

const string Notices = "THIRD-PARTY-NOTICES.md";
const string Bot = "the bot";
const string Local = "the local Discord";
const string Building = "building";
const string Testing = "testing";
string[] groups = [Bot, Local, Building, Testing];

var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
    ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
var usedFor = new Dictionary<(string Name, string Version), string>();
Note(Shipped("src/Discord"), Bot);
Note(Shipped("src/IntimacyBot"), Bot);
Note(Shipped("src/Rehearsal"), Local);
Note(Directory.GetFiles("src", "packages.lock.json", SearchOption.AllDirectories).SelectMany(f => Locked(f).Values), Building);
Note(Directory.GetFiles("tests", "packages.lock.json", SearchOption.AllDirectories).SelectMany(f => Locked(f).Values), Testing);

var rows = usedFor
    .OrderBy(p => Array.IndexOf(groups, p.Value))
    .ThenBy(p => p.Key.Name, StringComparer.OrdinalIgnoreCase)
    .ThenBy(p => p.Key.Version, StringComparer.Ordinal)
    .Select(p => (p.Key.Name, p.Key.Version, Said: Said(p.Key.Name, p.Key.Version), For: p.Value))
    .ToList();
using (var file = new StreamWriter(Notices) { NewLine = "\n" })
{
    file.WriteLine("# Third-party notices");
    file.WriteLine();
    file.WriteLine("IntimacyBot itself is under the MIT licence ([LICENSE](LICENSE)). It uses these packages. Those for the bot are published with it;");
    file.WriteLine("the others are not. `dotnet run deploy/notices.cs` writes this file from the lock files and from what the packages say of themselves.");
    file.WriteLine();
    file.WriteLine("The words in its pictures are drawn with Nunito SemiBold, which is published with the bot under OFL-1.1. Copyright 2014 The Nunito");
    file.WriteLine("Project Authors (https://github.com/googlefonts/nunito). The file holds the Latin letters only.");
    file.WriteLine();
    file.WriteLine("| Package | Version | Licence | Copyright | For |");
    file.WriteLine("|---|---|---|---|---|");
    foreach (var row in rows)
        file.WriteLine($"| {row.Name} | {row.Version} | {row.Said.Licence} | {row.Said.Copyright} | {row.For} |");
    foreach (var licence in rows.Select(r => r.Said.Licence).Distinct().Order(StringComparer.Ordinal))
        WriteLicence(file, licence, Path.Combine("deploy", "licences", $"{licence}.txt"));
    WriteLicence(file, "OFL-1.1", Path.Combine("src", "IntimacyBot", "Pictures", "Fonts", "OFL.txt"));
}

Console.WriteLine($"{Notices}: {rows.Count} packages.");

static void WriteLicence(TextWriter file, string name, string text)
{
    file.WriteLine();
    file.WriteLine($"## {name}");
    file.WriteLine();
    file.WriteLine("```text");
    file.WriteLine(File.ReadAllText(text).TrimEnd());
    file.WriteLine("```");
}

void Note(IEnumerable<LockedPackage> found, string use)
{
    foreach (var package in found)
        usedFor.TryAdd((package.Name, package.Version), use);
}

// What a project needs when it runs: its packages without those that are only for building, and what these need in turn.
IEnumerable<LockedPackage> Shipped(string project)
{
    var locked = Locked(Path.Combine(project, "packages.lock.json"));
    var onlyBuilding = Directory.GetFiles(project, "*.csproj").Append("src/Directory.Build.props")
        .SelectMany(f => XDocument.Load(f).Descendants("PackageReference"))
        .Where(r => (string?)r.Attribute("PrivateAssets") == "all")
        .Select(r => (string)r.Attribute("Include")!)
        .ToHashSet();
    var waiting = new Queue<string>(locked.Values.Where(p => p.Direct && !onlyBuilding.Contains(p.Name)).Select(p => p.Name));
    var shipped = new Dictionary<string, LockedPackage>(StringComparer.OrdinalIgnoreCase);
    while (waiting.TryDequeue(out var name))
    {
        if (!locked.TryGetValue(name, out var package) || !shipped.TryAdd(name, package))
            continue;
        foreach (var needed in package.Needs)
            waiting.Enqueue(needed);
    }

    return shipped.Values;
}

static Dictionary<string, LockedPackage> Locked(string file)
{
    using var json = JsonDocument.Parse(File.ReadAllText(file));
    return json.RootElement.GetProperty("dependencies")
        .EnumerateObject()
        .SelectMany(framework => framework.Value.EnumerateObject())
        .Where(p => p.Value.GetProperty("type").GetString() != "Project")
        .Select(p => new LockedPackage(
            p.Name,
            p.Value.GetProperty("resolved").GetString()!,
            p.Value.GetProperty("type").GetString() == "Direct",
            p.Value.TryGetProperty("dependencies", out var needs) ? [.. needs.EnumerateObject().Select(n => n.Name)] : []))
        .DistinctBy(p => p.Name, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
}

// What a package says of itself. One without a licence expression ends the command: somebody has to read it.
(string Licence, string Copyright) Said(string name, string version)
{
    var id = name.ToLowerInvariant();
    var said = XDocument.Load(Path.Combine(packages, id, version, $"{id}.nuspec")).Descendants().ToList();
    string? Of(string element) => said.Find(e => e.Name.LocalName == element)?.Value.Trim();
    var licence = said.Find(e => e.Name.LocalName == "license" && (string?)e.Attribute("type") == "expression")?.Value.Trim()
        ?? throw new InvalidOperationException($"{name} {version} names no licence expression.");
    return (licence, Of("copyright") is { Length: > 0 } copyright ? copyright : $"by {Of("authors")}");
}

internal sealed record LockedPackage(string Name, string Version, bool Direct, IReadOnlyList<string> Needs);
