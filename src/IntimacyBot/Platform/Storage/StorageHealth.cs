using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>Looks whether storage would save a move now, and whether the next start would find the key.</summary>
internal sealed class StorageHealth(Store store, Inbox inbox, StorageOptions options, MasterKey key)
{
    /// <summary>
    /// Commits that the interaction was seen, which every move commits too, so that a full disk shows. Returns false if that fails.
    /// </summary>
    public async Task<bool> CanWriteAsync(ulong interaction, CancellationToken cancel)
    {
        try
        {
            await store.WriteFirstAsync((context, token) => inbox.MarkSeen(context, interaction, token), cancel);
            return true;
        }
        catch (Exception e) when (StorageFailure.IsWhy(e))
        {
            return false;
        }
    }

    /// <summary>True when the file of the master key still holds the key of this database.</summary>
    public bool HasKeyFile() => KeyFile.Holds(options, key);
}
