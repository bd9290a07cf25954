using IntimacyBot.CheckIns;
using IntimacyBot.Notifications;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>
/// Tests prompts through years, clock changes, outages and clocks that are set: each day gets one prompt or none. Notifications are never
/// sent.
/// </summary>
public sealed class CheckInTimeTests
{
    private const string Vienna = "Europe/Vienna";
    private static readonly Instant Start = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly LocalTime Seven = new(19, 0);
    private static readonly LocalTime Night = new(2, 15);

    /// <summary>One of this many due times is also checked a millisecond before it.</summary>
    private const int ChecksEarly = 7;

    /// <summary>These are two years, in which each zone passes each of its changes of the clock twice, and one has a leap day.</summary>
    private const int Weeks = 104;

    [Fact]
    public async Task For_104_weeks_in_many_zones_everybody_is_called_once_a_week_at_their_hour()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var prompts = new PromptFixture(bot);
        string[] zones =
        [
            Vienna,
                "America/New_York",
                "Australia/Sydney",
                "America/Santiago",
                "Asia/Kolkata",
                "America/St_Johns",
                "Asia/Kathmandu",
                "Pacific/Chatham",
                "Australia/Lord_Howe",
            "Africa/Casablanca", "Pacific/Apia", "Pacific/Pago_Pago", "Asia/Tehran", "Europe/Istanbul",
        ];
        var people = new Dictionary<Guid, (DateTimeZone Zone, LocalTime Time, List<LocalDateTime> Called)>();
        // Every zone gets a time in the night of its clock changes, and some zones one in the evening.
        foreach (var (id, time) in zones.Select(z => (z, Night)).Concat(zones.Take(3).Select(z => (z, Seven))))
            people.Add(
                await prompts.SetAsync((ulong)people.Count + 1, IsoDayOfWeek.Sunday, time, id, Start),
                (prompts.Zones[id], time, []));

        await prompts.SweepAsync(Start);
        var (end, step) = (Start + Duration.FromDays(Weeks * 7), 0);
        for (var before = await ReadStateAsync(prompts); before.Next < end; step++)
        {
            var (due, called) = (before.Next, before.Due);
            if (step % ChecksEarly == 0)
            {
                await prompts.SweepAsync(due - Duration.FromMilliseconds(1));
                Assert.Equal(before.Calls, (await ReadStateAsync(prompts)).Calls);
            }

            Assert.Equal(called.Count, await prompts.SweepAsync(due + Duration.FromSeconds(5)));
            var after = await ReadStateAsync(prompts);
            // Whoever was due has one new notification, and nobody else has.
            foreach (var person in people.Keys)
                Assert.Equal(called.Contains(person), before.Calls.GetValueOrDefault(person) != after.Calls.GetValueOrDefault(person));
            foreach (var person in called)
                people[person].Called.Add(due.InZone(people[person].Zone).LocalDateTime);
            before = after;
        }

        foreach (var (zone, time, called) in people.Values)
        {
            Assert.InRange(called.Count, Weeks - 1, Weeks);
            Assert.Equal(called.Count, called.Select(c => c.Date).Distinct().Count());
            Assert.All(called, c => Assert.Equal(IsoDayOfWeek.Sunday, c.DayOfWeek));
            Assert.All(called.Zip(called.Skip(1)), pair => Assert.Equal(7, Period.DaysBetween(pair.First.Date, pair.Second.Date)));
            var moved = called.Where(c => c.TimeOfDay != time).ToList();
            Assert.True(moved.Count <= 4, $"{zone.Id} {time}: {string.Join(' ', moved)}");
            Assert.All(
                moved,
                c => Assert.True(time != Seven && c.TimeOfDay > time && zone.MapLocal(c.Date + time).Count == 0, $"{zone.Id}: {c}"));
        }
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData((11 * 60) + 59, true)]
    [InlineData(12 * 60, true)]
    [InlineData((12 * 60) + 1, false)]
    [InlineData(21 * 24 * 60, false)]
    public async Task Late_it_is_sent_once_for_twelve_hours_and_then_the_next_date_is_told(int minutes, bool sent)
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var prompts = new PromptFixture(bot);
        var person = await prompts.SetAsync(1, IsoDayOfWeek.Sunday, Seven, Vienna, Start);
        var due = (await prompts.DueAsync(person))!.Value;

        await prompts.SweepAsync(due + Duration.FromMinutes(minutes));
        await prompts.SweepAsync(due + Duration.FromMinutes(minutes + 1));

        var (kind, _) = Assert.Single(await prompts.WaitingAsync(person));
        Assert.Equal(sent ? CheckInNotifications.Prompt : CheckInNotifications.TooLate, kind);
        var next = (await prompts.DueAsync(person))!.Value;
        Assert.InRange(next - (due + Duration.FromMinutes(minutes)), Duration.Epsilon, Duration.FromDays(7));
        Assert.Equal(Seven, next.InZone(prompts.Zones[Vienna]).TimeOfDay);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_calls_nobody_twice_and_nobody_less()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var prompts = new PromptFixture(bot);
        var person = await prompts.SetAsync(1, IsoDayOfWeek.Sunday, Seven, Vienna, Start);
        var due = (await prompts.DueAsync(person))!.Value;

        await prompts.SweepAsync(due);
        var call = await CallOfAsync(prompts, person);
        foreach (var hours in new[] { -24, -12, 0, 24 })
            await prompts.SweepAsync(due + Duration.FromHours(hours));

        Assert.Equal(call, await CallOfAsync(prompts, person));
        Assert.Equal(due + Duration.FromDays(7), await prompts.DueAsync(person));
        await prompts.SweepAsync(due + Duration.FromDays(7));
        Assert.NotEqual(call, await CallOfAsync(prompts, person));
    }

    [Fact]
    public async Task When_a_government_moves_its_clocks_the_hour_on_the_wall_stays()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var before = new PromptFixture(bot);
        var person = await before.SetAsync(1, IsoDayOfWeek.Sunday, Seven, Vienna, Start);
        await before.SweepAsync(Start);
        var due = (await before.DueAsync(person))!.Value;

        using var after = new PromptFixture(bot, new Moved(Vienna, "Asia/Kathmandu"));
        await after.SweepAsync(Start);

        var next = (await after.DueAsync(person))!.Value;
        Assert.NotEqual(due, next);
        Assert.Equal(
            due.InZone(DateTimeZoneProviders.Tzdb[Vienna]).LocalDateTime,
            next.InZone(DateTimeZoneProviders.Tzdb["Asia/Kathmandu"]).LocalDateTime);
        Assert.Empty(await after.WaitingAsync(person));
        await after.SweepAsync(next);
        Assert.Single(await after.WaitingAsync(person));

        // The zone moves back, and the day that has had its prompt gets no second one.
        using var back = new PromptFixture(bot, new Moved(Vienna, Vienna));
        var call = await CallOfAsync(back, person);
        await back.SweepAsync(due);
        Assert.Equal(call, await CallOfAsync(back, person));
        Assert.Equal(due + Duration.FromDays(7), await back.DueAsync(person));
    }

    [Fact]
    public async Task A_zone_that_is_gone_from_the_data_calls_nobody_and_breaks_nothing()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        using var before = new PromptFixture(bot);
        var person = await before.SetAsync(1, IsoDayOfWeek.Sunday, Seven, Vienna, Start);
        using var after = new PromptFixture(bot, new Moved(Vienna, null));

        await after.SweepAsync(Start + Duration.FromDays(30));

        Assert.Empty(await after.WaitingAsync(person));
        Assert.Null(await after.DueAsync(person));
    }

    /// <summary>Returns the next due time, the people who are due then, and each person's one waiting prompt.</summary>
    private static Task<(Instant Next, List<Guid> Due, Dictionary<Guid, Guid> Calls)> ReadStateAsync(PromptFixture prompts) =>
        prompts.ReadAsync(async (read, cancel) =>
        {
            var rows = await read.Set<CheckInRow>().Select(c => new { c.Person, c.DueAt }).ToListAsync(cancel);
            var calls = await read.Set<NotificationRow>()
                .Where(c => c.Stage != NotificationStage.Withdrawn && c.Kind == CheckInNotifications.Prompt)
                .ToDictionaryAsync(c => c.Person, c => c.Id, cancel);
            var next = rows.Min(r => r.DueAt)!.Value;
            return (next, rows.Where(r => r.DueAt == next).Select(r => r.Person).ToList(), calls);
        });

    private static async Task<Guid?> CallOfAsync(PromptFixture prompts, Guid person) =>
        (await prompts.WaitingAsync(person)) is [var (kind, call)] && kind == CheckInNotifications.Prompt ? call : null;

    /// <summary>The same zone data under a new version, with one zone changed.</summary>
    private sealed class Moved(string zone, string? to) : IDateTimeZoneProvider
    {
        private static IDateTimeZoneProvider Real => DateTimeZoneProviders.Tzdb;

        public string VersionId => $"{Real.VersionId}, {zone} as {to}";

        public System.Collections.ObjectModel.ReadOnlyCollection<string> Ids => Real.Ids;

        public DateTimeZone GetSystemDefault() => Real.GetSystemDefault();

        public DateTimeZone? GetZoneOrNull(string id) => id == zone ? (to is null ? null : Real[to]) : Real.GetZoneOrNull(id);

        public DateTimeZone this[string id] => GetZoneOrNull(id)!;
    }
}
