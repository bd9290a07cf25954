using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Finds the servers in which somebody is known, and the names of these servers.</summary>
internal sealed class SettingsQueries(Store store, PersonStore people, PartnerNames partners, GuildCache guilds)
{
    /// <summary>Returns the name of somebody's partner in a server, which may be one that the bot does not know.</summary>
    public Task<string> PartnerAsync(string language, Snowflake guild, Snowflake user, CancellationToken cancel) =>
        partners.OfAsync(language, guild, user, cancel);

    public Task<IReadOnlyList<Person>> KnownAsync(Snowflake user, CancellationToken cancel) =>
        store.ReadAsync((read, token) => people.OfAsync(read, user, token), cancel);

    /// <summary>Lists the servers with the names that Discord gives them now.</summary>
    public async Task<IReadOnlyList<SelectOption>> ServersAsync(IReadOnlyList<Person> known, CancellationToken cancel)
    {
        var options = new List<SelectOption>();
        foreach (var person in known.Take(SettingsView.MostServers))
            options.Add(new SelectOption(await guilds.ServerNameAsync(person.Guild, cancel), person.Id.ToString()));
        return options;
    }
}
