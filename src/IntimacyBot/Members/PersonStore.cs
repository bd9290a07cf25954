using System.Text.Json;
using Discord.Models;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Members;

/// <summary>Loads and saves people. A person has one row and one data key for each server.</summary>
internal sealed class PersonStore(Vault vault, DataKeys keys, BlockList blocks, IOptions<Timing> timing)
{
    public async Task<Person?> FindAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var who = Who(guild, user);
        var row = await context.Set<PersonRow>().SingleOrDefaultAsync(p => p.Who == who, cancel);
        return row is { State: null } ? Recognised(row.Id, guild, user) : Open(row);
    }

    public async Task<Person?> FindAsync(BotContext context, Guid person, CancellationToken cancel) =>
        Open(await context.Set<PersonRow>().SingleOrDefaultAsync(p => p.Id == person, cancel));

    /// <summary>Finds a user in every server in which the bot knows them.</summary>
    public async Task<IReadOnlyList<Person>> OfAsync(BotContext context, Snowflake user, CancellationToken cancel)
    {
        var index = vault.BlindIndex(BlindIndexKinds.User, user.Value);
        var rows = await context.Set<PersonRow>().Where(p => p.User == index).OrderBy(p => p.Id).ToListAsync(cancel);
        return [.. rows.Select(Open).OfType<Person>()];
    }

    /// <summary>
    /// Returns everybody in every server. The server of a row is sealed and cannot be filtered in SQL, so every row is opened; use this
    /// only for rare work.
    /// </summary>
    public async Task<IReadOnlyList<Person>> AllAsync(BotContext context, CancellationToken cancel) =>
        [.. (await context.Set<PersonRow>().OrderBy(p => p.Id).ToListAsync(cancel)).Select(Open).OfType<Person>()];

    /// <summary>Finds or creates the person, who is no longer a guest because they have used the bot themselves.</summary>
    public async Task<Person> MeetAsync(BotContext context, Snowflake guild, Snowflake user, string language, CancellationToken cancel)
    {
        var known = await FindAsync(context, guild, user, cancel) ?? await AddAsync(context, guild, user, cancel);
        var met = known with { Guest = false, Language = language };
        await SaveAsync(context, met, cancel);
        return met;
    }

    /// <summary>Finds the person, or creates a guest: somebody who has been invited and may never come.</summary>
    public async Task<Person> ExpectAsync(BotContext context, Snowflake guild, Snowflake user, string language, CancellationToken cancel)
    {
        if (await FindAsync(context, guild, user, cancel) is { } known)
            return known;
        var guest = await AddAsync(context, guild, user, cancel) with { Guest = true, Language = language };
        await SaveAsync(context, guest, cancel);
        return guest;
    }

    /// <summary>Finds several people with one query. Those who have left are not in the result.</summary>
    public async Task<IReadOnlyList<Person>> FindAsync(BotContext context, IReadOnlyCollection<Guid> people, CancellationToken cancel)
    {
        var rows = await context.Set<PersonRow>().Where(p => people.Contains(p.Id)).ToListAsync(cancel);
        return [.. rows.Select(Open).OfType<Person>()];
    }

    public async Task SaveAsync(BotContext context, Person person, CancellationToken cancel)
    {
        await ChangeAsync(context, person, cancel);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Changes the row without saving it; it is saved together with the rest of the caller's transaction.</summary>
    public async Task ChangeAsync(BotContext context, Person person, CancellationToken cancel)
    {
        var row = await context.Set<PersonRow>().FindAsync([person.Id], cancel)
            ?? throw new InvalidOperationException("Somebody who is gone cannot be saved.");
        var (silence, answer) = Silence(timing.Value);
        row.Version++;
        row.State = vault.SealForBot(SealedColumns.PersonState(row.Id, row.Version), JsonSerializer.SerializeToUtf8Bytes(person));
        row.DueAt = person.Consents.Due(silence, answer);
    }

    /// <summary>Gives up what the person has set, because it cannot be read. They are recognised when they come themselves.</summary>
    public static Task<int> LoseAsync(BotContext context, Guid person, CancellationToken cancel) =>
        context.Set<PersonRow>().Where(p => p.Id == person).ExecuteUpdateAsync(
            row => row.SetProperty(p => p.State, (byte[]?)null).SetProperty(p => p.DueAt, (Instant?)null), cancel);

    public async Task RemoveAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        await keys.Destroy(context, person, cancel);
        await context.Set<PersonRow>().Where(p => p.Id == person).ExecuteDeleteAsync(cancel);
    }

    /// <summary>
    /// Returns how long a consent may be unused before the person is asked, and how long the question then waits for an answer.
    /// </summary>
    public static (Duration Silence, Duration Answer) Silence(Timing timing) =>
        (Duration.FromTimeSpan(timing.ConsentAskedAgain), Consents.AnswerTime);

    private async Task<Person> AddAsync(BotContext context, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var person = new Person(context.NewId(), guild, user);
        if (await blocks.LiftAllAsync(context, guild, user, cancel))
            person = person.Switched(Consent.Invitations, on: false, Instant.FromUnixTimeMilliseconds(0));
        var index = vault.BlindIndex(BlindIndexKinds.User, user.Value);
        context.Add(new PersonRow { Id = person.Id, Who = Who(guild, user), User = index, State = null });
        keys.Create(context, person.Id);
        await context.SaveChangesAsync(cancel);
        return person;
    }

    /// <summary>Returns somebody of whom only is known who they are. Nothing is allowed: a consent is never presumed.</summary>
    private static Person Recognised(Guid id, Snowflake guild, Snowflake user) =>
        new Person(id, guild, user).Switched(Consent.Invitations, on: false, Instant.FromUnixTimeMilliseconds(0));

    private byte[] Who(Snowflake guild, Snowflake user) => vault.BlindIndex(BlindIndexKinds.Person, guild.Value, user.Value);

    private Person? Open(PersonRow? row) =>
        row?.State is null
            ? null
            : vault.ReadForBot<Person>(SealedColumns.PersonState(row.Id, row.Version), row.State);
}
