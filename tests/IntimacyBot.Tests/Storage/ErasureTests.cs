using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace Tests.Storage;

public sealed class ErasureTests : IDisposable
{
    private const string Canary = "canary: I never told you about the letter";
    private const ulong Interaction = 1_337_133_713_371_337_133;
    private static readonly Guid _alex = Guid.NewGuid();
    private static readonly Guid _bo = Guid.NewGuid();
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_thief_of_the_data_folder_finds_no_words_and_no_ids()
    {
        await using var storage = await TestStorage.Start(_folder);
        await Seal(storage, _alex);
        await storage.Write(async context =>
        {
            await storage.Inbox.MarkSeen(context, Interaction);
            await storage.Inbox.SaveResumePoint(context, new ResumePoint("session-canary", "wss://canary.example", 5));
            await SystemValues.Set(context, "plain", Encoding.UTF8.GetBytes("a plain text to be found"));
        });

        var disk = _folder.EverythingOnDisk();
        Assert.True(new FileInfo(_folder.Database + "-wal").Length > 0, "the log is empty: the test sees too little");
        Assert.True(Contains(disk, "a plain text to be found"u8), "the search finds nothing at all");
        var id = Interaction.ToString(CultureInfo.InvariantCulture);
        foreach (var text in (string[])[Canary, Canary[8..24], id, "session-canary", "wss://canary.example"])
        {
            Assert.All(TestFolder.Traces(text), trace => Assert.False(Contains(disk, trace.Bytes), $"{text} as {trace.How}"));
        }

        var number = new byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(number, Interaction);
        Assert.False(Contains(disk, number));
        Array.Reverse(number);
        Assert.False(Contains(disk, number));
    }

    [Fact]
    public async Task After_an_erasure_not_a_byte_of_the_key_is_left_and_the_other_keeps_their_words()
    {
        await using var storage = await TestStorage.Start(_folder);
        var (alexPlace, boPlace) = (await Seal(storage, _alex), await Seal(storage, _bo));
        var wrapped =
            await storage.Read(context => context.DataKeys.Where(key => key.Owner == _alex).Select(key => key.Wrapped).SingleAsync());
        await File.WriteAllBytesAsync(
            _folder.Database + ".before-2026",
            await File.ReadAllBytesAsync(_folder.Database + "-wal", TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        Assert.True(Contains(_folder.EverythingOnDisk(), wrapped.AsSpan(5, 16)), "the search finds nothing at all");

        await storage.Write(context => storage.Keys.Destroy(context, _alex));

        Assert.False(storage.Store.IsSweepDue);
        Assert.False(Contains(_folder.EverythingOnDisk(), wrapped.AsSpan(5, 16)));
        Assert.False(File.Exists(_folder.Database + ".before-2026"));
        Assert.Null(await Open(storage, _alex, alexPlace));
        Assert.Equal(Canary, (await Open(storage, _bo, boPlace))!.Reveal());
    }

    [Fact]
    public async Task A_reader_in_the_way_of_the_sweep_is_waited_out()
    {
        await using var storage = await TestStorage.Start(_folder);
        await Seal(storage, _alex);
        var wrapped = await storage.Read(context => context.DataKeys.Select(key => key.Wrapped).SingleAsync());
        await storage.Read(async context =>
        {
            await context.DataKeys.CountAsync();
            await storage.Write(writing => storage.Keys.Destroy(writing, _alex));
            Assert.True(storage.Store.IsSweepDue);
            Assert.False(await storage.Store.SweepErasedAsync(TestContext.Current.CancellationToken));
            return true;
        });

        Assert.True(await storage.Store.SweepErasedAsync(TestContext.Current.CancellationToken));
        Assert.False(storage.Store.IsSweepDue);
        Assert.False(Contains(_folder.EverythingOnDisk(), wrapped.AsSpan(5, 16)));
    }

    [Fact]
    public async Task A_sweep_is_due_after_every_start_for_the_process_before_may_have_been_killed()
    {
        await using var storage = await TestStorage.Start(_folder);
        Assert.True(storage.Store.IsSweepDue);
        Assert.True(await storage.Store.SweepErasedAsync(TestContext.Current.CancellationToken));
        Assert.False(storage.Store.IsSweepDue);
    }

    [Fact]
    public async Task An_erasure_that_was_not_committed_took_nothing()
    {
        await using var storage = await TestStorage.Start(_folder);
        var place = await Seal(storage, _alex);
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(async context =>
        {
            await storage.Keys.Destroy(context, _alex);
            Assert.Null(await storage.Keys.Get(context, _alex));
            throw new InvalidOperationException("killed before the commit");
        }));

        Assert.Equal(Canary, (await Open(storage, _alex, place))!.Reveal());
    }

    [Fact]
    public async Task A_reader_who_began_before_the_erasure_does_not_bring_the_key_back()
    {
        await using var storage = await TestStorage.Start(_folder);
        await Seal(storage, _alex);
        await storage.Read(async context =>
        {
            await context.SystemValues.CountAsync();
            await storage.Write(writing => storage.Keys.Destroy(writing, _alex));
            Assert.NotNull(await storage.Keys.Get(context, _alex));
            return true;
        });

        Assert.Null(await storage.Read(context => storage.Keys.Get(context, _alex).AsTask()));
    }

    [Fact]
    public async Task A_key_created_in_a_write_that_fails_was_never_there()
    {
        await using var storage = await TestStorage.Start(_folder);
        await Assert.ThrowsAsync<InvalidOperationException>(() => storage.Write(async context =>
        {
            var made = storage.Keys.Create(context, _alex);
            Assert.Equal(made.Key.Id, (await storage.Keys.Get(context, _alex))!.Key.Id);
            throw new InvalidOperationException("killed before the commit");
        }));

        Assert.Null(await storage.Read(context => storage.Keys.Get(context, _alex).AsTask()));
    }

    [Fact]
    public async Task A_wrapped_key_moved_to_another_person_does_not_unwrap()
    {
        await using var storage = await TestStorage.Start(_folder);
        var made = await storage.Write(context =>
            Task.FromResult<DataKey[]>([storage.Keys.Create(context, _alex), storage.Keys.Create(context, _bo)]));
        await storage.Write(async context =>
        {
            var rows = await context.DataKeys.ToListAsync();
            (rows[0].Wrapped, rows[1].Wrapped) = (rows[1].Wrapped, rows[0].Wrapped);
        });

        var key = await storage.Read(context => storage.Keys.Get(context, _alex).AsTask());
        Assert.DoesNotContain(made, m => m.Key.Expose().SequenceEqual(key!.Key.Expose()));
        Assert.Equal(1, await storage.Read(context => context.DamagedRecords.CountAsync()));
    }

    private static async Task<AssociatedData> Seal(TestStorage storage, Guid owner)
    {
        var place = new AssociatedData("SystemValues", "Value", Guid.NewGuid(), owner, 1);
        await storage.Write(context =>
        {
            var key = storage.Keys.Create(context, owner);
            return SystemValues.Set(context, owner.ToString(), storage.Vault.Seal(key, place, new Words(Canary)));
        });
        return place;
    }

    private static Task<Words?> Open(TestStorage storage, Guid owner, AssociatedData place) => storage.Read(async context =>
    {
        var key = await storage.Keys.Get(context, owner);
        var box = await SystemValues.Get(context, owner.ToString());
        return storage.Vault.Open(key, place, box!);
    });

    private static bool Contains(byte[] disk, ReadOnlySpan<byte> part) => disk.AsSpan().IndexOf(part) >= 0;
}
