using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>The content of /home for one person, with the waiting lines in the order in which they are shown.</summary>
internal sealed record HomeModel(Couple? Couple, Person? Person, IReadOnlyList<WaitingLine> Waiting);

/// <summary>Reads what /home shows.</summary>
internal sealed class HomeQueries(
    Store store,
    PersonStore people,
    CoupleStore couples,
    Notifier notifier,
    NotNowAnswers notNow,
    IEnumerable<IWaitingPart> parts)
{
    /// <summary>Returns null where the interaction belongs to no server.</summary>
    public async Task<HomeModel?> FindAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return null;
        var couple = await store.ReadAsync((read, token) => couples.OfAsync(read, guild, interaction.User, token), cancel);
        await PrepareAsync(interaction, couple, cancel);
        return await store.ReadAsync((read, token) => ReadAsync(read, guild, interaction, token), cancel);
    }

    private async Task PrepareAsync(InteractionContext interaction, Couple? couple, CancellationToken cancel)
    {
        if (couple is not null)
            await couples.LearnNamesAsync(couple, cancel);
        foreach (var part in parts)
            await part.PrepareAsync(interaction, couple, cancel);
    }

    private async Task<HomeModel> ReadAsync(
        BotContext read,
        Snowflake guild,
        InteractionContext interaction,
        CancellationToken cancel)
    {
        var couple = await couples.OfAsync(read, guild, interaction.User, cancel);
        if (await people.FindAsync(read, guild, interaction.User, cancel) is not { } person)
            return new HomeModel(couple, null, []);
        var waiting = await notifier.WaitingAsync(read, person with { Paused = false }, cancel);
        var rests = couple is { Resting: true };
        var at = new WaitingContext(interaction, person, rests ? null : couple, waiting)
        {
            NotNow = notNow,
            Resting = rests ? couple : null,
        };
        var lines = new List<WaitingLine>();
        foreach (var part in parts)
            lines.AddRange(await part.ForAsync(read, at, cancel));
        return new HomeModel(couple, person, [.. lines.OrderBy(l => l.Rank)]);
    }
}
