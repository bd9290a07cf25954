using System.Globalization;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// Maps paths such as <c>title</c> or <c>steps.reach.form.kind.label</c> to their lines in the file. Steps inside turns are under
/// <c>steps</c> too, since ids are unique in the whole file. A translation has the same paths as its English file.
/// </summary>
internal sealed class SourceLines
{
    private readonly Dictionary<string, int> _lines = [];

    private SourceLines()
    {
    }

    public static SourceLines None { get; } = new();

    public static SourceLines Of(MapNode root)
    {
        var lines = new SourceLines();
        lines.Walk(root, "");
        return lines;
    }

    /// <summary>Returns the line of a path, or of the nearest path around it; 0 if there is none.</summary>
    public int Of(string path)
    {
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOf('.'))])
        {
            if (_lines.TryGetValue(at, out var line))
                return line;
        }
        return 0;
    }

    private void Walk(Node node, string path)
    {
        if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
                Enter(entry.Value, entry.Line, path.Length == 0 ? entry.Key : $"{path}.{entry.Key}", entry.Key == "steps");
        }
        else if (node is ListNode list)
        {
            for (var i = 0; i < list.Items.Count; i++)
                Enter(list.Items[i], list.Items[i].Line, string.Create(CultureInfo.InvariantCulture, $"{path}.{i}"), false);
        }
    }

    private void Enter(Node node, int line, string path, bool steps)
    {
        _lines.TryAdd(path, line);
        if (!steps || node is not ListNode list)
        {
            Walk(node, path);
            return;
        }
        foreach (var step in list.Items.OfType<MapNode>())
            Enter(step, step.Line, $"steps.{(step["id"] as TextNode)?.Value}", false);
    }
}
