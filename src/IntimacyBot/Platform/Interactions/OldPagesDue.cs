using IntimacyBot.Platform.Scheduling;
using NodaTime;

namespace IntimacyBot.Platform.Interactions;

/// <summary>Changes private pages shortly before they are too old to be changed.</summary>
internal sealed class OldPagesDue(StalePages stalePages) : IDueSource
{
    public string Name => "pages";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        await stalePages.ChangeOldAsync(cancel);
        return 0;
    }
}
