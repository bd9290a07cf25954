namespace Tests.Benchmarks.Soak;

/// <summary>By which a bot in a process of its own is told and tells.</summary>
internal static class StandardStreams
{
#pragma warning disable RS0030 // Standard input and output are what the two processes talk over.
    public static TextReader Input => Console.In;

    public static TextWriter Output => Console.Out;
#pragma warning restore RS0030
}
