using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>In which servers somebody is known, and what these are called.</summary>
internal sealed class SettingsQueries(Store store, PersonStore people, GuildCache guilds)
{
    public Task<IReadOnlyList<Person>> KnownAsync(Snowflake user, CancellationToken cancel) =>
        store.ReadAsync((read, token) => people.OfAsync(read, user, token), cancel);

    /// <summary>The names of the servers, as Discord tells them now.</summary>
    public async Task<IReadOnlyList<SelectOption>> ServersAsync(IReadOnlyList<Person> known, CancellationToken cancel)
    {
        var options = new List<SelectOption>();
        foreach (var person in known.Take(SettingsView.MostServers))
            options.Add(new SelectOption(await guilds.ServerNameAsync(person.Guild, cancel), person.Id.ToString()));
        return options;
    }
}
