using System.Reflection;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Stories;

/// <summary>A record that cannot be read costs itself alone: it is put aside, its people are told once, and all else goes on.</summary>
public sealed class DamagedRecordStories
{
    private const string Told = "Something of yours cannot be read any more.";
    private const string Read = "All right";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>
    /// Says who is told of the first record of each column in <see cref="DamagedRecords"/>. Nobody is told where the record is only the
    /// bot's, or where it is made whole again out of what else is stored.
    /// </summary>
    private static readonly Dictionary<string, Owners> ToldOf = new()
    {
        ["DataKeys.Wrapped"] = Owners.Alex,
        ["People.State"] = Owners.Alex,
        ["Couples.About"] = Owners.Both,
        ["Memberships.User"] = Owners.None,
        ["Invitations.About"] = Owners.Alex,
        ["Notifications.Posted"] = Owners.None,
        ["KeptBells.Bell"] = Owners.None,
        ["Dances.State"] = Owners.Both,
        ["Dances.Rendered"] = Owners.Both,
        ["DayRooms.State"] = Owners.Both,
        ["DayRooms.Rendered"] = Owners.Both,
        ["AuthorWords.Content"] = Owners.Alex,
        ["KeptRooms.Room"] = Owners.Both,
        ["Promises.Content"] = Owners.Alex,
        ["Loops.Content"] = Owners.Alex,
        ["Jar.Content"] = Owners.Alex,
        ["CheckIns.State"] = Owners.Alex,
        ["Servers.Settings"] = Owners.None,
        ["ServerRemovals.Guild"] = Owners.None,
        ["GatewaySessions.Session"] = Owners.None,
    };

    internal enum Owners
    {
        None,
        Alex,
        Both,
    }

    public static TheoryData<string> Columns => [.. SealedColumn.All.Select(c => $"{c.Table}.{c.Column}")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_sealed_column_is_listed_with_who_is_told()
    {
        var places = typeof(SealedColumns).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Select(m => (AssociatedData)m.Invoke(null, [.. m.GetParameters().Select(p => Activator.CreateInstance(p.ParameterType))])!)
            .Select(p => $"{p.Table}.{p.Column}").Order();
        Assert.Equal(places, SealedColumn.All.Select(c => $"{c.Table}.{c.Column}").Order());
        Assert.Equal(places, ToldOf.Keys.Order());
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task It_costs_that_record_alone_and_is_told_once_to_those_whose_it_was(string column)
    {
        await using var bot = await BeginAsync(column);
        var told = new Dictionary<WorldPerson, int>();
        await VisitAsync(bot, told);

        // What no page has read yet is found by the backup, which does not count until everything in it opens.
        var backups = bot.Get<Backups>();
        var first = await backups.RunAsync(TimeSpan.Zero, Day, Cancel);
        Assert.True(first || backups.Status.Contains(column.Split('.')[0], StringComparison.Ordinal), backups.Status);
        Assert.True(first || await backups.RunAsync(TimeSpan.Zero, Day, Cancel), backups.Status);

        await VisitAsync(bot, told);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        await VisitAsync(bot, told);
        var expected = ToldOf[column] switch { Owners.None => (0, 0), Owners.Alex => (1, 0), _ => (1, 1) };
        Assert.Equal(expected, (told[bot.Alex], told[bot.Sam]));
        AssertHostRead(bot, column);

        if (ToldOf[column] != Owners.None)
            Assert.Contains("Unreadable", (await bot.CommandAsync(bot.Alex, "privacy see")).Text);

        // What is put aside goes with its people, and what is only the bot's goes in time.
        Assert.NotEqual(0, bot.Rows("DamagedRecords"));
        await bot.LeaveAsync(bot.Alex);
        await bot.LeaveAsync(bot.Sam);
        var ofPeople = $"SELECT COUNT(*) FROM \"DamagedRecords\" WHERE \"Person\" <> '{Guid.Empty}'";
        Assert.Equal(0, DatabaseSnapshot.Count(bot.DatabaseFile, ofPeople));
        await bot.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal(0, bot.Rows("DamagedRecords"));
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Nothing_that_becomes_due_is_kept_from_it(string column)
    {
        await using var bot = await BeginAsync(column);
        for (var days = 0; days < 40; days += 5)
            await bot.PassAsync(TimeSpan.FromDays(5));
        await VisitAsync(bot, []);
        Assert.DoesNotContain(bot.Log.Warnings, w => !w.Contains("cannot be read (", StringComparison.Ordinal));
        // Without its settings a server has no home channel, and its rooms wait for one.
        if (column != "Servers.Settings")
            Assert.Equal(0, DatabaseSnapshot.Count(bot.DatabaseFile, "SELECT COUNT(*) FROM \"Dances\" WHERE \"IsPending\""));
    }

    [Fact]
    public async Task What_was_put_aside_goes_after_thirty_days_and_keeps_every_byte_until_then()
    {
        await using var bot = await BeginAsync("Jar.Content");
        var broken = (byte[])DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT \"Content\" FROM \"Jar\" ORDER BY rowid LIMIT 1")!;
        await bot.Get<Backups>().RunAsync(TimeSpan.Zero, Day, Cancel);
        var content = System.Text.Encoding.UTF8.GetString(
            (byte[])DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT \"Content\" FROM \"DamagedRecords\"")!);
        Assert.Contains(Convert.ToBase64String(broken).Split('+')[0], content);

        await bot.PassAsync(TimeSpan.FromDays(29));
        Assert.Equal(1, bot.Rows("DamagedRecords"));
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, bot.Rows("DamagedRecords"));
    }

    [Fact]
    public async Task A_draft_that_cannot_be_read_is_told_to_its_author_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DraftAsync(bot.Alex, "Not yet.");
        await bot.StopAsync();
        Damage(bot, "Dances.State");
        await bot.StartAsync();
        var told = new Dictionary<WorldPerson, int>();
        await VisitAsync(bot, told);
        await VisitAsync(bot, told);
        Assert.Equal((1, 0), (told[bot.Alex], told[bot.Sam]));
    }

    [Fact]
    public async Task Somebody_without_a_couple_is_recognised_with_what_is_theirs_and_allows_nothing()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SwitchAsync(bot.Alex, "Dances: off");
        var key = bot.Rows("DataKeys");
        await bot.StopAsync();
        Damage(bot, "People.State");
        await bot.StartAsync();
        var told = new Dictionary<WorldPerson, int>();
        await VisitAsync(bot, told);
        Assert.Equal((1, key), (told[bot.Alex], bot.Rows("DataKeys")));
        Assert.Contains("Dances: off", (await bot.CommandAsync(bot.Alex, "settings")).Message!.Labels);
    }

    [Fact]
    public async Task Somebody_who_cannot_be_read_and_does_not_come_back_goes_after_thirty_days()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SwitchAsync(bot.Alex, "Dances: off");
        await bot.StopAsync();
        Damage(bot, "People.State");
        await bot.StartAsync();
        await bot.Get<Backups>().RunAsync(TimeSpan.Zero, Day, Cancel);
        Assert.Equal(1, bot.Rows("DataKeys"));
        await bot.PassAsync(TimeSpan.FromDays(30));
        Assert.Equal((0, 0, 0), (bot.Rows("People"), bot.Rows("DataKeys"), bot.Rows("DamagedRecords")));
    }

    [Fact]
    public async Task A_server_that_took_the_bot_out_takes_along_what_was_put_aside_meanwhile()
    {
        await using var bot = await BeginAsync("Jar.Content");
        var removals = bot.Rows("ServerRemovals");
        bot.World.Faults.KickBot(bot.Guild);
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (bot.Rows("ServerRemovals") == removals)
            Assert.True(await often.WaitForNextTickAsync(enough.Token), bot.World.History.Recent(40));
        await bot.PassAsync(TimeSpan.FromDays(20));
        await bot.Get<Backups>().RunAsync(TimeSpan.Zero, Day, Cancel);
        Assert.Equal(1, bot.Rows("DamagedRecords"));

        await bot.PassAsync(TimeSpan.FromDays(11));

        Assert.Equal((0, 0), (bot.Rows("DamagedRecords"), bot.Rows("DataKeys")));
    }

    /// <summary>Begins with something in every table, and damages the first value of one column while the bot is off.</summary>
    private static async Task<BotFixture> BeginAsync(string column)
    {
        var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.Get<Store>().WriteAsync((context, cancel) => new EverythingStored(bot).WriteAsync(context, cancel), Cancel);
        await bot.QuietAsync();
        await bot.StopAsync();
        Damage(bot, column);
        await bot.StartAsync();
        return bot;
    }

    /// <summary>Changes the last byte of the first value of a column.</summary>
    private static void Damage(BotFixture bot, string column)
    {
        var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
        var first = $"(SELECT MIN(rowid) FROM \"{table}\" WHERE \"{name}\" IS NOT NULL)";
        var bytes = (byte[])DatabaseSnapshot.Ask(bot.DatabaseFile, $"SELECT \"{name}\" FROM \"{table}\" WHERE rowid = {first}")!;
        bytes[^1] ^= 1;
        DatabaseSnapshot.Ask(
            bot.DatabaseFile, $"UPDATE \"{table}\" SET \"{name}\" = X'{Convert.ToHexString(bytes)}' WHERE rowid = {first}");
    }

    /// <summary>Both open the pages on which anything of theirs stands, and answer the one line. Every page comes.</summary>
    private static async Task VisitAsync(BotFixture bot, Dictionary<WorldPerson, int> told)
    {
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            foreach (var command in new[] { "settings", "goodstuff mine", "checkin status", "reach", "pause" })
                await bot.CommandAsync(person, command);
            var home = await bot.CommandAsync(person, "home");
            told[person] = told.GetValueOrDefault(person) + (home.Text.Split(Told).Length - 1);
            if (home.Text.Contains(Told, StringComparison.Ordinal))
                Assert.DoesNotContain(Told, (await bot.PressAsync(home, Read)).Text);
        }
    }

    private static void AssertHostRead(BotFixture bot, string column)
    {
        var lines = bot.Log.Warnings.Where(w => w.Contains("cannot be read (", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Exists(l => l.Contains($"A record of {column.Split('.')[0]} (", StringComparison.Ordinal)), $"{bot.Log}");
        var rest = bot.Log.Warnings.Except(lines).Where(w => !w.Contains("A backup could not be made", StringComparison.Ordinal));
        Assert.Empty(rest);
    }
}
