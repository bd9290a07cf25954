using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Storage;

public sealed class StartTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_first_run_makes_a_key_and_a_database_that_only_their_owner_can_read()
    {
        await using var storage = await TestStorage.Start(_folder);
        if (OperatingSystem.IsWindows()) return;
        const UnixFileMode file = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        Assert.Equal(file, File.GetUnixFileMode(_folder.KeyFile));
        Assert.Equal(file, File.GetUnixFileMode(_folder.Database));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("keys")));
        Assert.Equal(file | UnixFileMode.UserExecute, File.GetUnixFileMode(_folder.At("data")));
    }

    [Fact]
    public async Task What_was_sealed_opens_after_a_restart()
    {
        var (owner, place) = await SealSomething();
        await using var again = await TestStorage.Start(_folder);
        var opened = await again.Read(async context =>
            again.Vault.Open(await again.Keys.Get(context, owner), place, (await SystemValues.Get(context, "words"))!));
        Assert.Equal("hello", opened!.Reveal());
    }

    [Fact]
    public async Task A_database_without_its_key_never_starts_and_gets_no_new_one()
    {
        await SealSomething();
        File.Delete(_folder.KeyFile);
        await Refuses("Sealing:KeyFile", "missing");
        Assert.False(File.Exists(_folder.KeyFile));
        Assert.Equal([_folder.KeyFile + ".used"], Directory.GetFiles(_folder.At("keys")));
    }

    [Fact]
    public async Task A_database_that_was_only_ever_started_has_its_key_too()
    {
        await (await TestStorage.Start(_folder)).DisposeAsync();
        File.Delete(_folder.KeyFile);
        await Refuses("Sealing:KeyFile", "missing");
    }

    [Fact]
    public async Task Another_databases_key_is_refused_and_its_own_still_opens_everything()
    {
        var (owner, _) = await SealSomething();
        var right = await File.ReadAllTextAsync(_folder.KeyFile, TestContext.Current.CancellationToken);
        var before = await File.ReadAllBytesAsync(_folder.Database, TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.KeyFile, MasterKey.Random().Format(), TestContext.Current.CancellationToken);
        await Refuses("Sealing:KeyFile", "is not the key of");
        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.Database, TestContext.Current.CancellationToken));

        await File.WriteAllTextAsync(_folder.KeyFile, right, TestContext.Current.CancellationToken);
        await using var again = await TestStorage.Start(_folder);
        Assert.NotNull(await again.Read(context => again.Keys.Get(context, owner).AsTask()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("intimacybot-master-key-1:")]
    [InlineData("intimacybot-master-key-1:AAAA")]
    [InlineData("intimacybot-master-key-2:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [InlineData("intimacybot-master-key-1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_file_that_is_no_key_is_refused_and_left_alone(string content)
    {
        Directory.CreateDirectory(_folder.At("keys"));
        await File.WriteAllTextAsync(_folder.KeyFile, content, TestContext.Current.CancellationToken);
        await Refuses("Sealing:KeyFile", "holds no master key");
        Assert.Equal(content, await File.ReadAllTextAsync(_folder.KeyFile, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("data/master.key")]
    [InlineData("data/below/master.key")]
    [InlineData("linked/master.key")]
    public async Task A_key_beside_what_it_protects_is_refused(string path)
    {
        Directory.CreateDirectory(_folder.At("data"));
        Directory.CreateSymbolicLink(_folder.At("linked"), _folder.At("data"));
        await Refuses("Sealing:KeyFile", "lies in the folder of the database", ("Sealing:KeyFile", _folder.At(path)));
        Assert.False(File.Exists(_folder.At(path)));
    }

    [Fact]
    public async Task A_first_run_killed_between_key_and_database_starts_with_that_key()
    {
        await (await TestStorage.Start(_folder)).DisposeAsync();
        var key = await File.ReadAllTextAsync(_folder.KeyFile, TestContext.Current.CancellationToken);
        foreach (var later in (string[])[_folder.Database, _folder.Database + ".generation", _folder.KeyFile + ".used"]) File.Delete(later);
        await (await TestStorage.Start(_folder)).DisposeAsync();
        Assert.Equal(key, await File.ReadAllTextAsync(_folder.KeyFile, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_folder.At("data"));
        await File.WriteAllTextAsync(_folder.Database, new string('x', 5000), TestContext.Current.CancellationToken);
        await Refuses("Storage:ConnectionString", "is not a readable SQLite database");
        Assert.Equal(new string('x', 5000), await File.ReadAllTextAsync(_folder.Database, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_programs_database_is_refused_and_left_alone()
    {
        Directory.CreateDirectory(_folder.At("data"));
        DatabaseSnapshot.Ask(_folder.Database, "CREATE TABLE Photos (Id INTEGER)");
        await Refuses("Storage:ConnectionString", "belongs to another program");
        Assert.False(File.Exists(_folder.KeyFile));
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_is_refused()
    {
        await File.WriteAllTextAsync(_folder.At("data"), "a file where the folder should be", TestContext.Current.CancellationToken);
        await Refuses("Storage:ConnectionString", "cannot be written");
    }

    [Theory]
    [InlineData("Storage:Provider", "oracle", "\"oracle\" is not known")]
    [InlineData("Storage:ConnectionString", "Data Source=:memory:", "names no file")]
    [InlineData("Storage:ConnectionString", "", "names no file")]
    [InlineData("Storage:ConnectionString", "Nonsense=1", "not a SQLite connection string")]
    public async Task Configuration_that_cannot_be_meant_is_refused(string key, string value, string said) =>
        await Refuses(key, said, (key, value));

    [Fact]
    public async Task A_vanished_database_is_not_replaced_by_an_empty_one_while_running()
    {
        await using var storage = await TestStorage.Start(_folder);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Delete(_folder.Database);
        await Assert.ThrowsAnyAsync<Exception>(() => storage.Write(context => storage.Inbox.MarkSeen(context, 1)));
        Assert.False(File.Exists(_folder.Database));
    }

    [Fact]
    public void The_migrations_cover_the_model()
    {
        using var context = new BotContextFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges(), "A row changed: BotContextFactory says how to add a migration.");
    }

    private async Task Refuses(string key, string said, params (string Key, string Value)[] configuration)
    {
        var problem = await Assert.ThrowsAsync<StartupException>(async () =>
        {
            await using var services = new ServiceCollection()
                .AddSingleton(TimeProvider.System)
                .AddStorage(_folder.Configuration(configuration))
                .BuildServiceProvider();
            await services.GetRequiredService<StorageStartup>().RunAsync(TestContext.Current.CancellationToken);
        });
        Assert.Equal(key, problem.Key);
        Assert.StartsWith(key + ": ", problem.Message);
        Assert.Contains(said, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }

    private async Task<(Guid Owner, AssociatedData Place)> SealSomething()
    {
        await using var storage = await TestStorage.Start(_folder);
        var owner = Guid.NewGuid();
        var place = new AssociatedData("SystemValues", "Value", Guid.NewGuid(), owner, 1);
        await storage.Write(context =>
        {
            var key = storage.Keys.Create(context, owner);
            return SystemValues.Set(context, "words", storage.Vault.Seal(key, place, new Words("hello")));
        });
        return (owner, place);
    }
}
