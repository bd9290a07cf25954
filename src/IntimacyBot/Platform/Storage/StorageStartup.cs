using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Starts storage before anything else uses it: takes the lock, finds the key, migrates, and checks that the key belongs to the database.
/// It holds the lock until it is disposed.
/// </summary>
internal sealed class StorageStartup(StorageOptions options, IFileOperations files) : IDisposable
{
    private FileLock? _lock;
    private MasterKey? _key;

    internal MasterKey Key => _key ?? throw new InvalidOperationException("Storage has not been started.");

    /// <exception cref="StartupException">The lock, the key, the disk or the database file prevents the start; the message is one
    /// line.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        _lock ??= FileLock.Take(options.DatabaseFile);
        var key = KeyFile.Find(options, SealedState.Of(options.DatabaseFile));
        try
        {
            await new Migrator<BotContext>(options.DatabaseFile, Open, files).RunAsync(cancel);
            await using var context = Open(options.ConnectionString);
            if (await SystemValues.Get(context, SystemValues.KeyCheck, cancel) is null)
            {
                await SystemValues.Set(context, SystemValues.KeyCheck, key.CheckValue, cancel);
                await context.SaveChangesAsync(cancel);
            }
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or DbUpdateException)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{options.DatabaseFile} cannot be written ({failed.Message.TrimEnd('.')})",
                "See that there is room on the disk and that the bot's user may write there",
                failed);
        }

        _key = key;
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(options.ConnectionString)) SqliteConnection.ClearPool(pooled);
        _lock?.Dispose();
    }

    private static BotContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<BotContext>();
        SqliteSettings.Configure(builder, connectionString);
        return new BotContext(builder.Options);
    }
}
