namespace IntimacyBot.Practices;

/// <summary>The closed vocabulary of scripts.</summary>
internal static class ScriptWords
{
    public const string End = "end";
    public const string Written = "written";
    public const string Aloud = "aloud";
    public const string Skipped = "skipped";

    public static readonly string[] Practice =
        ["practice", "title", "about", "minutes", "solo", "needs", "swap", "roles", "here", "opens", "room", "after", "consent", "small", "steps"];

    public static readonly string[] EveryStep = ["id", "say", "vary", "when", "next", "optional"];

    /// <summary>The kinds of steps, each with the words of its own.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Kinds = new Dictionary<string, string[]>
    {
        ["prepare"] = ["form"],
        ["write"] = ["form", "starters", "owning", "deeper", "common", "waits", "aloud"],
        ["mirror"] = [],
        ["choose"] = ["options", "list", "under", "private", "else", "picture"],
        ["quiet"] = [],
        ["turns"] = ["steps"],
        ["show"] = ["picture", "recognised", "most", "least"],
        ["close"] = [],
    };

    public static readonly string[] Field =
        ["text", "choice", "choices", "label", "vary", "hint", "required", "private", "max", "prefill", "keep"];

    public static readonly string[] FieldOption = ["label", "offer"];

    public static readonly string[] Option = ["label", "next", "times", "refer", "offer", "carry", "post", "as"];

    /// <summary>The lists that come with the bot.</summary>
    public static readonly string[] Lists = ["feelings"];
}
