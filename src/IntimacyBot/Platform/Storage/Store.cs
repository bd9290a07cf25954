using System.Data;
using System.Security.Cryptography;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// All reads and writes of the database go through here. A move is one <see cref="WriteAsync{T}"/>: it loads, decides and saves in one
/// short transaction. SQLite allows one writer, so writers queue here and not in SQLite's busy loop.
/// </summary>
internal sealed partial class Store(
    IDbContextFactory<BotContext> contexts,
    DataKeys keys,
    ErasureCleanup cleanup,
    DamagedRecords damaged,
    DiskState disk,
    TimeProvider clock)
{
    private const int MostAttempts = 5;

    /// <summary>
    /// Work that meets a broken seal runs again this many times although there was nothing to put aside, because it may have read what
    /// somebody else put aside meanwhile.
    /// </summary>
    private const int MostRepeats = 2;

    /// <summary>
    /// The log is moved into the file after this many commits. A commit writes about ten pages, many of them the same ones, so the log
    /// stays at a few megabytes and few moves run beside it.
    /// </summary>
    private const int CommitsInLog = 1000;

    /// <summary>And after this time, so that little is lost to whoever copies the file without its log.</summary>
    private static readonly TimeSpan LogAge = TimeSpan.FromMinutes(5);

    /// <summary>So much is saved on trial: a change of a row may still find room in a file that has none left.</summary>
    private const int TrialBytes = 64 * 1024;

    private readonly AsyncLocal<WriteScope?> _inside = new();
    private readonly PriorityWriteLock _writer = new();
    private readonly RowIds _ids = new(clock);
    private int _commits;
    private int _moved;
    private long _movedAt = clock.GetTimestamp();

    /// <summary>
    /// Runs the work in a transaction, saves its changes and commits. On a version conflict all of it runs again with a fresh context, so
    /// the work must not change anything but the context.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, person: false, erases: false, cancel);

    /// <summary>Writes for a person who waits for the answer. It goes before the bot's own writes.</summary>
    public Task<T> WriteFirstAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, person: true, erases: false, cancel);

    /// <summary>
    /// Writes what erases something of a person. On a full disk it has the reserve, as has each other write that turns out to destroy
    /// somebody's key.
    /// </summary>
    public Task<T> EraseAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, person: true, erases: true, cancel);

    private async Task<T> WriteAsync<T>(
        Func<BotContext, CancellationToken, Task<T>> work, bool person, bool erases, CancellationToken cancel)
    {
        if (_inside.Value is { Open: true }) throw new InvalidOperationException("A write inside a write would wait for itself.");
        await _writer.EnterAsync(person, cancel);
        var scope = _inside.Value = new WriteScope { Open = true };
        try
        {
            for (int attempt = 1, repeats = 0; ;)
            {
                try
                {
                    return await Attempt(work, cancel);
                }
                catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
                {
                    // Another move was saved first, so the work decides again on the new state.
                    attempt++;
                }
                catch (SealBrokenException broken)
                {
                    // The work decides again without the record. Each time there is one record less, so that this ends.
                    if (!await PutAside(broken, cancel) && ++repeats > MostRepeats) throw;
                }
                catch (Exception full) when ((erases || scope.Destroys) && disk.IsFull(full) && disk.Reserve.GiveUp())
                {
                    // There is room now, and the reserve cannot be given up a second time.
                    disk.Refused(full);
                }
                catch (Exception failed) when (StorageFailure.IsOfDisk(failed))
                {
                    disk.Refused(failed);
                    throw;
                }
            }
        }
        finally
        {
            scope.Open = false;
            _writer.Leave();
        }
    }

    public Task WriteAsync(Func<BotContext, CancellationToken, Task> work, CancellationToken cancel) =>
        WriteAsync<bool>(
            async (context, token) =>
            {
                await work(context, token);
                return true;
            },
            cancel);

    /// <summary>
    /// Reads from one snapshot. Nothing is tracked or saved, and it never waits for a writer, unless it meets a record that cannot be read:
    /// that one is put aside, and the work runs again in a new snapshot.
    /// </summary>
    public async Task<T> ReadAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        for (var repeats = 0; ;)
        {
            try
            {
                return await ReadOnce(work, cancel);
            }
            catch (SealBrokenException broken) when (_inside.Value is not { Open: true })
            {
                if (!await PutAsideAsync(broken, cancel) && ++repeats > MostRepeats) throw;
            }
        }
    }

    private async Task<T> ReadOnce<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var use = keys.NewUse();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        context.KeyUse = use;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        // For the SQLite provider this level means a deferred BEGIN, which is a snapshot that takes no lock. Uncommitted data is never
        // read.
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
        return await work(context, cancel);
    }

    /// <summary>True while a destroyed key may still be in the log or a backup; call <see cref="SweepErasedAsync"/> then.</summary>
    public bool IsSweepDue => cleanup.IsDue;

    /// <summary>
    /// This counts the moves that have destroyed a key. Read it inside <see cref="BetweenAsync"/>, where no move is running.
    /// </summary>
    public int Erasures => cleanup.Erasures;

    /// <summary>
    /// Begins today's part of the erasure journal and ends what is too old. Call it inside <see cref="BetweenAsync"/>. Returns
    /// <see cref="Erasures"/>.
    /// </summary>
    public int KeepJournal() => cleanup.KeepJournal();

    /// <summary>
    /// Removes what an erasure left in the write-ahead log and in backups. Returns false if something prevents it; the caller should try
    /// again soon.
    /// </summary>
    public async Task<bool> SweepErasedAsync(CancellationToken cancel)
    {
        await _writer.EnterAsync(person: false, cancel);
        try
        {
            return await cleanup.RunAsync(cancel);
        }
        finally
        {
            _writer.Leave();
        }
    }

    /// <summary>
    /// Sees to the reserve and, after the disk has refused something, saves on trial. The trial is larger than the room that a file may
    /// have left within itself.
    /// </summary>
    public async Task LookAtDiskAsync(CancellationToken cancel)
    {
        if (disk.Problem is null && disk.Reserve.IsWhole) return;
        try
        {
            if (!disk.Reserve.IsWhole) disk.Reserve.Make();
            await BetweenAsync(cleanup.TryJournal, cancel);
            var bytes = RandomNumberGenerator.GetBytes(TrialBytes);
            await WriteAsync((context, token) => SystemValues.Set(context, SystemValues.Trial, bytes, token), cancel);
            await WriteAsync((context, token) => SystemValues.Remove(context, SystemValues.Trial, token), cancel);
            disk.Accepted();
        }
        catch (Exception failed) when (StorageFailure.IsOfDisk(failed))
        {
            disk.Refused(failed);
        }
    }

    /// <summary>Moves the log into the file if something was saved since the last time and that was minutes ago.</summary>
    public async Task MoveOldLogAsync()
    {
        if (Volatile.Read(ref _commits) != _moved && clock.GetElapsedTime(_movedAt) >= LogAge) await CheckpointLog();
    }

    /// <summary>Runs something short between two moves, when none is half done.</summary>
    public async Task<T> BetweenAsync<T>(Func<T> work, CancellationToken cancel)
    {
        await _writer.EnterAsync(person: false, cancel);
        try
        {
            return work();
        }
        finally
        {
            _writer.Leave();
        }
    }

    /// <summary>
    /// Moves the log into the file: most of it while writers go on, and the rest while holding the write lock, so that the log starts again
    /// at its beginning. SQLite would otherwise do all of it inside some commit, and the person whose move that is would wait for it.
    /// </summary>
    private async Task CheckpointLog()
    {
        (_moved, _movedAt) = (Volatile.Read(ref _commits), clock.GetTimestamp());
        try
        {
            await cleanup.MoveLog(beginGeneration: false);
            await _writer.EnterAsync(person: false, CancellationToken.None);
            try
            {
                await cleanup.MoveLog(beginGeneration: true);
            }
            finally
            {
                _writer.Leave();
            }
        }
        catch (ObjectDisposedException)
        {
            // The bot is stopping, and closing the file moves the rest.
        }
    }

    private async Task<T> Attempt<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var use = context.KeyUse = keys.NewUse();
        context.Ids = _ids;
        // A failed attempt is rolled back as a whole, so savepoints are of no use.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        T result;
        try
        {
            result = await work(context, cancel);
            await context.SaveChangesAsync(cancel);
            if (use.Destroyed.Count > 0) cleanup.Begin(use.Destroyed);
            await transaction.CommitAsync(CancellationToken.None);
        }
        finally
        {
            _inside.Value?.Destroys = use.Destroyed.Count > 0;
        }

        if (Interlocked.Increment(ref _commits) % CommitsInLog == 0) _ = Task.Run(CheckpointLog, CancellationToken.None);
        if (use.Destroyed.Count == 0) return result;
        keys.Forget(use.Destroyed);
        await transaction.DisposeAsync();
        await cleanup.EndAsync(use.Destroyed);
        return result;
    }

    private sealed class WriteScope
    {
        internal bool Open { get; set; }

        /// <summary>True when the last attempt destroys somebody's key.</summary>
        internal bool Destroys { get; set; }
    }
}
