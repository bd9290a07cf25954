namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Does once, before the gateway opens, what the first press would otherwise do for the first time: code is compiled, queries are made,
/// texts are read. On a small machine that takes longer than all the rest of an answer, which has three seconds.
/// </summary>
internal interface IWarmUp
{
    /// <summary>Reads at most; nothing that it does may be seen by anybody, or stay.</summary>
    Task RunAsync(CancellationToken cancel);
}
