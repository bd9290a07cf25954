using System.Data;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// The one way to the database. A move is one <see cref="WriteAsync{T}"/>: load, decide, save, in one short transaction. SQLite has one
/// writer, so writers queue here and not in its busy loop.
/// </summary>
internal sealed class Store(IDbContextFactory<BotContext> contexts, DataKeys keys, ErasureCleanup sweep)
{
    private const int MostAttempts = 5;

    /// <summary>
    /// About ten pages each, many of them the same ones: some megabytes, moved seldom enough that hardly anybody meets it.
    /// </summary>
    private const int CommitsInLog = 1000;
    private readonly AsyncLocal<WriteScope?> _inside = new();
    private readonly PriorityWriteLock _writer = new();
    private int _commits;

    /// <summary>
    /// Runs the work in a transaction, saves what it changed, commits. If a version moved meanwhile, all of it runs again from the start
    /// with a fresh context; so the work changes nothing but the context.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, person: false, cancel);

    /// <summary>The same for somebody who waits for the answer: before the bot's own notes.</summary>
    public Task<T> WriteFirstAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel) =>
        WriteAsync(work, person: true, cancel);

    private async Task<T> WriteAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, bool person, CancellationToken cancel)
    {
        if (_inside.Value is { Open: true }) throw new InvalidOperationException("A write inside a write would wait for itself.");
        await _writer.EnterAsync(person, cancel);
        var scope = _inside.Value = new WriteScope { Open = true };
        try
        {
            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await Attempt(work, cancel);
                }
                catch (DbUpdateConcurrencyException) when (attempt < MostAttempts)
                {
                    // Somebody else moved first: decide again on what is there now.
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

    /// <summary>Reads from one snapshot. Nothing is tracked and nothing is saved. It never waits for a writer.</summary>
    public async Task<T> ReadAsync<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        var use = keys.NewUse();
        await using var context = await contexts.CreateDbContextAsync(cancel);
        context.KeyUse = use;
        context.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        // To this provider it means a deferred BEGIN: a snapshot that takes no lock. Nothing uncommitted is ever read.
        await using var snapshot = await context.Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancel);
        return await work(context, cancel);
    }

    /// <summary>A destroyed key may still stand in the write-ahead log (also after a start): call <see cref="SweepErasedAsync"/>.</summary>
    public bool IsSweepDue => sweep.IsDue;

    /// <summary>How many moves have destroyed a key. To be asked between two moves.</summary>
    public int Erasures => sweep.Erasures;

    /// <summary>Finishes what an erasure left in the write-ahead log. False if a reader is still in the way: try again soon.</summary>
    public async Task<bool> SweepErasedAsync(CancellationToken cancel)
    {
        await _writer.EnterAsync(person: false, cancel);
        try
        {
            return await sweep.RunAsync(cancel);
        }
        finally
        {
            _writer.Leave();
        }
    }

    /// <summary>Runs something short between two moves: none is half done meanwhile.</summary>
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
    /// Moves the log into the file beside the writers, and in a turn of its own the little that came meanwhile, so that the log begins
    /// anew. SQLite would do all of it inside some writer's commit, and whoever pressed then would wait for it.
    /// </summary>
    private async Task TidyLog()
    {
        try
        {
            await sweep.MoveLog();
            await _writer.EnterAsync(person: false, CancellationToken.None);
            try
            {
                await sweep.MoveLog();
            }
            finally
            {
                _writer.Leave();
            }
        }
        catch (ObjectDisposedException)
        {
            // The bot stops; closing the file moves the rest.
        }
    }

    private async Task<T> Attempt<T>(Func<BotContext, CancellationToken, Task<T>> work, CancellationToken cancel)
    {
        await using var context = await contexts.CreateDbContextAsync(cancel);
        var use = context.KeyUse = keys.NewUse();
        // What fails is rolled back as a whole and begins anew.
        context.Database.AutoSavepointsEnabled = false;
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        var result = await work(context, cancel);
        await context.SaveChangesAsync(cancel);
        if (use.Destroyed.Count > 0) sweep.DropCopies();
        await transaction.CommitAsync(CancellationToken.None);
        if (Interlocked.Increment(ref _commits) % CommitsInLog == 0) _ = Task.Run(TidyLog, CancellationToken.None);
        if (use.Destroyed.Count == 0) return result;
        keys.Forget(use.Destroyed);
        await transaction.DisposeAsync();
        await sweep.RunAsync(CancellationToken.None);
        return result;
    }

    private sealed class WriteScope
    {
        internal bool Open { get; set; }
    }
}
