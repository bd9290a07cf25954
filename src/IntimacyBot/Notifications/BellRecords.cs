using System.Collections.Concurrent;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Notifications;

/// <summary>
/// Stores what the bot knows of a person's bell. Whether they opened its last ring is held in memory only, because no row may say who
/// opened what.
/// </summary>
internal sealed class BellRecords(Store store, PersonStore people)
{
    private readonly ConcurrentDictionary<Guid, bool> _opened = new();

    public Task<Person?> FindAsync(Guid person, CancellationToken cancel) =>
        store.ReadAsync((read, token) => people.FindAsync(read, person, token), cancel);

    public Task ChangeAsync(Guid person, Func<Person, Person> change, CancellationToken cancel) => store.WriteAsync(
        async (context, token) =>
        {
            if (await people.FindAsync(context, person, token) is { } known)
                await people.SaveAsync(context, change(known), token);
        },
        cancel);

    /// <summary>Forgets a bell that no longer exists, so that the next ring makes another.</summary>
    public Task LostAsync(Guid person, Snowflake bell, CancellationToken cancel) =>
        ChangeAsync(person, p => p.Bell == bell ? p with { Bell = null, InBell = false } : p, cancel);

    /// <summary>The bells that belong to somebody.</summary>
    public async Task<HashSet<Snowflake?>> BellsAsync(CancellationToken cancel) =>
        [.. (await store.ReadAsync(people.AllAsync, cancel)).Select(p => p.Bell)];

    /// <summary>Records that the person pressed something in their bell, and so is in it.</summary>
    public void Opened(Guid person) => _opened[person] = true;

    public bool HasOpened(Guid person) => _opened.ContainsKey(person);

    /// <summary>Records that there is a newer ring, which the person has not opened.</summary>
    public void Rung(Guid person) => _opened.TryRemove(person, out _);
}
