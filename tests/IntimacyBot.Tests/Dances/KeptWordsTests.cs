using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;
using Tests.Storage;

namespace Tests.Dances;

public sealed class KeptWordsTests : IAsyncLifetime
{
    private const string Canary = "canary: I put the phone away at supper";
    private static readonly Guid Couple = Guid.NewGuid();
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Sam = Guid.NewGuid();
    private readonly TestFolder _folder = new();
    private TestStorage _storage = null!;
    private KeptWords _kept = null!;

    public async ValueTask InitializeAsync()
    {
        _storage = await TestStorage.Start(_folder);
        _kept = new KeptWords(_storage.Vault, _storage.Keys, Options.Create(new Timing()));
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
    public async Task A_promise_is_its_authors_alone_stands_on_disk_in_no_form_and_goes_with_the_key()
    {
        await _storage.Write(context => _kept.PromiseAsync(context, Alex, new Words(Canary), DanceDriver.Start, default));
        var row = await _storage.Read(context => context.Set<PromiseRow>().SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal((4, DanceDriver.Start + Duration.FromDays(7)), (row.Id.Version, row.DueAt));
        Assert.Equal(Canary, (await OfAsync(row.Id, Alex))!.Reveal());
        Assert.Null(await OfAsync(row.Id, Sam));
        var disk = _folder.EverythingOnDisk();
        Assert.All(TestFolder.Traces(Canary), trace => Assert.True(disk.AsSpan().IndexOf(trace.Bytes) < 0, trace.How));
        Assert.False(await _storage.Write(context => KeptWords.AnswerAsync(context, row.Id, Sam, default)));

        await _storage.Write(context => _storage.Keys.Destroy(context, Alex));
        Assert.Null(await OfAsync(row.Id, Alex));
    }

    [Fact]
    public async Task What_is_tried_for_a_week_is_its_authors_alone_and_is_no_promise_that_is_asked_about()
    {
        await _storage.Write(async context =>
        {
            await _kept.TryAsync(context, Alex, new Words(Canary), DanceDriver.Start, default);
            await _kept.TryAsync(context, Alex, new Words("another"), DanceDriver.Start + Duration.FromHours(1), default);
            await _kept.PromiseAsync(context, Alex, new Words("promised"), DanceDriver.Start, default);
        });
        var week = DanceDriver.Start + Duration.FromDays(7);
        var tries = await TriesAsync(Alex, DanceDriver.Start);
        Assert.Equal([(Canary, week), ("another", week + Duration.FromHours(1))], tries.Select(t => (t.Words.Reveal(), t.Until)));
        Assert.Equal(["another"], (await TriesAsync(Alex, week)).Select(t => t.Words.Reveal()));
        Assert.Empty(await TriesAsync(Sam, DanceDriver.Start));
        Assert.Equal(3, (await _storage.Read(context => _kept.PromisesOfAsync(context, Alex, default))).Count);
        var disk = _folder.EverythingOnDisk();
        Assert.All(TestFolder.Traces(Canary), trace => Assert.True(disk.AsSpan().IndexOf(trace.Bytes) < 0, trace.How));
        Assert.False(await _storage.Write(context => KeptWords.AnswerAsync(context, tries[0].Id, Sam, default)));
        Assert.True(await _storage.Write(context => KeptWords.AnswerAsync(context, tries[0].Id, Alex, default)));

        await _storage.Write(context => _storage.Keys.Destroy(context, Alex));
        Assert.Empty(await TriesAsync(Alex, DanceDriver.Start));
    }

    [Fact]
    public async Task A_newer_half_of_the_loop_takes_the_place_of_the_older()
    {
        foreach (var move in new[] { "push", "still" })
            await _storage.Write(context => _kept.LoopAsync(
                context, Couple, Alex, new Dictionary<string, string> { ["tell.move"] = move }, default));
        await _storage.Write(context => _kept.LoopAsync(
            context, Couple, Sam, new Dictionary<string, string> { ["tell.move"] = "leave" }, default));

        Assert.Equal("still", (await LoopAsync(Alex))!["tell.move"]);
        Assert.Equal("leave", (await LoopAsync(Sam))!["tell.move"]);
        Assert.Null(await LoopAsync(Guid.NewGuid()));
        await _storage.Write(context => _kept.LeaveAsync(
            context, new(Alex, Couple, IntimacyBot.Couples.Side.A, false, DanceDriver.Start), default));
        Assert.Null(await LoopAsync(Alex));
        Assert.NotNull(await LoopAsync(Sam));
    }

    [Fact]
    public async Task Whoever_has_no_key_keeps_nothing()
    {
        await _storage.Write(context => _kept.PromiseAsync(context, Guid.NewGuid(), new Words(Canary), DanceDriver.Start, default));
        Assert.Equal(0, await _storage.Read(context => context.Set<PromiseRow>().CountAsync(TestContext.Current.CancellationToken)));
    }

    private Task<Words?> OfAsync(Guid promise, Guid author) =>
        _storage.Read(context => _kept.PromiseOfAsync(context, promise, author, default));

    private Task<IReadOnlyList<(Guid Id, Words Words, Instant Until)>> TriesAsync(Guid author, Instant now) =>
        _storage.Read(context => _kept.TriesOfAsync(context, author, now, default));

    private Task<IReadOnlyDictionary<string, string>?> LoopAsync(Guid author) =>
        _storage.Read(context => _kept.LoopOfAsync(context, Couple, author, default));
}
