using System.Text;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tests.Practices;
using Tests.Storage;

namespace Tests.Dances;

public sealed class DanceStoreTests
{
    private static readonly Guid Couple = Guid.NewGuid();

    [Theory]
    [InlineData("reach")]
    [InlineData("together")]
    [InlineData("sardines")]
    [InlineData("loop")]
    public async Task Every_state_is_read_back_as_it_was_saved(string practice)
    {
        await using var storage = await TestStorage.Start();
        var dances = new DanceStore(storage.Vault, storage.Keys);
        var states = ReachableStates.States(SampleScripts.Worked(practice).Script!)
            .DistinctBy(s => $"{s.GetType()} {s.Place} {(s as Dance.Paused)?.Why} {(s as Dance.Over)?.Ending}")
            .ToList();
        var saved = await storage.Write(async context =>
        {
            var rows = states.ConvertAll(state => (Row: dances.Add(context, Couple, state), State: state));
            await context.SaveChangesAsync();
            foreach (var (row, state) in rows)
                dances.Save(row, state);
            return rows.ConvertAll(r => (r.Row.Id, r.State));
        });

        foreach (var (id, state) in saved)
        {
            var (row, read) = (await storage.Read(context => dances.FindAsync(context, id, default)))!.Value;
            Assert.Equal(SerializedDance.Of(state), SerializedDance.Of(read));
            Assert.Equal((state.Due, state.HasRoom, 1L), (row.DueAt, row.IsPending, row.Version));
        }

        Assert.Contains(states, s => s is Dance.Closing);
        Assert.Equal(saved.Count, (await storage.Read(context => dances.OfCoupleAsync(context, Couple, default))).Count);
    }

    [Fact]
    public async Task What_somebody_wrote_is_read_back_and_is_gone_with_their_key()
    {
        await using var storage = await TestStorage.Start();
        var dances = new DanceStore(storage.Vault, storage.Keys);
        var (dance, alex, sam) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var authorWords = AuthorWords.Empty.With("0.reach", Text(("truer", "I am\nafraid: of \"much\" 😀"), ("kind", "fear")))
            .WithDraft("0.respond", Text(("sense", "because")));
        await storage.Write(context =>
        {
            storage.Keys.Create(context, alex);
            storage.Keys.Create(context, sam);
            return Task.CompletedTask;
        });
        await storage.Write(context => dances.SaveWordsAsync(context, dance, alex, AuthorWords.Empty, default));
        await storage.Write(context => dances.SaveWordsAsync(context, dance, alex, authorWords, default));

        var read = await storage.Read(context => dances.WordsAsync(context, dance, alex, default));
        Assert.Equal(authorWords.Close(), read!.Close());
        Assert.Equal(["truer", "kind"], read.Shared["0.reach"].FieldIds);
        Assert.Equal("because", read.Unsent!.Text["sense"]!.Reveal());
        Assert.Empty((await storage.Read(context => dances.WordsAsync(context, dance, sam, default)))!.Shared);

        await storage.Write(context => storage.Keys.Destroy(context, alex));
        Assert.Null(await storage.Read(context => dances.WordsAsync(context, dance, alex, default)));
        Assert.Null(await storage.Read(context => dances.WordsAsync(context, dance, null, default)));
    }

    [Fact]
    public async Task Words_practice_ids_and_step_ids_never_reach_the_disk()
    {
        string[] canaries =
            ["canarywords about us", "canarypractice", "canarystep", "canaryoption", "canaryfield", "canarydraft in the making"];
        using var folder = new TestFolder();
        await using (var storage = await TestStorage.Start(folder))
        {
            var dances = new DanceStore(storage.Vault, storage.Keys);
            var (author, at) = (Guid.NewGuid(), Instant.FromUtc(2026, 5, 4, 12, 0));
            await storage.Write(async context =>
            {
                await SystemValues.Set(context, "canaryfound", [1]);
                storage.Keys.Create(context, author);
                await context.SaveChangesAsync();
                var position = new ScriptPosition(canaries[1], Side.A, Side.A, canaries[2])
                {
                    Outcomes = System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add(canaries[2], canaries[3])
                };
                var row =
                    dances.Add(
                        context,
                        Couple,
                        new Dance.Dancing(position, new StepState.Listening(Side.B, 1), at)
                        {
                            Posts = [new RoomPost(position.Key(canaries[2]), canaries[2], RoomPostKind.Told, [Side.A])
                            {
                                Option = canaries[3]
                            }]
                        });
                dances.SaveRendered(
                    row,
                    new RenderedRoom
                    {
                        Room = 5,
                        Posts = System.Collections.Immutable.ImmutableDictionary<string, RenderedMessage>.Empty.Add(
                            position.Key(canaries[2]),
                            new RenderedMessage(6, canaries[1]))
                    });
                await dances.SaveWordsAsync(
                    context,
                    row.Id,
                    author,
                    AuthorWords.Empty.With(position.Key(canaries[2]), Text((canaries[4], canaries[0])))
                        .WithDraft(canaries[2], Text((canaries[4], canaries[5]))),
                    default);
                dances.KeepRoom(context, Couple, new Snowflake(900000000000000077), at);
            });
            Nothing(folder.EverythingOnDisk(), canaries);
        }

        Nothing(folder.EverythingOnDisk(), canaries);
    }

    [Fact]
    public async Task Two_moves_at_once_do_not_both_land()
    {
        await using var storage = await TestStorage.Start();
        var dances = new DanceStore(storage.Vault, storage.Keys);
        var driver = DanceDriver.InRoom("reach");
        var id = await storage.Write(context => Task.FromResult(dances.Add(context, Couple, driver.Dance).Id));

        var refusals = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => storage.Write<Refusal?>(async context =>
        {
            var (row, dance) = (await dances.FindAsync(context, id, default))!.Value;
            var decision = dance.Decide(driver.Rules, new Act.Share(Side.B, DanceDriver.Start, driver.Dance.Place));
            if (decision.Next is { } next)
                dances.Save(row, next);
            return decision.Refusal;
        }))));

        Assert.Equal(1, refusals.Count(r => r is null));
        Assert.Equal(7, refusals.Count(r => r is Refusal.Repeated));
        Assert.Single(
            (await storage.Read(context => dances.FindAsync(context, id, default)))!.Value.Dance.Posts,
            p => p.Kind == RoomPostKind.SaidBack);
    }

    [Fact]
    public async Task A_state_that_moved_meanwhile_is_not_overwritten()
    {
        await using var storage = await TestStorage.Start();
        var dances = new DanceStore(storage.Vault, storage.Keys);
        var driver = DanceDriver.InRoom("reach");
        var id = await storage.Write(context => Task.FromResult(dances.Add(context, Couple, driver.Dance).Id));
        var contexts = storage.Get<IDbContextFactory<BotContext>>();
        await using var slow = await contexts.CreateDbContextAsync(TestContext.Current.CancellationToken);
        var (row, dance) = (await dances.FindAsync(slow, id, TestContext.Current.CancellationToken))!.Value;

        await storage.Write(async context =>
        {
            var (other, now) = (await dances.FindAsync(context, id, default))!.Value;
            dances.Save(other, now.Decide(driver.Rules, new Act.Stop(Side.A, DanceDriver.Start)).Next!);
        });
        dances.Save(row, dance);

        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => slow.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.IsType<Dance.Over>((await storage.Read(context => dances.FindAsync(context, id, default)))!.Value.Dance);
    }

    [Fact]
    public async Task A_kept_room_knows_its_id_and_its_day()
    {
        await using var storage = await TestStorage.Start();
        var dances = new DanceStore(storage.Vault, storage.Keys);
        var day = Instant.FromUtc(2026, 5, 11, 12, 0);
        await storage.Write(context =>
        {
            dances.KeepRoom(context, Couple, new Snowflake(900000000000000077), day);
            return Task.CompletedTask;
        });

        var row = await storage.Read(context => context.Set<KeptRoomRow>().SingleAsync(TestContext.Current.CancellationToken));

        Assert.Equal((new Snowflake(900000000000000077), day, Couple), (dances.RoomOf(row), row.DueAt, row.Couple));
    }

    private static AuthorWords.FormAnswers Text(params (string, string)[] fields) => AuthorWords.FormAnswers.Of(fields);

    private static void Nothing(byte[] disk, string[] canaries)
    {
        Assert.True(disk.AsSpan().IndexOf(Encoding.UTF8.GetBytes("canaryfound")) >= 0, "What is written in plain is found.");
        foreach (var canary in canaries)
            foreach (var (how, bytes) in TestFolder.Traces(canary))
                Assert.True(disk.AsSpan().IndexOf(bytes) < 0, $"'{canary}' stands on the disk as {how}.");
    }
}
