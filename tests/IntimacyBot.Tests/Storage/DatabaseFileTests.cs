using System.Diagnostics;
using System.Security.Cryptography;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>
/// The file: a start takes the database only if it is the one that was here last, and whole. What it refuses it leaves as it is, and one
/// line names the backups.
/// </summary>
public sealed class DatabaseFileTests : IDisposable
{
    private const string New = "dotnet IntimacyBot.dll new";
    private static readonly string[] Endings = ["", "-wal", "-shm", ".generation"];

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_that_is_gone_is_missed_wherever_the_key_says_there_was_one()
    {
        var backup = await LivedAsync(_folder);
        File.Delete(_folder.Database);
        await RefusesAsync(_folder, "is missing", backup, New);

        File.Delete(GenerationFile.Of(_folder.Database));
        await RefusesAsync(_folder, "is missing", backup, New);
    }

    [Fact]
    public async Task A_database_that_is_gone_is_missed_also_where_the_keys_disk_took_no_mark()
    {
        var backup = await LivedAsync(_folder);
        File.Delete(_folder.KeyFile + ".used");
        File.Delete(_folder.Database);
        await RefusesAsync(_folder, "is missing", backup, New);
    }

    [Fact]
    public async Task A_data_disk_that_is_not_there_is_no_first_start()
    {
        await LivedAsync(_folder);
        Directory.Delete(_folder.At("data"), recursive: true);
        await RefusesAsync(_folder, "is missing", $"there is none in {_folder.At("data/backups")}", New);
    }

    [Theory]
    [InlineData("nothing", "is empty")]
    [InlineData("an empty database", "holds nothing")]
    [InlineData("another start's database", "holds nothing")]
    [InlineData("half of it", "is not a readable SQLite database")]
    [InlineData("rubbish", "is not a readable SQLite database")]
    public async Task A_database_that_was_emptied_or_cut_off_is_refused(string what, string said)
    {
        var backup = await LivedAsync(_folder);
        // Beside what was put there, nothing of the bot's is left but the key.
        File.Delete(GenerationFile.Of(_folder.Database));
        var bytes = await File.ReadAllBytesAsync(_folder.Database, TestContext.Current.CancellationToken);
        File.Delete(_folder.Database);
        if (what == "an empty database") DatabaseSnapshot.Ask(_folder.Database, "VACUUM");
        else if (what == "another start's database") await MigratedDatabase.CopyToAsync(_folder.Database);
        else await File.WriteAllBytesAsync(_folder.Database, Instead(), TestContext.Current.CancellationToken);
        if (new FileInfo(_folder.Database).Length == 0) said = "is empty";
        await RefusesAsync(_folder, said, backup);

        byte[] Instead() => what switch { "half of it" => bytes[..(bytes.Length / 2)], "rubbish" => new byte[9000], _ => [] };
    }

    [Fact]
    public async Task After_a_kill_a_damaged_page_is_found_and_after_a_stop_in_order_nobody_waits_for_the_search()
    {
        await using var storage = await TestStorage.Start(_folder);
        await storage.Write(context => SystemValues.Set(context, "many", new byte[200_000]));
        using var killed = Killed(_folder);
        await storage.DisposeAsync();
        DatabaseSnapshot.Ask(killed.Database, "PRAGMA wal_checkpoint(PASSIVE)");
        await (await TestStorage.Start(killed)).DisposeAsync();

        using var damaged = Killed(_folder);
        await DamageAsync(damaged.Database);
        await (await TestStorage.Start(damaged)).DisposeAsync();

        await File.WriteAllBytesAsync(damaged.Database + "-wal", [], TestContext.Current.CancellationToken);
        await RefusesAsync(damaged, "is damaged", "there is none in");
    }

    [Fact]
    public async Task An_older_file_in_the_place_of_the_newer_one_is_refused_and_opens_alone_in_an_empty_folder()
    {
        await (await TestStorage.Start(_folder)).DisposeAsync();
        using var older = Killed(_folder);
        var backup = await LivedAsync(_folder);
        File.Copy(older.Database, _folder.Database, overwrite: true);
        await RefusesAsync(_folder, "is not the file that was here last", backup, "empty folder");

        File.Copy(backup, _folder.Database, overwrite: true);
        await RefusesAsync(_folder, "is not the file that was here last", backup, "empty folder");

        File.Move(backup, _folder.At("backup"));
        Directory.Delete(_folder.At("data"), recursive: true);
        Directory.CreateDirectory(_folder.At("data"));
        File.Move(_folder.At("backup"), _folder.Database);
        await using var restored = await TestStorage.Start(_folder);
        Assert.NotNull(await restored.Read(context => SystemValues.Get(context, "lived")));
    }

    [Fact]
    public async Task A_backup_over_the_file_of_a_killed_bot_is_refused_with_the_log_that_was_left_behind()
    {
        await LivedAsync(_folder);
        await using var storage = await TestStorage.Start(_folder);
        await storage.Write(context => SystemValues.Set(context, "later", [1]));
        using var killed = Killed(_folder);
        File.Copy(Assert.Single(Backups(_folder)), killed.Database, overwrite: true);
        await RefusesAsync(killed, "is not the file that was here last");
    }

    [Theory]
    [InlineData("another database's")]
    [InlineData("an older one of its own")]
    [InlineData("none")]
    public async Task A_file_beside_a_log_that_is_not_its_own_is_refused(string log)
    {
        await using var storage = await TestStorage.Start(_folder);
        await storage.Write(context => SystemValues.Set(context, "first", [1]));
        using var older = Killed(_folder);
        await MoveLogAsync(storage);
        await storage.Write(context => SystemValues.Set(context, "second", [2]));
        using var killed = Killed(_folder);
        using var other = new TestFolder();
        await using var others = await TestStorage.Start(other);
        await others.Write(context => SystemValues.Set(context, "theirs", [3]));

        File.Delete(killed.Database + "-wal");
        if (log != "none") File.Copy((log == "another database's" ? other : older).Database + "-wal", killed.Database + "-wal");

        await RefusesAsync(killed, log == "none" ? "has lost its log" : "do not belong together");
    }

    [Fact]
    public async Task A_killed_bots_own_file_and_log_start_with_everything_that_was_saved()
    {
        await using var storage = await TestStorage.Start(_folder);
        for (var round = 0; round < 3; round++)
        {
            await storage.Write(context => SystemValues.Set(context, "saved", [(byte)round]));
            using var killed = Killed(_folder);
            await using var again = await TestStorage.Start(killed);
            Assert.Equal([(byte)round], (await again.Read(context => SystemValues.Get(context, "saved")))!);
            await MoveLogAsync(storage);
        }
    }

    [Fact]
    public async Task A_start_that_is_killed_between_any_two_writes_is_followed_by_one_that_starts()
    {
        var cuts = 0;
        for (var finished = false; !finished; cuts++)
        {
            using var folder = new TestFolder();
            finished = await StartedAsync(folder, cuts);
            await (await TestStorage.Start(folder)).DisposeAsync();
            await LivedAsync(folder);
        }

        Assert.True(cuts > 20, $"it was cut off {cuts} times");
    }

    [Fact]
    public async Task A_later_start_that_is_killed_between_any_two_writes_is_followed_by_one_that_has_everything()
    {
        await LivedAsync(_folder);
        var cuts = 0;
        for (var finished = false; !finished; cuts++)
        {
            finished = await StartedAsync(_folder, cuts);
            await using var again = await TestStorage.Start(_folder);
            Assert.NotNull(await again.Read(context => SystemValues.Get(context, "lived")));
        }

        Assert.True(cuts > 6, $"it was cut off {cuts} times");
    }

    [Fact]
    public async Task New_makes_an_empty_database_on_purpose_and_never_over_one_that_is_there()
    {
        await LivedAsync(_folder);
        var before = Hashes(_folder);
        var (refused, there) = await NewAsync(_folder);
        Assert.Equal(78, refused);
        Assert.Contains($"{_folder.Database} is there", there, StringComparison.Ordinal);
        Assert.Equal(before, Hashes(_folder));

        File.Move(_folder.Database, _folder.Database + "-wal");
        Assert.Contains("-wal is there", (await NewAsync(_folder)).Line, StringComparison.Ordinal);

        File.Delete(_folder.Database + "-wal");
        var (made, line) = await NewAsync(_folder);
        Assert.Equal(0, made);
        Assert.Contains($"{_folder.Database} is a new, empty database", Assert.Single(line.Trim().Split('\n')), StringComparison.Ordinal);
        await using var storage = await TestStorage.Start(_folder);
        Assert.Null(await storage.Read(context => SystemValues.Get(context, "lived")));
    }

    [Fact]
    public async Task A_new_that_is_killed_between_any_two_writes_is_finished_by_itself_or_a_start()
    {
        var cuts = 0;
        for (var finished = false; !finished; cuts++)
        {
            using var folder = new TestFolder();
            await LivedAsync(folder);
            File.Delete(folder.Database);
            finished = await StartedAsync(folder, cuts, anew: true);
            if (!File.Exists(folder.Database)) Assert.Equal(0, (await NewAsync(folder)).ExitCode);
            await (await TestStorage.Start(folder)).DisposeAsync();
        }

        Assert.True(cuts > 20, $"it was cut off {cuts} times");
    }

    [Fact]
    public async Task A_file_with_a_second_name_is_refused()
    {
        if (!OperatingSystem.IsLinux()) return;
        await LivedAsync(_folder);
        using (var link = Process.Start("ln", [_folder.Database, _folder.At("second.db")]))
            await link.WaitForExitAsync(TestContext.Current.CancellationToken);
        await RefusesAsync(_folder, "has a second name", "");

        File.Delete(_folder.At("second.db"));
        await (await TestStorage.Start(_folder)).DisposeAsync();
    }

    [Fact]
    public async Task What_others_can_read_is_closed_to_them()
    {
        if (OperatingSystem.IsWindows()) return;
        var backup = await LivedAsync(_folder);
        string[] files = [_folder.KeyFile, _folder.Database, backup];
        string[] folders = [_folder.At("keys"), _folder.At("data"), _folder.At("data/backups")];
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        foreach (var file in files) SetMode(file, read);
        foreach (var folder in folders) SetMode(folder, read | UnixFileMode.UserExecute | UnixFileMode.OtherExecute);

        using var log = new WarningCollector();
        await (await TestStorage.Start(_folder, services => services.AddLogging(l => l.AddProvider(log)))).DisposeAsync();

        const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.All(files, file => Assert.Equal(own, Mode(file)));
        Assert.All(folders, folder => Assert.Equal(own | UnixFileMode.UserExecute, Mode(folder)));
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public async Task A_folder_in_which_something_else_lies_keeps_its_permissions()
    {
        if (OperatingSystem.IsWindows()) return;
        await LivedAsync(_folder);
        await File.WriteAllTextAsync(_folder.At("data/somebody's.txt"), "", TestContext.Current.CancellationToken);
        const UnixFileMode open = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherExecute;
        SetMode(_folder.At("data"), open);
        await (await TestStorage.Start(_folder)).DisposeAsync();
        Assert.Equal(open, Mode(_folder.At("data")));
    }

    [Theory]
    [InlineData(UnixFileMode.UserRead | UnixFileMode.OtherRead, "master.key lies where the bot cannot write: others can read it")]
    [InlineData(UnixFileMode.UserRead, "master.key.used cannot be written")]
    public async Task A_key_on_a_disk_that_cannot_be_written_is_used_with_exactly_one_warning(UnixFileMode mode, string said)
    {
        using var disk = SmallDisk.OrSkip(1);
        await LivedAsync(_folder);
        File.Copy(_folder.KeyFile, Path.Combine(disk.Root, "master.key"));
        SetMode(Path.Combine(disk.Root, "master.key"), mode);
        disk.MakeReadOnly();
        using var log = new WarningCollector();
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddStorage(_folder.Configuration(
                ("Sealing:KeyFile", Path.Combine(disk.Root, "master.key")), ("Sealing:ErasureJournal", _folder.At("erased"))))
            .AddLogging(l => l.AddProvider(log))
            .BuildServiceProvider();
        await services.GetRequiredService<StorageStartup>().RunAsync(TestContext.Current.CancellationToken);

        Assert.Contains(said, Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_is_moved_into_the_file_by_time_too()
    {
        await using var storage = await TestStorage.Start(_folder);
        await MoveLogAsync(storage);
        await storage.Write(context => SystemValues.Set(context, "words", [1]));
        await storage.Store.MoveOldLogAsync();
        Assert.Equal(0L, InFile("words"));

        storage.Time.Advance(TimeSpan.FromMinutes(5));
        await storage.Store.MoveOldLogAsync();
        Assert.Equal(1L, InFile("words"));
        var generation = await File.ReadAllTextAsync(GenerationFile.Of(_folder.Database), TestContext.Current.CancellationToken);

        storage.Time.Advance(TimeSpan.FromHours(1));
        await storage.Store.MoveOldLogAsync();
        Assert.Equal(generation, await File.ReadAllTextAsync(GenerationFile.Of(_folder.Database), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_first_start_on_a_full_disk_says_that_and_starts_when_there_is_room()
    {
        using var disk = SmallDisk.OrSkip(2);
        disk.Fill();
        var configuration = _folder.Configuration(("Storage:ConnectionString", $"Data Source={disk.Root}/bot.db"));
        Assert.Contains($"the disk of {disk.Root} is full", await ProblemAsync(configuration), StringComparison.Ordinal);
        disk.MakeRoom();
        // There is room for the beginning of a database and not for all of it.
        await File.WriteAllBytesAsync(
            Path.Combine(disk.Root, "filler"), new byte[(2 << 20) - (64 << 10)], TestContext.Current.CancellationToken);
        var problem = await ProblemAsync(configuration);
        Assert.Contains($"the disk of {disk.Root} is full", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("version", problem, StringComparison.Ordinal);
        disk.MakeRoom();
        Assert.Equal("", await ProblemAsync(configuration));
    }

    private long InFile(string name)
    {
        using var alone = ReadOnlySqlite.OpenWithoutLog(_folder.Database);
#pragma warning disable CA2100 // The test's own name.
        using var count = new SqliteCommand($"SELECT COUNT(*) FROM SystemValues WHERE Name = '{name}'", alone);
#pragma warning restore CA2100
        return (long)count.ExecuteScalar()!;
    }

    /// <summary>Starts, saves something, makes a backup, saves more, stops in order. Returns the backup.</summary>
    private static async Task<string> LivedAsync(TestFolder folder)
    {
        await using var storage = await TestStorage.Start(folder);
        await storage.Write(context => SystemValues.Set(context, "lived", [1]));
        await storage.Get<Backups>().RunAsync(TimeSpan.FromDays(1), TimeSpan.FromDays(7), TestContext.Current.CancellationToken);
        await storage.Write(context => SystemValues.Set(context, "more", [1]));
        return Assert.Single(Backups(folder));
    }

    private static UnixFileMode Mode(string file) => OperatingSystem.IsWindows() ? default : File.GetUnixFileMode(file);

    private static void SetMode(string file, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, mode);
    }

    private static string[] Backups(TestFolder folder) => Directory.GetFiles(folder.At("data/backups"));

    /// <summary>Returns what a kill at this moment leaves: copies of all files, with nothing closed in order.</summary>
    private static TestFolder Killed(TestFolder running)
    {
        var killed = new TestFolder();
        Directory.CreateDirectory(killed.At("data"));
        Directory.CreateDirectory(killed.At("keys"));
        foreach (var ending in Endings.Where(e => File.Exists(running.Database + e)))
            File.Copy(running.Database + ending, killed.Database + ending);
        foreach (var ending in (string[])["", ".used"]) File.Copy(running.KeyFile + ending, killed.KeyFile + ending);
        return killed;
    }

    private static async Task MoveLogAsync(TestStorage storage)
    {
        storage.Time.Advance(TimeSpan.FromMinutes(5));
        await storage.Store.MoveOldLogAsync();
    }

    private static async Task DamageAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open);
        stream.Position = stream.Length - (20 * 4096) + 4;
        await stream.WriteAsync(Enumerable.Repeat((byte)0xee, 8192).ToArray(), TestContext.Current.CancellationToken);
    }

    private static async Task<(int ExitCode, string Line)> NewAsync(TestFolder folder)
    {
        await using var said = new StringWriter();
        var code = await NewDatabaseCommand.RunAsync(folder.Configuration(), said, said, TestContext.Current.CancellationToken);
        return (code, said.ToString());
    }

    /// <summary>Starts and is cut off before or after one of its writes. Returns true when nothing was left to cut off.</summary>
    private static async Task<bool> StartedAsync(TestFolder folder, int cutAt, bool anew = false)
    {
        var seen = 0;
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddStorage(folder.Configuration())
            .AddSingleton<IFileOperations>(new WatchedFiles(() =>
            {
                if (seen++ == cutAt) throw new Cut();
            }))
            .BuildServiceProvider();
        var start = services.GetRequiredService<StorageStartup>();
        try
        {
            await (anew
                ? start.BeginAnewAsync(TestContext.Current.CancellationToken)
                : start.RunAsync(TestContext.Current.CancellationToken));
            return true;
        }
        catch (Cut)
        {
            return false;
        }
    }

    private static async Task<string> ProblemAsync(Microsoft.Extensions.Configuration.IConfiguration configuration)
    {
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddStorage(configuration)
            .BuildServiceProvider();
        try
        {
            await services.GetRequiredService<StorageStartup>().RunAsync(TestContext.Current.CancellationToken);
            return "";
        }
        catch (StartupException problem)
        {
            return problem.Message;
        }
    }

    /// <summary>Ends with exit code 78 and one line with all of this, and every file keeps every byte.</summary>
    private static async Task RefusesAsync(TestFolder folder, params string[] said)
    {
        var before = Hashes(folder);
        var (code, lines) = await BotFixture.RunAsync(BotFixture.Over(
            BotSettings.WithoutDiscord(folder.Root).Read(), ("Discord:ApiBaseUrl", "http://127.0.0.1:9/api/v10")));
        Assert.Equal(78, code);
        var line = Assert.Single(lines);
        Assert.All(said, part => Assert.Contains(part, line, StringComparison.Ordinal));
        Assert.Equal(before, Hashes(folder));
    }

    private static string[] Hashes(TestFolder folder) =>
    [
        .. Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains(".lock", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];

    private sealed class Cut : Exception;
}
