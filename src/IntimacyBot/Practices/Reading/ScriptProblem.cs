namespace IntimacyBot.Practices.Reading;

/// <summary>One problem in a script's file. Line 0 means the file as a whole.</summary>
internal sealed record ScriptProblem(string File, int Line, string What, string? Nearest = null)
{
    /// <summary>The message, with the word that was probably meant if there is one.</summary>
    public string Says => Nearest is null ? What : $"{What}; did you mean '{Nearest}'?";

    public override string ToString() => Line > 0 ? $"{File}({Line}): {Says}" : $"{File}: {Says}";
}
