namespace IntimacyBot.Practices.Reading;

/// <summary>What a file holds before it is read as a script: texts, lists and maps, each with its line.</summary>
internal abstract record Node(int Line);

/// <param name="Line">The line it begins on.</param>
/// <param name="Value">The text itself; numbers are texts too.</param>
/// <param name="Bare">Whether it stands without quotes inside braces or brackets, where a comma would cut it.</param>
internal sealed record TextNode(int Line, string Value, bool Bare = false) : Node(Line);

internal sealed record ListNode(int Line, IReadOnlyList<Node> Items) : Node(Line);

internal sealed record MapNode(int Line, IReadOnlyList<MapEntry> Entries) : Node(Line)
{
    public Node? this[string key] => Find(key)?.Value;

    public MapEntry? Find(string key) => Entries.FirstOrDefault(e => e.Key == key);
}

internal sealed record MapEntry(string Key, int Line, Node Value);
