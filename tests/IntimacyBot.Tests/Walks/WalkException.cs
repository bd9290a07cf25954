namespace Tests.Walks;

/// <summary>Thrown when a walk does not go as the script says; the message names the place.</summary>
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
