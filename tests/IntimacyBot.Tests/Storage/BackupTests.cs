using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>Tests the bot's own backups: they are made once a day, intact, readable with the key only, and without erased data.</summary>
public sealed class BackupTests : IDisposable
{
    private const string Canary = "canary: the letter in the drawer";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Sam = Guid.NewGuid();

    private readonly TestFolder _folder = new();
    private readonly WarningCollector _log = new();
    private readonly LoggerFactory _loggers;

    public BackupTests() => _loggers = new LoggerFactory([_log]);

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_is_made_once_a_day_and_kept_for_a_week()
    {
        await using var storage = await TestStorage.Start(_folder);
        var backups = Backups(storage);

        Assert.True(await RunAsync(backups));
        Assert.False(await RunAsync(backups));
        storage.Time.Advance(Day - TimeSpan.FromSeconds(1));
        Assert.False(await RunAsync(backups));
        for (var day = 0; day < 9; day++)
        {
            storage.Time.Advance(Day);
            Assert.True(await RunAsync(backups));
        }

        Assert.Equal(8, Files().Length);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files()[0]));

        // A bot that was off for a month keeps its newest backup until there is a newer one.
        storage.Time.Advance(TimeSpan.FromDays(30));
        Assert.True(await RunAsync(backups));
        Assert.Single(Files());
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task A_clock_that_was_wrong_for_a_while_keeps_no_backup_from_being_made()
    {
        await using var storage = await TestStorage.Start(_folder);
        var backups = Backups(storage);
        storage.Time.AdjustTime(storage.Time.GetUtcNow() + TimeSpan.FromDays(4000));
        Assert.True(await RunAsync(backups));
        storage.Time.AdjustTime(storage.Time.GetUtcNow() - TimeSpan.FromDays(4000));
        Assert.Equal("none yet", backups.Status);

        Assert.True(await RunAsync(backups));
        Assert.Equal(2, Files().Length);
        storage.Time.Advance(TimeSpan.FromHours(30));
        Assert.StartsWith("30 h old", backups.Status, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_restored_one_is_the_database_as_it_was()
    {
        var place = new AssociatedData("SystemValues", "Value", Guid.NewGuid(), Alex, 1);
        await using (var storage = await TestStorage.Start(_folder))
        {
            await SealAsync(storage, Alex, place);
            Assert.True(await RunAsync(Backups(storage)));
            await storage.Write(context => SystemValues.Set(context, "later", [1]));
        }

        using var elsewhere = new TestFolder();
        Directory.CreateDirectory(elsewhere.At("data"));
        Directory.CreateDirectory(elsewhere.At("keys"));
        File.Copy(Assert.Single(Files()), elsewhere.Database);
        File.Copy(_folder.KeyFile, elsewhere.KeyFile);
        await using var restored = await TestStorage.Start(elsewhere);

        Assert.Equal(Canary, (await OpenAsync(restored, Alex, place))!.Reveal());
        Assert.Null(await restored.Read(context => SystemValues.Get(context, "later")));
        await restored.Write(context => SystemValues.Set(context, "later", [1]));
    }

    [Fact]
    public async Task An_erasure_takes_the_key_out_of_each_and_leaves_the_rest_of_it()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var storage = await TestStorage.Start(_folder);
        var (hers, his) =
            (new AssociatedData(
                "SystemValues",
                "Value",
                Guid.NewGuid(),
                Alex,
                1), new AssociatedData("SystemValues", "Value", Guid.NewGuid(), Sam, 1));
        await SealAsync(storage, Alex, hers);
        await SealAsync(storage, Sam, his);
        var wrapped =
            await storage.Read(context => context.DataKeys.Where(key => key.Owner == Alex).Select(key => key.Wrapped).SingleAsync());
        var backups = Backups(storage);
        Assert.True(await RunAsync(backups));
        storage.Time.Advance(Day);
        Assert.True(await RunAsync(backups));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.At("data/backups"), "bot.db.making"), "left by a kill", TestContext.Current.CancellationToken);
        Assert.True(
            await File.ReadAllBytesAsync(Files()[0], TestContext.Current.CancellationToken) is { } bytes
                && bytes.AsSpan().IndexOf(wrapped.AsSpan(5, 16)) >= 0,
            "the search finds nothing at all");

        await storage.Write(context => storage.Keys.Destroy(context, Alex));

        Assert.Equal(2, Directory.GetFiles(_folder.At("data/backups")).Length);
        foreach (var file in Files())
        {
            foreach (var at in (int[])[5, 21, 40, 56])
                Assert.Equal(-1, (await File.ReadAllBytesAsync(file, cancel)).AsSpan().IndexOf(wrapped.AsSpan(at, 16)));
            storage.Get<BackupCheck>().Verify(file);
            Assert.Equal(1L, DatabaseSnapshot.Ask(file, "SELECT COUNT(*) FROM DataKeys"));
        }

        Assert.False(await RunAsync(backups));
        Assert.Equal(Canary, (await OpenAsync(storage, Sam, his))!.Reveal());
    }

    [Fact]
    public async Task An_erasure_takes_what_was_put_aside_out_of_each_too()
    {
        await using var storage = await TestStorage.Start(_folder);
        await storage.Write(context =>
        {
            storage.Keys.Create(context, Alex);
            storage.Keys.Create(context, Sam);
            context.AddRange(Aside(context.NewId(), Alex, 0xA1), Aside(context.NewId(), Sam, 0x5A));
            return Task.CompletedTask;
        });
        Assert.True(await RunAsync(Backups(storage)));
        var file = Assert.Single(Files());
        Assert.True(FileSearch.Contains(file, Content(0xA1)), "the search finds nothing at all");

        await storage.Write(context => storage.Keys.Destroy(context, Alex));

        Assert.Equal(Sam, Guid.Parse((string)DatabaseSnapshot.Ask(file, "SELECT \"Person\" FROM \"DamagedRecords\"")!));
        Assert.False(FileSearch.Contains(file, Content(0xA1)));
        Assert.True(FileSearch.Contains(file, Content(0x5A)));

        static byte[] Content(byte of) => [.. Enumerable.Repeat(of, 60)];
        static DamagedRecordRow Aside(Guid id, Guid person, byte of) =>
            new() { Id = id, Person = person, Table = "DataKeys", Content = Content(of), DueAt = default };
    }

    [Fact]
    public async Task Whoever_is_erased_while_one_is_made_is_in_none()
    {
        await using var storage = await TestStorage.Start(_folder);
        await SealAsync(storage, Alex, new AssociatedData("SystemValues", "Value", Guid.NewGuid(), Alex, 1));
        Task? erasing = null;
        var backups = Backups(storage, new WatchedFiles(() =>
        {
            erasing ??= Task.Run(
                () => storage.Write(context => storage.Keys.Destroy(context, Alex)),
                TestContext.Current.CancellationToken);
            Assert.True(erasing.Wait(TimeSpan.FromSeconds(20)));
        }));

        Assert.False(await RunAsync(backups));
        await erasing!;
        Assert.Empty(Directory.GetFiles(_folder.At("data/backups")));
        Assert.True(await RunAsync(Backups(storage)));
        Assert.Empty(_log.Warnings);
    }

    [Fact]
    public async Task What_no_key_opens_is_no_backup_and_the_ones_there_are_stay()
    {
        await using var storage = await TestStorage.Start(_folder);
        await SealAsync(storage, Alex, new AssociatedData("SystemValues", "Value", Guid.NewGuid(), Alex, 1));
        var backups = Backups(storage);
        Assert.True(await RunAsync(backups));
        var before = Files();
        DatabaseSnapshot.Ask(_folder.Database, "UPDATE DataKeys SET Wrapped = zeroblob(length(Wrapped))");
        storage.Time.Advance(Day);

        Assert.False(await RunAsync(backups));

        Assert.Equal(before, Files());
        const string Status = "24 h old, whole, and its key opens it; the last try failed (DataKeys: Damaged); "
            + "records that cannot be read and are put aside: 1";
        Assert.Equal(Status, backups.Status);
        Assert.Equal(before, Directory.GetFiles(_folder.At("data/backups")));
        Assert.Contains("A backup could not be made (DataKeys: Damaged)", Assert.Single(_log.Warnings), StringComparison.Ordinal);
        Assert.True(await RunAsync(backups));
    }

    [Fact]
    public async Task Where_no_folder_is_named_none_is_made()
    {
        await using var storage = await TestStorage.Start(_folder);
        Assert.Null(StorageOptions.From(_folder.Configuration(("Storage:Backups", ""))).Backups);
        Assert.Equal(_folder.At("data/backups"), storage.Options.Backups);

        Assert.False(await RunAsync(Backups(storage, options: storage.Options with { Backups = null })));
        Assert.False(Directory.Exists(_folder.At("data/backups")));
    }

    [Fact]
    public void A_key_among_the_backups_is_refused() => Assert.Throws<StartupException>(() =>
        KeyFile.Find(
            StorageOptions.From(_folder.Configuration(("Storage:Backups", _folder.At("keys")))),
            new SealedState(null, IsSealed: false)));

    private Backups Backups(TestStorage storage, IFileOperations? files = null, StorageOptions? options = null) => new(
        storage.Store,
        options ?? storage.Options,
        storage.Get<BackupCheck>(),
        files ?? new FileOperations(),
        storage.Time,
        _loggers.CreateLogger<Backups>());

    private static Task<bool> RunAsync(Backups backups) => backups.RunAsync(Day, Week, TestContext.Current.CancellationToken);

    private string[] Files() => [.. Directory.GetFiles(_folder.At("data/backups"), "bot.db.2*").Order(StringComparer.Ordinal)];

    private static Task SealAsync(TestStorage storage, Guid owner, AssociatedData place) => storage.Write(context =>
        SystemValues.Set(context, owner.ToString(), storage.Vault.Seal(storage.Keys.Create(context, owner), place, new Words(Canary))));

    private static Task<Words?> OpenAsync(TestStorage storage, Guid owner, AssociatedData place) => storage.Read(async context =>
    {
        var key = await storage.Keys.Get(context, owner);
        var box = await SystemValues.Get(context, owner.ToString());
        return storage.Vault.Open(key, place, box!);
    });
}
