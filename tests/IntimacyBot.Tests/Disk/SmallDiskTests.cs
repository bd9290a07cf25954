using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Tests.Storage;

namespace Tests.Disk;

/// <summary>Tests a disk that is really full.</summary>
public sealed class SmallDiskTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_erases_finds_room_in_the_reserve_and_nothing_else_does()
    {
        using var disk = SmallDisk.OrSkip(4);
        using var folder = new TestFolder();
        var settings = folder.Configuration(
            ("Storage:ConnectionString", $"Data Source={disk.Root}/bot.db"), ("Storage:Backups", ""), ("Storage:ReserveMegabytes", "1"));
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddStorage(settings).BuildServiceProvider();
        await services.GetRequiredService<StorageStartup>().RunAsync(Cancel);
        var (store, state) = (services.GetRequiredService<Store>(), services.GetRequiredService<DiskState>());
        await store.LookAtDiskAsync(Cancel);
        Assert.Null(state.Problem);
        disk.Fill();

        var failed = await Record.ExceptionAsync(() => store.WriteAsync(SaveAsync, Cancel));

        Assert.True(failed is not null && state.IsFull(failed), $"{failed}");
        Assert.Equal($"nothing can be saved, because the disk of {disk.Root} is full", state.Problem);
        Assert.True(await store.EraseAsync(SaveAsync, Cancel));
        await store.LookAtDiskAsync(Cancel);
        Assert.NotNull(state.Problem);
        disk.MakeRoom();
        await store.LookAtDiskAsync(Cancel);
        Assert.Null(state.Problem);
        Assert.Equal(1024 * 1024, new FileInfo(DiskReserve.FileOf($"{disk.Root}/bot.db")).Length);
    }

    private static async Task<bool> SaveAsync(BotContext context, CancellationToken cancel)
    {
        await SystemValues.Set(context, "much", new byte[200_000], cancel);
        return true;
    }
}
