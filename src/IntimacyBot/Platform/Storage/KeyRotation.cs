using System.Text;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Puts another master key in the place of the present one. The new key is on disk before the database is changed, the database is changed
/// in one transaction, and only then the old key goes. After a kill the database says which of the two is its key, and the next start
/// keeps that one.
/// </summary>
internal sealed class KeyRotation(StorageOptions options, StorageStartup startup, IServiceProvider services, IFileOperations files)
{
    /// <exception cref="StartupException">The bot runs, or the key cannot be rotated; the message is one line.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        // A start makes what is missing, and in a wrong folder that would be a new key for nobody.
        if (!File.Exists(options.DatabaseFile))
            throw new StartupException(StorageOptions.ConnectionKey, $"{options.DatabaseFile} is not there", "Name the right file");
        await startup.RunAsync(cancel);
        var (old, store) = (startup.Key, services.GetRequiredService<Store>());
        var next = old.Rotated();
        try
        {
            files.Delete(KeyFile.Next(options));
            files.Write(KeyFile.Next(options), Encoding.ASCII.GetBytes(next.Format()));
            await store.WriteAsync((context, token) => WrapAsync(context, new Vault(old), next, token), cancel);
            // The log still holds keys wrapped by the old one.
            await store.SweepErasedAsync(cancel);
            files.Move(KeyFile.Next(options), options.KeyFile);
            files.Secure(options.KeyFile);
            // What was copied before a migration needs the old key.
            foreach (var kept in MigrationCopies.Of(options.DatabaseFile)) files.Delete(kept);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or DbUpdateException or SealBrokenException)
        {
            throw new StartupException(
                StorageOptions.KeyFileKey,
                $"{options.KeyFile} could not be rotated ({failed.Message.TrimEnd('.')})",
                "Nothing is lost: start the bot, or try again",
                failed);
        }
    }

    private static async Task WrapAsync(BotContext context, Vault old, MasterKey next, CancellationToken cancel)
    {
        var vault = new Vault(next);
        foreach (var row in await context.DataKeys.ToListAsync(cancel)) row.Wrapped = vault.Wrap(old.Unwrap(row.Owner, row.Wrapped));
        await SystemValues.Set(context, SystemValues.KeyCheck, next.CheckValue, cancel);
    }
}
