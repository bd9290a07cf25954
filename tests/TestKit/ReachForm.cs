namespace Tests.TestKit;

/// <summary>The inputs of the forms of a reach and of its answer, by the labels of their fields.</summary>
public static class ReachForm
{
    public const string Kind = "This is";
    public const string Truer = "What is true for me, deep down";
    public const string Where = "Where in me do I notice it?";
    public const string Deeper = "Telling you this, right now, I…";
    public const string Sense = "What makes sense to me in this";
    public const string Now = "What it does in me to hear this";
    public const string Enough = "That was enough";

    /// <summary>Returns the required inputs of a reach.</summary>
    public static (string Field, object? Value)[] Words(string words, string kind = "fear") => [(Truer, words), (Kind, kind)];

    /// <summary>Returns the required inputs of its answer.</summary>
    public static (string Field, object? Value)[] Answer(string words) => [(Sense, words), (Now, "It moves me.")];
}
