namespace IntimacyBot.Practices.Reading;

/// <summary>A part of a file before it is read as a script: a text, list or map with its line.</summary>
internal abstract record Node(int Line);

/// <param name="Line">The line on which the text begins.</param>
/// <param name="Value">The text itself. Numbers are texts too.</param>
/// <param name="Bare">True when the text is inside braces or brackets without quotes, where a comma would cut it.</param>
internal sealed record TextNode(int Line, string Value, bool Bare = false) : Node(Line);

internal sealed record ListNode(int Line, IReadOnlyList<Node> Items) : Node(Line);

internal sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : Node(Line)
{
    public Node? this[string key] => Find(key)?.Value;

    public MapEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

internal sealed record MapEntry(string Key, int Line, Node Value);
