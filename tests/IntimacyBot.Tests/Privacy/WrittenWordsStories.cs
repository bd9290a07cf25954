using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Privacy;

/// <summary>
/// Two people write while something breaks. Their words and names stand in the messages that show them and in sealed columns, and in
/// nothing else that is written: no log, metric, trace, exception, address or header, no file, no custom id and no name of a thread.
/// </summary>
public sealed class WrittenWordsStories
{
    private const string Planted = "vesperquill";
    private const string NameOfAlex = "Zebulonkite";
    private const string NameOfSam = "Quillabryn";

    /// <summary>What breaks while words are on their way; the fault ends when what is returned is disposed.</summary>
    private static readonly Dictionary<string, Func<BotFixture, FullDiskSwitch, IDisposable>> Faults = new()
    {
        ["nothing"] = (_, _) => new Healing(() => { }),
        ["Discord answers 500"] = (bot, _) => Failing(bot, RestFault.ServerError),
        ["the connection is cut before"] = (bot, _) => Failing(bot, RestFault.ResetBefore),
        ["the connection is cut after"] = (bot, _) => Failing(bot, RestFault.ResetAfter),
        ["Discord answers 429"] = (bot, _) => Failing(bot, RestFault.TooMany),
        ["Discord blocks the bot"] = (bot, _) => Failing(bot, RestFault.BlockedPage, count: 1),
        ["the disk is full"] = (_, disk) =>
        {
            disk.IsFull = true;
            return new Healing(() => disk.IsFull = false);
        },
        ["the database is busy"] = (bot, _) => new BusyDatabase(bot.DatabaseFile),
    };

    public static TheoryData<string> WhatBreaks => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(WhatBreaks))]
    public async Task Words_stand_where_they_are_shown_and_are_written_nowhere_else(string fault)
    {
        using var watch = new OutputWatch(Planted, NameOfAlex, NameOfSam);
        var disk = new FullDiskSwitch();
        await using var bot = await BeginAsync(watch, disk);
        await PlayAsync(bot, form => SubmitAsync(bot, form, () => Faults[fault](bot, disk)));
        await bot.Get<Backups>().RunAsync(TimeSpan.Zero, TimeSpan.FromDays(1), TestContext.Current.CancellationToken);
        AssertShown(bot);
        Look(bot, watch);
        Assert.Empty(watch.Found);
        string[] places = ["the log at Debug", "a trace", "an address", "a header", "a file", "a custom id", "the name of a thread"];
        Assert.Empty(places.Except(watch.Seen.Keys));
    }

    [Fact]
    public async Task Words_of_a_bot_that_is_killed_with_them_in_its_hands_are_written_nowhere_else()
    {
        using var watch = new OutputWatch(Planted, NameOfAlex, NameOfSam);
        await using var bot = await BeginAsync(watch, new FullDiskSwitch());
        await PlayAsync(bot, async form =>
        {
            var lost = form.Modal!.SubmitAsync(Filled(form));
            await bot.KillAsync();
            bot.World.ExpireInteractions();
            await lost;
            Look(bot, watch);
            await bot.StartAsync(watch.AddTo);
            return await bot.SubmitAsync(form, Filled(form));
        });
        AssertShown(bot);
        Look(bot, watch);
        Assert.Empty(watch.Found);
    }

    [Fact]
    public void What_is_written_in_each_place_would_be_found()
    {
        const string Word = "gossamerplinth";
        using var watch = new OutputWatch(Word);
        using var source = new ActivitySource("watched");
        using var meter = new Meter("watched");
        source.StartActivity("step")?.SetTag("words", Word).Dispose();
        meter.CreateCounter<long>("steps").Add(1, new KeyValuePair<string, object?>("words", Word));
        Assert.Throws<InvalidOperationException>(static void () => throw new InvalidOperationException($"It was {Word}."));
        var logger = watch.CreateLogger("watched");
        logger.BeginScope(new Dictionary<string, object?> { ["words"] = Word });
#pragma warning disable CA1848 // One line of a test.
        logger.LogTrace("It was {Words}.", Word);
#pragma warning restore CA1848
        string[] places = ["a trace", "a metric", "an exception", "a scope of the log", "the log at Trace"];
        Assert.Equal(places.Order(), watch.Found.Select(found => found.Split(" stands in ")[1].Split(": ")[0]).Distinct().Order());
    }

    private static async Task<BotFixture> BeginAsync(OutputWatch watch, FullDiskSwitch disk)
    {
        var bot = await BotFixture.OfCoupleAsync();
        bot.Guild.Rename(bot.Alex, NameOfAlex);
        bot.Guild.Rename(bot.Sam, NameOfSam);
        await bot.StopAsync();
        await bot.StartAsync(services =>
        {
            watch.AddTo(services);
            disk.AddTo(services);
        });
        return bot;
    }

    /// <summary>Writes in the forms of a reach and of the jar, and submits each through <paramref name="submit"/>.</summary>
    private static async Task PlayAsync(BotFixture bot, Func<SeenAnswer, Task<SeenAnswer>> submit)
    {
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await submit(await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Write")), "Share");
        await bot.HereAsync(sam);
        await submit(await bot.OnFloorAsync(sam, "Write"));
        await submit(await bot.OnFloorAsync(alex, "There's more"));
        await submit(await bot.OnFloorAsync(sam, "Write"));
        await bot.OnFloorAsync(alex, "That's it");
        await bot.PressAsync(await submit(await bot.OnFloorAsync(sam, "Write")), "Share");
        await bot.OnFloorAsync(alex, ReachForm.Enough);
        await submit(await bot.CommandAsync(alex, "goodstuff add"));
    }

    /// <summary>Submits a form while something is broken, and once more when it is not.</summary>
    private static async Task<SeenAnswer> SubmitAsync(BotFixture bot, SeenAnswer form, Func<IDisposable> breaking)
    {
        var givenUp = bot.Log.Warnings.Count(IsGivenUp);
        using (breaking())
        {
            var first = form.Modal!.SubmitAsync(Filled(form));
            await bot.World.WaitForAsync(
                _ => first.IsCompleted || bot.Log.Warnings.Count(IsGivenUp) > givenUp,
                "an answer, or the end of trying",
                TimeSpan.FromSeconds(60));
        }

        bot.World.ExpireInteractions();
        await bot.QuietAsync();
        return await bot.SubmitAsync(form, Filled(form));

        static bool IsGivenUp(string warning) => warning.Contains("got no answer", StringComparison.Ordinal);
    }

    private static (string Field, object? Value)[] Filled(SeenAnswer form) => new PlantedFormFiller().Fill(form.Modal!);

    private static HashSet<string> Texts(WorldPerson person) => [.. person.VisibleChannels.SelectMany(person.Sees).Select(m => m.Text)];

    private static void AssertShown(BotFixture bot)
    {
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains(Texts(person), text => text.Contains(Planted, StringComparison.Ordinal));
        Assert.Contains(Texts(bot.Alex), text => text.Contains(NameOfSam, StringComparison.Ordinal));
    }

    /// <summary>Looks at the files, the custom ids and the names of threads.</summary>
    private static void Look(BotFixture bot, OutputWatch watch)
    {
        var folder = Path.GetDirectoryName(Path.GetDirectoryName(bot.DatabaseFile))!;
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains(".lock")))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            watch.Look("a file", $"{file} {Encoding.Latin1.GetString(bytes.ToArray())} {Encoding.Unicode.GetString(bytes.ToArray())}");
        }

        foreach (var thread in bot.Guild.Threads)
            watch.Look("the name of a thread", thread.Name);
        foreach (var component in bot.World.People.SelectMany(p => p.VisibleChannels.SelectMany(p.Sees)).SelectMany(m => m.Components))
            watch.Look("a custom id", component.CustomId);
        var entries = bot.World.People.SelectMany(p => p.Transcript.Entries).Select(e => e.What);
        foreach (var form in entries.Where(what => what.StartsWith("answer: form", StringComparison.Ordinal)))
            watch.Look("a custom id", form[form.IndexOf('[', StringComparison.Ordinal)..].Split(']')[0]);
    }

    private static Healing Failing(BotFixture bot, RestFault fault, int count = 2)
    {
        bot.World.Faults.FailNextRequests(fault, count, pathContains: "/callback");
        return new Healing(() => { });
    }

    private sealed class Healing(Action heal) : IDisposable
    {
        public void Dispose() => heal();
    }

    /// <summary>Another program that writes into the database and does not end.</summary>
    private sealed class BusyDatabase : IDisposable
    {
        private readonly SqliteConnection _connection;

        public BusyDatabase(string file)
        {
            _connection = new($"Data Source={file};Pooling=False");
            _connection.Open();
            Run("BEGIN IMMEDIATE");
        }

        public void Dispose()
        {
            Run("ROLLBACK");
            _connection.Dispose();
        }

        private void Run(string sql)
        {
            using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // The sentences of this class.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }

    private sealed class PlantedFormFiller : FormFiller
    {
        protected override string Type(WorldModalField field) => $"{Planted} in {field.CustomId}";

        protected override int Pick(int options) => 0;

        protected override IEnumerable<string> PickSeveral(WorldComponent input) => [input.Options[0].Value];
    }
}
