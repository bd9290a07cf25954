using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// Reads a file's map as a script. <see cref="Checking.ScriptChecker"/> checks afterwards whether the script makes sense.
/// </summary>
internal static class ScriptReader
{
    private static readonly string[] NoRoles = ["both", "starter", "me", "partner"];

    public static Script? Read(MapNode root, ScriptDiagnostics diagnostics)
    {
        var map = new MapReader(root, diagnostics);
        map.Only("a practice", ScriptKeywords.Practice, "the practice");
        if (map.Word("practice") is { } id)
            map.IsId(id, map.LineOf("practice"));
        else
            id = "";

        var solo = map.Flag("solo");
        var roles = Roles(map);
        var steps = new StepReader(diagnostics, solo, roles).Steps(map);
        if (steps.Count == 0)
            return null;
        if (steps.Sum(s => s is TurnsStep t ? 1 + t.Steps.Count : 1) > ScriptKeywords.MostSteps)
            diagnostics.At(map.LineOf("steps"), $"more than {ScriptKeywords.MostSteps} steps");
        return new Script(id, map.Text("title") ?? "", map.Text("about") ?? "", map.Number("minutes") ?? 1, steps)
        {
            Solo = solo,
            NeedsReadiness = map.OneOf("needs") == "readiness",
            SwapOffered = map.OneOf("swap") is not null,
            Roles = roles,
            Here = map.Text("here"),
            Invites = map.Text("invites"),
            Asks = map.Text("asks"),
            GateShort = map.OneOf("gate") is not null,
            Road = map.Texts("road"),
            OpensBoth = map.OneOf("opens") is not null,
            RoomGone = map.OneOf("room") is not null,
            SupportWhenStopped = map.OneOf("stopped") is not null,
            After = Practices(map, "after"),
            ConsentBoth = map.OneOf("consent") is not null,
            Small = map.Text("small"),
            JarOffered = map.OneOf("jar") is not null,
            Last = map.Text("last"),
        };
    }

    private static IReadOnlyList<string> Roles(MapReader map)
    {
        if (!map.Has("roles"))
            return ["lead", "follow"];
        var roles = map.Words("roles");
        var line = map.LineOf("roles");
        var before = map.Problems.Count;
        foreach (var role in roles)
            map.IsId(role, line);
        foreach (var role in roles.Where(NoRoles.Contains))
            map.Problems.At(line, $"'{role}' already means something and is no role");
        if (roles.Count != 2 || roles[0] == roles[1])
            map.Problems.At(line, "'roles' wants two different names");
        // When the role names themselves are wrong, the fault is reported here and not again at each step that uses them.
        return map.Problems.Count == before ? roles : [.. roles.Concat(["lead", "follow"]).Except(NoRoles).Distinct()];
    }

    private static IReadOnlyList<string> Practices(MapReader map, string key)
    {
        var ids = map.Words(key);
        foreach (var id in ids)
            map.IsId(id, map.LineOf(key));
        return ids;
    }
}
