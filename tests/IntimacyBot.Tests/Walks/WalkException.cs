namespace Tests.Walks;

/// <summary>A walk that did not go as the script says, and where.</summary>
public sealed class WalkException : Exception
{
    public WalkException()
    {
    }

    public WalkException(string message)
        : base(message)
    {
    }

    public WalkException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
