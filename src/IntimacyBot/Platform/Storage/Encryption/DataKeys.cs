using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// Creates, loads and destroys people's data keys. Use it inside <see cref="Store"/>, which removes a destroyed key from the cache after
/// the commit.
/// </summary>
internal sealed class DataKeys(Vault vault)
{
    private const int MostCached = 4096;
    private readonly ConcurrentDictionary<Guid, DataKey> _cache = new();
    private long _generation;

    /// <summary>Creates a key, which is saved with the context.</summary>
    public DataKey Create(BotContext context, Guid owner)
    {
        var key = new DataKey(owner, SealKey.Random());
        context.DataKeys.Add(new DataKeyRow { Owner = owner, Wrapped = vault.Wrap(key) });
        return key;
    }

    /// <summary>Returns null if the person has no key, because it was never created or was destroyed.</summary>
    /// <exception cref="SealBrokenException">The stored key cannot be unwrapped.</exception>
    public async ValueTask<DataKey?> Get(BotContext context, Guid owner, CancellationToken cancel = default)
    {
        if (context.KeyUse.Destroyed.Contains(owner)) return null;
        if (_cache.TryGetValue(owner, out var cached)) return cached;
        if (await context.DataKeys.FindAsync([owner], cancel) is not { } row) return null;
        var key = vault.Unwrap(owner, row.Wrapped);
        var saved = context.Entry(row).State != EntityState.Added;
        if (saved) Remember(context.KeyUse, key);
        return key;
    }

    /// <summary>Returns the key if it is in memory, whatever is stored of it.</summary>
    internal DataKey? Cached(Guid owner) => _cache.GetValueOrDefault(owner);

    /// <summary>Deletes the key in the caller's transaction. After the commit nothing that was sealed under it can be read.</summary>
    public async Task Destroy(BotContext context, Guid owner, CancellationToken cancel = default)
    {
        if (context.DataKeys.Local.FindEntry(owner) is { } entry) entry.State = EntityState.Detached;
        await context.DataKeys.Where(key => key.Owner == owner).ExecuteDeleteAsync(cancel);
        context.KeyUse.Destroyed.Add(owner);
        _cache.TryRemove(owner, out _);
    }

    internal KeyCacheUse NewUse() => new(Interlocked.Read(ref _generation));

    internal void Forget(IReadOnlyCollection<Guid> destroyed)
    {
        if (destroyed.Count == 0) return;
        lock (_cache)
        {
            Interlocked.Increment(ref _generation);
            foreach (var owner in destroyed) _cache.TryRemove(owner, out _);
        }
    }

    private void Remember(KeyCacheUse use, DataKey key)
    {
        lock (_cache)
        {
            if (use.Generation != _generation) return;
            if (_cache.Count >= MostCached) _cache.Clear();
            _cache[key.Owner] = key;
        }
    }
}
