using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Person = IntimacyBot.Members.Person;
using Snowflake = Discord.Models.Snowflake;

namespace Tests.TestKit;

/// <summary>
/// Writes home channels, people and couples of a server directly into storage, so that a test need not go through the pages.
/// </summary>
internal sealed class StorageSeeder(IServiceProvider services, WorldGuild guild)
{
    private readonly PersonStore _people = services.GetRequiredService<PersonStore>();

    public Task<Guid> SetHomeAsync(BotContext context, WorldChannel? home, CancellationToken cancel) =>
        services.GetRequiredService<ServerSettingsStore>()
            .SaveAsync(context, new Snowflake(guild.Id), s => s with { Home = home?.Id }, cancel);

    /// <summary>Adds a person who has switched on this consent.</summary>
    public async Task<Person> MeetAsync(
        BotContext context,
        Rehearsal.World.WorldPerson person,
        Consent consent,
        Instant at,
        CancellationToken cancel,
        WorldChannel? bell = null)
    {
        var met = await _people.MeetAsync(context, new Snowflake(guild.Id), new Snowflake(person.Id), "en", cancel);
        var chosen = met.Switched(consent, true, at);
        await _people.SaveAsync(context, bell is null ? chosen : chosen with { Bell = new Snowflake(bell.Id) }, cancel);
        return met;
    }

    /// <summary>Adds a couple who both have the consent for dances.</summary>
    public async Task<(Couple Couple, Person One, Person Other)> PairAsync(
        BotContext context, Rehearsal.World.WorldPerson one, Rehearsal.World.WorldPerson other, Instant at, CancellationToken cancel)
    {
        var first = await MeetAsync(context, one, Consent.Dances, at, cancel);
        var second = await MeetAsync(context, other, Consent.Dances, at, cancel);
        return (await services.GetRequiredService<CoupleStore>().AddAsync(context, first, second, "en", at, cancel), first, second);
    }
}
