using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Starts storage before anything else uses it: takes the lock, finds the key, migrates, and checks that the key belongs to the database.
/// It holds the lock until it is disposed.
/// </summary>
internal sealed partial class StorageStartup(
    StorageOptions options, IFileOperations files, Generation generation, ILogger<StorageStartup> log) : IDisposable
{
    private FileLock? _lock;
    private MasterKey? _key;

    internal string Database => options.DatabaseFile;

    /// <summary>
    /// True when the database had no <c>.generation</c> beside it, as when a copy of it alone was put into the folder.
    /// </summary>
    internal bool IsPutAlone { get; private set; }

    internal MasterKey Key => _key ?? throw new InvalidOperationException("Storage has not been started.");

    /// <exception cref="StartupException">The lock, the key, the disk or the database file prevents the start; the message is one
    /// line.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        _lock ??= FileLock.Take(options.DatabaseFile);
        var key = FindKey(new DatabaseCheck(options).Inspect());
        IsPutAlone = !File.Exists(GenerationFile.Of(options.DatabaseFile));
        ErasureJournalFolder.Check(options, files);
        var open = FilePermissions.Narrow(options);
        foreach (var file in open.Where(file => file != options.KeyFile)) OpenToOthers(file);
        try
        {
            await new Migrator<BotContext>(options.DatabaseFile, Open, files).RunAsync(cancel);
            await Begin(key, cancel);
        }
        catch (Exception full) when (FullDisk.IsWhy(full, Folder))
        {
            throw FullDisk.Problem(StorageOptions.ConnectionKey, Folder, full);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or DbUpdateException)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{options.DatabaseFile} cannot be written ({failed.Message.TrimEnd('.')})",
                "See that there is room on the disk and that the bot's user may write there",
                failed);
        }

        TellOfKey(open.Contains(options.KeyFile), KeyMark.Write(options, files));
        _key = key;
    }

    /// <summary>
    /// Makes an empty database on purpose, also where there was one before. After a kill in between, this or a start does the rest.
    /// </summary>
    /// <exception cref="StartupException">There is a database, or its log.</exception>
    public async Task BeginAnewAsync(CancellationToken cancel)
    {
        _lock ??= FileLock.Take(options.DatabaseFile);
        if (new[] { options.DatabaseFile, options.DatabaseFile + "-wal" }.FirstOrDefault(File.Exists) is { } there)
            throw new StartupException(StorageOptions.ConnectionKey, $"{there} is there", "Move it away first, or start the bot with it");
        files.Delete(KeyMark.FileOf(options));
        files.Delete(GenerationFile.Of(options.DatabaseFile));
        await RunAsync(cancel);
    }

    /// <summary>
    /// Opens the key of a database that is not started, because the bot has it or because it is a backup.
    /// </summary>
    /// <exception cref="StartupException">It is no database of the bot's, or the key is missing or another one.</exception>
    public void OpenKey(string database)
    {
        using var connection = File.Exists(database) ? ReadOnlySqlite.OpenBeside(database) : null;
        var state = connection is null ? null : SealedState.Of(connection, SqliteFile.Tables(connection));
        _key = state is { IsSealed: true }
            ? KeyFile.Find(options, state)
            : throw new StartupException(StorageOptions.ConnectionKey, $"{database} holds no database of the bot's", "Name the right file");
    }

    public void Dispose()
    {
        using (var pooled = new SqliteConnection(options.ConnectionString)) SqliteConnection.ClearPool(pooled);
        _lock?.Dispose();
    }

    private MasterKey FindKey(SealedState state)
    {
        try
        {
            KeyFile.FinishRotation(options, state, files);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                StorageOptions.KeyFileKey,
                $"a rotation of {options.KeyFile} could not be finished ({denied.Message.TrimEnd('.')})",
                "Let the bot's user read and write the key and its folder",
                denied);
        }

        return KeyFile.Find(options, state);
    }

    private string Folder => Path.GetDirectoryName(options.DatabaseFile)!;

    private async Task Begin(MasterKey key, CancellationToken cancel)
    {
        await using var context = Open(options.ConnectionString);
        if (await SystemValues.Get(context, SystemValues.KeyCheck, cancel) is null)
        {
            await SystemValues.Set(context, SystemValues.KeyCheck, key.CheckValue, cancel);
            await context.SaveChangesAsync(cancel);
        }

        await context.Database.OpenConnectionAsync(cancel);
        if (SqliteFile.MoveLog((SqliteConnection)context.Database.GetDbConnection())) await generation.AdvanceAsync(context, cancel);
    }

    /// <summary>A key on a disk that cannot be written, such as a mounted secret, is one thing to tell, whatever follows from it.</summary>
    private void TellOfKey(bool isOpen, bool isMarked)
    {
        if (isOpen && isMarked)
            OpenToOthers(options.KeyFile);
        else if (isOpen)
            OpenAndNotMarked(options.KeyFile);
        else if (!isMarked)
            NotMarked(KeyMark.FileOf(options));
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{File} lies where the bot cannot write: others can read it, and a later start may not notice when the database is "
            + "missing. Let only its user read it")]
    private partial void OpenAndNotMarked(string file);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{File} can be read by others, and the bot cannot change that. Let only its user read it")]
    private partial void OpenToOthers(string file);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "{File} cannot be written, so that a later start may not notice when the database is missing")]
    private partial void NotMarked(string file);

    private static BotContext Open(string connectionString)
    {
        var builder = new DbContextOptionsBuilder<BotContext>();
        SqliteSettings.Configure(builder, connectionString);
        return new BotContext(builder.Options);
    }
}
