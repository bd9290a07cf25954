using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Privacy;

/// <summary>Reads everything that is kept of whoever asks. It only reads, so that nobody can find out that somebody has looked.</summary>
internal sealed class PrivacyQueries(
    Store store,
    PersonStore people,
    CoupleStore couples,
    IEnumerable<IPersonalExport> slices,
    PartnerNames partners,
    GuildCache guilds)
{
    /// <summary>
    /// Returns what is kept of them in this server, or in direct messages what is kept in every server. Names are asked for outside of the
    /// snapshot, because Discord may have to be asked.
    /// </summary>
    public async Task<IReadOnlyList<PersonalRecords>> OfAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var found = await store.ReadAsync((read, token) => ReadAsync(read, interaction, token), cancel);
        var records = new List<PersonalRecords>();
        foreach (var (person, couple, sections) in found)
        {
            var server = await guilds.ServerNameAsync(person.Guild, cancel);
            var partner = couple is null ? null : await partners.OfAsync(interaction.Language, person.Guild, person.User, cancel);
            records.Add(new PersonalRecords(person.Id, person.Guild, server, partner, sections));
        }

        return records;
    }

    /// <summary>
    /// Returns who they are in this server, or in direct messages who they are in each. In a server somebody is found too of whom nothing
    /// else can be read any more.
    /// </summary>
    private async Task<IReadOnlyList<Person>> PeopleAsync(BotContext read, InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } here)
            return await people.OfAsync(read, interaction.User, cancel);
        return await people.FindAsync(read, here, interaction.User, cancel) is { } person ? [person] : [];
    }

    private async Task<IReadOnlyList<(Person, Couple?, IReadOnlyList<ExportSection>)>> ReadAsync(
        BotContext read,
        InteractionContext interaction,
        CancellationToken cancel)
    {
        var found = new List<(Person, Couple?, IReadOnlyList<ExportSection>)>();
        foreach (var person in await PeopleAsync(read, interaction, cancel))
        {
            var couple = await couples.OfAsync(read, person.Guild, person.User, cancel);
            var sections = new List<ExportSection>();
            foreach (var slice in slices)
                sections.AddRange(await slice.ExportAsync(read, person, couple, interaction.Language, cancel));
            found.Add((person, couple, sections));
        }

        return found;
    }
}
