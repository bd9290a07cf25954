using System.Net;
using IntimacyBot.Platform.Storage;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.Disk;

/// <summary>The disk of the database, of the key with the erasure journal, or both are really full, and somebody leaves.</summary>
public sealed class SmallDiskStories
{
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public async Task Somebody_leaves_whichever_disk_is_full_and_is_erased_at_once(bool isDataFull, bool isKeyFull)
    {
        using var data = SmallDisk.OrSkip(8);
        using var key = SmallDisk.OrSkip(2);
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        var database = Copy(bot.DatabaseFile, data.Root);
        var keyFile = Copy(bot.KeyFile, key.Root);
        await bot.StartAsync(
            more: null,
            ("Storage:ConnectionString", $"Data Source={database}"),
            ("Storage:ReserveMegabytes", "1"),
            ("Sealing:KeyFile", keyFile));
        await bot.SweptAsync();
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Equal((HttpStatusCode.OK, "OK\n"), await bot.ReadyAsync());
        if (isDataFull)
            data.Fill();
        if (isKeyFull)
            key.Fill();

        await bot.LeaveAsync(bot.Alex);

        Assert.Equal(1, DatabaseSnapshot.Count(database, "SELECT COUNT(*) FROM \"DataKeys\""));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.ReadyAsync()).Status);
        data.MakeRoom();
        key.MakeRoom();
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.True(bot.Get<DiskState>().Reserve.IsWhole);
        Assert.Equal((HttpStatusCode.OK, "OK\n"), await bot.ReadyAsync());

        // Whoever left is in the journal, so that a backup from before brings nobody back.
        await bot.Get<Store>().SweepErasedAsync(CancellationToken.None);
        Assert.Equal(32, Directory.GetFiles(keyFile + ".erased", "20*").Sum(file => new FileInfo(file).Length));
    }

    [Fact]
    public async Task A_journal_whose_disk_is_full_is_named_and_nobody_is_told_that_they_have_left()
    {
        using var key = SmallDisk.OrSkip(1);
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(more: null, ("Sealing:KeyFile", Copy(bot.KeyFile, key.Root)));
        key.Fill();

        Assert.StartsWith("Sorry, this could not be saved now.", (await bot.LeaveAsync(bot.Alex)).Text, StringComparison.Ordinal);

        Assert.Equal(2, bot.Rows("DataKeys"));
        var problem = $"nobody can leave, because the disk of {key.Root}/master.key.erased is full";
        Assert.Equal(problem, bot.Get<DiskState>().Problem);
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Equal(problem, bot.Get<DiskState>().Problem);
        key.MakeRoom();
        await bot.Get<Store>().LookAtDiskAsync(CancellationToken.None);
        Assert.Null(bot.Get<DiskState>().Problem);
        await bot.LeaveAsync(bot.Alex);
        Assert.Equal(1, bot.Rows("DataKeys"));
    }

    /// <summary>Copies a file with everything that lies beside it, and returns where it is now.</summary>
    private static string Copy(string file, string to)
    {
        var from = Path.GetDirectoryName(file)!;
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var each in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(each, Path.Combine(to, Path.GetRelativePath(from, each)));
        return Path.Combine(to, Path.GetFileName(file));
    }
}
