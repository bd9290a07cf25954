namespace IntimacyBot.SelfTest.Model;

/// <summary>What came of a question.</summary>
internal abstract record Finding
{
    private Finding()
    {
    }

    /// <summary>One of the answers that have a sentence.</summary>
    internal sealed record Said(SelfTestText Answer) : Finding;

    /// <summary>The platform refused.</summary>
    internal sealed record Refused(int Status, int Code) : Finding;

    /// <summary>The platform refused a step on the way to the question, so there is no answer to it.</summary>
    internal sealed record Blocked(int Status, int Code) : Finding;

    /// <summary>The kinds of messages that stand in a thread, and in its channel where that was looked at too.</summary>
    internal sealed record Messages(IReadOnlyList<int> InThread, IReadOnlyList<int>? InChannel = null) : Finding;

    /// <summary>How fast threads could be made.</summary>
    internal sealed record Speed(ThreadSpeed Threads) : Finding;

    /// <summary>What a person typed; empty when nothing came.</summary>
    internal sealed record InWords(string Words) : Finding;

    /// <summary>The question was not put, for this reason.</summary>
    internal sealed record NotAsked(SelfTestText Reason) : Finding;
}

/// <summary>
/// How many threads were made in which time, and what was said of limits. <paramref name="Surprises"/> counts the refusals that no header
/// had announced.
/// </summary>
internal sealed record ThreadSpeed(int Made, TimeSpan Took, IReadOnlyList<AnnouncedLimit> Announced, int Refused, int Surprises)
{
    public const int Wanted = 12;

    public TimeSpan LongestWait { get; init; }
}

/// <summary>A limit as the headers of an answer announce it.</summary>
internal sealed record AnnouncedLimit(int Limit, TimeSpan Per);
