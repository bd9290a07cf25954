using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Notifications;

/// <summary>What became of somebody's wish to be let into their bell.</summary>
internal enum BellEntry
{
    Inside,

    /// <summary>Discord refuses to add them.</summary>
    Refused,

    /// <summary>They have no bell, or it was deleted; the next ring makes one.</summary>
    NoBell,
}

/// <summary>
/// Lets somebody who left their bell, or left the server and came back, into it again. Only they can press that, and it opens no bell but
/// the one that is theirs.
/// </summary>
internal sealed class BellDoor(
    DiscordRest rest, ThreadDoors doors, BellThread thread, BellRecords records, Store store, PersonStore people)
{
    /// <summary>True when the person is called in a bell in which they are not.</summary>
    public bool IsOutside(Person person) => !person.Consents.IsOn(Consent.Dms) && doors.IsOutside(person.Bell, person.User);

    /// <summary>
    /// Looks whether this person is in their bell. If not, the next ring may not mention them, because a mention would add them without
    /// their press.
    /// </summary>
    public async Task LookAsync(Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        if (await FindAsync(guild, user, cancel) is not { Bell: { } bell, InBell: true } person || person.Consents.IsOn(Consent.Dms))
            return;
        await doors.LookAsync(bell, user, cancel);
        if (doors.IsOutside(bell, user))
            records.Rung(person.Id);
    }

    public async Task<(BellEntry Entry, Snowflake? Bell)> EnterAsync(Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        if (await FindAsync(guild, user, cancel) is not { Bell: { } bell } person)
            return (BellEntry.NoBell, null);
        try
        {
            await AddAsync(bell, user, cancel);
            doors.Entered(bell, user);
            return (BellEntry.Inside, bell);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByLostThread(e))
        {
            await records.LostAsync(person.Id, bell, cancel);
            return (BellEntry.NoBell, null);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            return (BellEntry.Refused, null);
        }
    }

    /// <summary>Discord adds nobody to an archived thread, and a bell is archived a day after its last ring.</summary>
    private async Task AddAsync(Snowflake bell, Snowflake user, CancellationToken cancel)
    {
        try
        {
            await rest.AddThreadMemberAsync(bell, user, cancel);
        }
        catch (DiscordApiException e) when (DiscordRefusals.ByAsleep(e))
        {
            await thread.WakeAsync(bell, cancel);
            await rest.AddThreadMemberAsync(bell, user, cancel);
        }
    }

    private Task<Person?> FindAsync(Snowflake guild, Snowflake user, CancellationToken cancel) =>
        store.ReadAsync((read, token) => people.FindAsync(read, guild, user, token), cancel);
}
