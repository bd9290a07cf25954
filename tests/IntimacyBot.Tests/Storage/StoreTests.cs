using IntimacyBot.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tests.TestKit;

namespace Tests.Storage;

public sealed class StoreTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_connection_keeps_its_promises_also_when_it_comes_from_the_pool()
    {
        await using var storage = await TestStorage.Start();
        var contexts = storage.Get<IDbContextFactory<BotContext>>();
        for (var round = 0; round < 3; round++)
        {
            var open = new List<BotContext>();
            for (var i = 0; i < 4; i++)
            {
                var context = await contexts.CreateDbContextAsync(Cancel);
                open.Add(context);
                await context.Database.OpenConnectionAsync(Cancel);
                Assert.Equal("wal", Pragma(context, "journal_mode"));
                Assert.Equal(2L, Pragma(context, "synchronous"));
                Assert.Equal(1L, Pragma(context, "secure_delete"));
                Assert.Equal(1L, Pragma(context, "foreign_keys"));
                Assert.Equal(1200L, Pragma(context, "busy_timeout"));
            }

            foreach (var context in open) await context.DisposeAsync();
        }
    }

    [Fact]
    public async Task A_write_that_throws_leaves_nothing()
    {
        await using var storage = await TestStorage.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(async context =>
        {
            Assert.True(await storage.Inbox.MarkSeen(context, 1));
            await SystemValues.Set(context, "x", [1]);
            await context.SaveChangesAsync();
            throw new InvalidOperationException("no");
        }));

        Assert.Null(await storage.Read(context => SystemValues.Get(context, "x")));
        Assert.Equal(0, await storage.Read(context => context.SeenInteractions.CountAsync()));
    }

    [Fact]
    public async Task A_write_whose_version_moved_decides_again_on_what_is_there_now()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => SystemValues.Set(context, "x", [1]));
        var seen = new List<byte>();
        await storage.Write(async context =>
        {
            seen.Add((await SystemValues.Get(context, "x"))![0]);
            if (seen.Count >= 3) return;
            await SystemValues.Set(context, "x", [(byte)(seen[^1] + 1)]);
            if (seen.Count == 1) throw new DbUpdateConcurrencyException("moved");
        });

        Assert.Equal([1, 1], seen);
        Assert.Equal([2], await storage.Read(context => SystemValues.Get(context, "x")));
    }

    [Fact]
    public async Task A_version_that_keeps_moving_is_given_up_on()
    {
        await using var storage = await TestStorage.Start();
        var runs = 0;
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => storage.Write(_ =>
        {
            runs++;
            throw new DbUpdateConcurrencyException("moved");
        }));

        Assert.Equal(5, runs);
    }

    [Fact]
    public async Task Many_writers_at_once_lose_nothing()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => SystemValues.Set(context, "count", [0]));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => storage.Write(async context =>
        {
            var count = (await SystemValues.Get(context, "count"))![0];
            await SystemValues.Set(context, "count", [(byte)(count + 1)]);
        }))));

        Assert.Equal([50], await storage.Read(context => SystemValues.Get(context, "count")));
    }

    [Fact]
    public async Task A_write_inside_a_write_is_refused_instead_of_waiting_for_itself()
    {
        await using var storage = await TestStorage.Start();
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(_ => storage.Write(_ => Task.CompletedTask)));
        await storage.Write(_ => Task.CompletedTask);
    }

    [Fact]
    public async Task A_read_waits_for_no_writer_and_sees_one_moment()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => SystemValues.Set(context, "x", [1]));
        var before = await storage.Read(async context =>
        {
            var first = await SystemValues.Get(context, "x");
            await storage.Write(writing => SystemValues.Set(writing, "x", [2]));
            context.ChangeTracker.Clear();
            return (first, Second: await SystemValues.Get(context, "x"));
        });

        Assert.Equal([1], before.first);
        Assert.Equal([1], before.Second);
        Assert.Equal([2], await storage.Read(context => SystemValues.Get(context, "x")));
    }

    [Fact]
    public async Task A_full_disk_acknowledges_nothing_and_harms_nothing()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => SystemValues.Set(context, "kept", [7]));
        var full = await Assert.ThrowsAnyAsync<Exception>(() => storage.Write(async context =>
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1", Cancel);
            await SystemValues.Set(context, "large", new byte[1_000_000]);
        }));
        Assert.Equal(13, Assert.IsType<SqliteException>(full.GetBaseException()).SqliteErrorCode);

        await storage.Write(async context =>
        {
            await context.Database.ExecuteSqlRawAsync("PRAGMA max_page_count = 1000000", Cancel);
            await SystemValues.Set(context, "large", new byte[1_000_000]);
        });
        Assert.Equal([7], await storage.Read(context => SystemValues.Get(context, "kept")));
    }

    [Fact]
    public async Task An_instant_is_milliseconds_in_an_indexed_column()
    {
        await using var storage = await TestStorage.Start();
        await storage.Write(context => storage.Inbox.MarkSeen(context, 5));
        Assert.Equal(
            storage.Time.GetUtcNow().ToUnixTimeMilliseconds(),
            DatabaseSnapshot.Ask(storage.Database, "SELECT At FROM SeenInteractions"));
        var now = Instant.FromDateTimeOffset(storage.Time.GetUtcNow());
        Assert.Equal(1, await storage.Read(context => context.SeenInteractions.CountAsync(seen => seen.At <= now)));
        Assert.Equal(0, await storage.Read(context => context.SeenInteractions.CountAsync(seen => seen.At < now)));
    }

    private static object? Pragma(BotContext context, string name)
    {
        using var command = context.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Only the constant names above come here.
        command.CommandText = $"PRAGMA {name}";
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
