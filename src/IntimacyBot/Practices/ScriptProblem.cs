namespace IntimacyBot.Practices;

/// <summary>One thing that does not fit in a script's file. Line 0 means the file as a whole.</summary>
internal sealed record ScriptProblem(string File, int Line, string What, string? Nearest = null)
{
    public override string ToString()
    {
        var place = Line > 0 ? $"{File}:{Line}" : File;
        return Nearest is null ? $"{place}: {What}" : $"{place}: {What}; did you mean '{Nearest}'?";
    }
}
