using Discord.Models;
using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.Contracts;

/// <summary>A started storage with the stores of all slices, on a copy of the golden database or on a new one.</summary>
internal sealed class GoldenDatabase : IAsyncDisposable
{
    private static readonly string Folder = Path.Combine(SourceFiles.Root, "tests/IntimacyBot.Tests/Contracts/golden");
    private static readonly string StoredDatabase = Path.Combine(Folder, "intimacybot.db");
    private static readonly string StoredKey = Path.Combine(Folder, "master.key");

    private readonly TestFolder _folder = new();
    private readonly ServiceProvider _services;

    private GoldenDatabase()
    {
        var services = new ServiceCollection()
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new DateTimeOffset(2026, 11, 28, 18, 0, 0, TimeSpan.Zero)))
            .AddSingleton(Options.Create(new Timing()))
            .AddSingleton(DateTimeZoneProviders.Tzdb)
            .AddSingleton<IMemberNames, NoNames>()
            .AddStorage(_folder.Configuration());
        foreach (var store in Stores)
            services.AddSingleton(store);
        _services = services.BuildServiceProvider();
    }

    private static Type[] Stores =>
    [
        typeof(BlockList), typeof(PersonStore), typeof(CoupleStore), typeof(InvitationStore), typeof(Notifier), typeof(DanceStore),
        typeof(KeptWords), typeof(GoodStuffStore), typeof(CheckInStore), typeof(ServerSettingsStore),
    ];

    /// <summary>Opens a copy of the database of an earlier build, as the program would start it.</summary>
    public static Task<GoldenDatabase> OpenCopyAsync(CancellationToken cancel)
    {
        var database = new GoldenDatabase();
        Copy(StoredDatabase, database._folder.Database);
        Copy(StoredKey, database._folder.KeyFile);
        return database.StartedAsync(cancel);
    }

    public static Task<GoldenDatabase> CreateAsync(CancellationToken cancel) => new GoldenDatabase().StartedAsync(cancel);

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>Replaces the golden database with this one, which must not be used afterwards.</summary>
    public void ReplaceGolden()
    {
        Directory.CreateDirectory(Folder);
        File.Delete(StoredDatabase);
        DatabaseSnapshot.Ask(_folder.Database, $"VACUUM INTO '{StoredDatabase}'");
        File.Copy(_folder.KeyFile, StoredKey, overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Names that are never known, because names are not stored.</summary>
    private sealed class NoNames : IMemberNames
    {
        public string? Known(Snowflake guild, Snowflake user) => null;

        public Task LearnAsync(Snowflake guild, IEnumerable<Snowflake> users, CancellationToken cancel) => Task.CompletedTask;
    }

    private async Task<GoldenDatabase> StartedAsync(CancellationToken cancel)
    {
        await Get<StorageStartup>().RunAsync(cancel);
        return this;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
