using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>
/// Opens /home for somebody whom there is not, and takes back a write: a first press is most often one that reads this page, and then one
/// that saves a move.
/// </summary>
internal sealed class HomeWarmUp(HomeQueries queries, HomePage page, IdempotentInteractions idempotent, TimeProvider clock) : IWarmUp
{
    private static readonly Interaction NobodysPress = new()
    {
        Id = new Snowflake(1),
        Type = InteractionType.ApplicationCommand,
        GuildId = new Snowflake(1),
        User = new User(new Snowflake(1), ""),
    };

    public async Task RunAsync(CancellationToken cancel)
    {
        var now = NodaTime.Instant.FromDateTimeOffset(clock.GetUtcNow());
        var press = new InteractionContext(NobodysPress, Texts.English, now);
        if (await queries.FindAsync(press, cancel) is { } home)
            await page.ForAsync(press, home, cancel);
        try
        {
            await idempotent.SaveAsync<bool>(press, (_, _) => throw new TakenBackException(), again: false, cancel);
        }
        catch (TakenBackException)
        {
            // That was the aim: the transaction has run up to its commit, and nothing of it is left.
        }
    }

    private sealed class TakenBackException : Exception;
}
