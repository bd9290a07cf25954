using System.Globalization;

namespace IntimacyBot.Practices.Reading;

/// <summary>
/// The line of everything in a file by its path: <c>title</c>, <c>steps.reach.form.kind.label</c>.
/// Steps inside turns stand under <c>steps</c> too, since ids are unique in the whole file.
/// A translation has the same paths as its English file.
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

    /// <summary>The line of the path, or of the nearest thing around it.</summary>
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
