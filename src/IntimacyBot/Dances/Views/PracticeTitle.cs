using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the heading of a page about a practice.</summary>
internal static class PracticeTitle
{
    private const int LongestTitle = 60;

    /// <summary>Returns the emoji of a practice, which is the same in a menu and before a title.</summary>
    public static string Emoji(string practice) => practice switch
    {
        "reach" => "🤲",
        "sardines" => "🐚",
        "repair" => "🧵",
        "checkin" => "☕",
        _ => "🌿",
    };

    /// <summary>A practice about a hurt has no emoji before its title.</summary>
    public static string Of(Script script) => script.Id == "repair" ? $"### {script.Title}" : $"### {Emoji(script.Id)} {script.Title}";

    /// <summary>
    /// Uses the first sentence as the heading if it is short enough, and the practice's title otherwise. <paramref name="before"/> is put
    /// before the rest.
    /// </summary>
    public static string Says(Script script, string? says, string? before = null) =>
        says is null ? Of(script) : Says(Of(script), says, before);

    /// <summary>Returns the text up to the end of its first sentence; all of it when no sentence ends in it.</summary>
    public static string FirstSentence(string says)
    {
        var end = EndOfSentence(says);
        return end == 0 ? says : says[..end];
    }

    /// <summary>Builds the same heading with another title.</summary>
    public static string Says(string title, string says, string? before = null)
    {
        var end = EndOfSentence(says);
        var ends = end == says.Length || (end > 0 && says[end] == ' ');
        var heads = ends && end is > 0 and <= LongestTitle && !says.Contains('\n', StringComparison.Ordinal);
        return heads
            ? GatePages.Joined([$"### {says[..end]}", GatePages.Joined([before, says[end..].TrimStart()], between: " ")])
            : $"{title}\n{GatePages.Joined([before, says], between: " ")}";
    }

    /// <summary>Returns the length of the first sentence with its sign; zero when there is no sign.</summary>
    private static int EndOfSentence(string says) => says.IndexOfAny(['.', '?', '!']) + 1;
}
