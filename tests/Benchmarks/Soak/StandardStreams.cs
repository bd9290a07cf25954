namespace Tests.Benchmarks.Soak;

/// <summary>The streams by which a bot in a separate process receives commands and answers.</summary>
internal static class StandardStreams
{
#pragma warning disable RS0030 // The two processes communicate over standard input and output.
    public static TextReader Input => Console.In;

    public static TextWriter Output => Console.Out;
#pragma warning restore RS0030
}
