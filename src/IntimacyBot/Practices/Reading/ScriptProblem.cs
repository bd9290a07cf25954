namespace IntimacyBot.Practices.Reading;

/// <summary>One thing that does not fit in a script's file. Line 0 means the file as a whole.</summary>
internal sealed record ScriptProblem(string File, int Line, string What, string? Nearest = null)
{
    /// <summary>What is wrong, with the word that was probably meant.</summary>
    public string Says => Nearest is null ? What : $"{What}; did you mean '{Nearest}'?";

    public override string ToString() => Line > 0 ? $"{File}({Line}): {Says}" : $"{File}: {Says}";
}
