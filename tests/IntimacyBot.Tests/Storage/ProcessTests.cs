using IntimacyBot.Platform.Storage;

namespace Tests.Storage;

public sealed class ProcessTests : IDisposable
{
    private const int Kills = 6;
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_second_process_is_refused_by_name_until_the_first_is_gone_however_it_went()
    {
        using var first = WriterProcess.Write(_folder);
        Assert.NotNull(await first.Next());

        var refused = await Assert.ThrowsAsync<StartupException>(() => TestStorage.Start(_folder));
        Assert.StartsWith("Storage:ConnectionString: ", refused.Message);
        Assert.Contains($"process (id {first.Id}) holds {_folder.Database}.lock", refused.Message);
        Assert.DoesNotContain('\n', refused.Message);

        await first.Kill();
        await using var second = await TestStorage.Start(_folder);
        Assert.True(File.Exists(_folder.Database + ".lock"));
    }

    [Fact]
    public async Task A_second_storage_in_the_same_process_is_refused_too()
    {
        await using (await TestStorage.Start(_folder))
        {
            await Assert.ThrowsAsync<StartupException>(() => TestStorage.Start(_folder));
        }

        await (await TestStorage.Start(_folder)).DisposeAsync();
    }

    [Fact]
    public async Task No_acknowledged_move_is_lost_or_doubled_by_a_kill()
    {
        var random = new Random(11);
        long acknowledged = 0;
        for (var life = 0; life < Kills; life++)
        {
            using var child = WriterProcess.Write(_folder);
            var first = await child.Next();
            Assert.NotNull(first);
            Assert.InRange(first.Value, acknowledged, acknowledged + 1);
            acknowledged = first.Value;
            for (var more = random.Next(1, 200); more > 0; more--) acknowledged = (await child.Next())!.Value;
            await child.Kill();
            while (await child.Next() is { } late) acknowledged = late;
        }

        await using var storage = await TestStorage.Start(_folder);
        var last = await storage.Read(context => WriterProcess.Last(storage.Inbox, context));
        Assert.InRange(last, acknowledged, acknowledged + 1);
        Assert.Equal(last + 1, await storage.Read(WriterProcess.Effects));
    }
}
