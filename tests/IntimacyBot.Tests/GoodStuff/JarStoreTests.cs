using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.GoodStuff;
using IntimacyBot.Platform.Storage.Encryption;
using NodaTime;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.GoodStuff;

public sealed class JarStoreTests : IAsyncLifetime
{
    private const string Canary = "canary: the way you hum over the dishes";
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Sam = Guid.NewGuid();
    private static readonly Couple Two =
        new(Guid.NewGuid(), new Snowflake(1), new Partner(new Snowflake(2), Alex), new Partner(new Snowflake(3), Sam), "en");
    private readonly TestFolder _folder = new();
    private TestStorage _storage = null!;
    private GoodStuffStore _jar = null!;

    public async ValueTask InitializeAsync()
    {
        _storage = await TestStorage.Start(_folder);
        _jar = new GoodStuffStore(_storage.Vault, _storage.Keys);
        await _storage.Write(context =>
        {
            _storage.Keys.Create(context, Alex);
            _storage.Keys.Create(context, Sam);
            return Task.CompletedTask;
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _storage.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_goes_in_comes_out_and_stands_on_disk_in_no_form()
    {
        await KeepAsync(Alex, Canary);

        Assert.Equal((Alex, Canary), Shown(await AnyAsync()));
        var disk = _folder.EverythingOnDisk();
        Assert.All(TestFolder.Traces(Canary), trace => Assert.True(disk.AsSpan().IndexOf(trace.Bytes) < 0, trace.How));
    }

    [Fact]
    public async Task Nothing_tells_when_it_was_put_in()
    {
        await KeepAsync(Alex, Canary);
        Assert.Equal(4, (await AnyAsync())!.Id.Version);
    }

    [Fact]
    public async Task Ones_own_are_opened_in_turn_and_nobody_elses()
    {
        await KeepAsync(Alex, "tea");
        await KeepAsync(Alex, "rain");
        await KeepAsync(Sam, "snow");
        await KeepAsync(Alex, "of another couple", Guid.NewGuid());

        for (var (turn, last) = (0, await AnyAsync()); turn < 20; turn++)
        {
            var next = await AnyAsync(last!.Id);
            Assert.Equal(["rain", "tea"], new[] { last.Words.Reveal(), next!.Words.Reveal() }.Order(StringComparer.Ordinal));
            last = next;
        }
    }

    [Fact]
    public async Task The_only_one_is_shown_again()
    {
        await KeepAsync(Alex, "rain");
        await KeepAsync(Sam, "snow");
        var only = await AnyAsync();
        Assert.False(only!.HasOthers);
        Assert.Equal(only!.Id, (await AnyAsync(only.Id))!.Id);
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_own_along_and_nothing_else()
    {
        await KeepAsync(Alex, "tea");
        await KeepAsync(Sam, Canary);
        await KeepAsync(Sam, "of another couple", Guid.NewGuid());

        await _storage.Write(async context =>
        {
            await _jar.LeaveAsync(
                context,
                new LeavingPerson(Sam, Two.Id, Side.B, ClearRooms: false, Instant.FromUtc(2026, 11, 23, 18, 0)),
                TestContext.Current.CancellationToken);
            await _storage.Keys.Destroy(context, Sam);
        });

        Assert.Equal(1L, DatabaseSnapshot.Ask(_folder.Database, "SELECT COUNT(*) FROM Jar"));
        Assert.Equal((Alex, "tea"), Shown(await AnyAsync()));
        Assert.Null(await AnyAsync(by: Sam));
    }

    [Fact]
    public async Task What_cannot_be_read_any_more_is_passed_over_in_silence()
    {
        await KeepAsync(Sam, Canary);
        await _storage.Write(context => _storage.Keys.Destroy(context, Sam));

        Assert.Null(await AnyAsync(by: Sam));
        Assert.Empty(await _storage.Read(read => _jar.OfAsync(read, [Sam], TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task Nothing_is_kept_for_somebody_without_a_key_and_nothing_blank()
    {
        await KeepAsync(Guid.NewGuid(), Canary);
        await KeepAsync(Alex, " \n");
        Assert.Equal(0L, DatabaseSnapshot.Ask(_folder.Database, "SELECT COUNT(*) FROM Jar"));
    }

    [Fact]
    public async Task Each_finds_and_takes_out_only_their_own()
    {
        await KeepAsync(Alex, "tea");
        await KeepAsync(Sam, "rain");
        var tea = Assert.Single(await OfAsync(Alex));

        Assert.Equal("tea", tea.Words.Reveal());
        Assert.Null(await _storage.Read(read => _jar.FindAsync(read, tea.Id, [Sam], TestContext.Current.CancellationToken)));
        Assert.False(await WithdrawAsync(tea.Id, Sam));
        Assert.True(await WithdrawAsync(tea.Id, Alex));
        Assert.False(await WithdrawAsync(tea.Id, Alex));
        Assert.Null(await AnyAsync());
        Assert.Equal((Sam, "rain"), Shown(await AnyAsync(by: Sam)));
    }

    private static (Guid Author, string Words) Shown(JarEntry? thing) => (thing!.Author, thing.Words.Reveal());

    private Task KeepAsync(Guid author, string words, Guid? couple = null) =>
        _storage.Write(context => _jar.KeepAsync(
            context, couple ?? Two.Id, author, new Words(words), TestContext.Current.CancellationToken));

    private Task<JarEntry?> AnyAsync(Guid? last = null, Guid? by = null) => _storage.Read(read =>
        _jar.AnyAsync(read, Two.Id, by ?? Alex, last ?? Guid.Empty, TestContext.Current.CancellationToken));

    private Task<IReadOnlyList<JarEntry>> OfAsync(Guid author) =>
        _storage.Read(read => _jar.OfAsync(read, [author], TestContext.Current.CancellationToken));

    private Task<bool> WithdrawAsync(Guid thing, Guid author) =>
        _storage.Write(context => GoodStuffStore.WithdrawAsync(context, thing, [author], TestContext.Current.CancellationToken));
}
