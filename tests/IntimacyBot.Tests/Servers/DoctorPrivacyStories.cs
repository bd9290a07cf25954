using Discord.Interactions;
using Discord.Models;
using IntimacyBot.CheckIns;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using Person = IntimacyBot.Members.Person;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Servers;

/// <summary>/doctor is for whoever runs the server, and it tells nothing about any couple, not even to one of the two.</summary>
public sealed class DoctorPrivacyStories
{
    private ulong _interaction = 900_000_000_000;

    [Fact]
    public async Task Whoever_does_not_manage_the_server_is_refused_also_where_the_command_was_opened_to_all()
    {
        await using var bot = await BotFixture.BeginAsync();
        Assert.DoesNotContain(bot.Alex.CommandsIn(bot.Home), c => c.Name == "doctor");
        Assert.Contains(bot.Owner.CommandsIn(bot.Home), c => c.Name == "doctor");
        await DoctorStories.OverwriteCommandsAsync(bot, _ => true, c => c with { DefaultMemberPermissions = null });

        foreach (var person in new[] { bot.Alex, bot.Moderator })
            Assert.Equal(
                "This is for those who may manage this server (**Manage Server**).",
                (await bot.CommandAsync(person, "doctor")).Text);
        Manage(bot, bot.Alex);
        Assert.StartsWith("### How the bot is doing here", (await bot.CommandAsync(bot.Alex, "doctor")).Text);
    }

    [Fact]
    public async Task Nothing_that_two_people_do_changes_the_page()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var before = await AskAsync(bot, bot.Owner);
        var room = await bot.OpenRoomAsync();

        var after = await AskAsync(bot, bot.Owner);

        Assert.Equal(before, after);
        foreach (var secret in new[] { "Alex", "Sam", "Room", "Bell", $"{bot.Alex.Id}", $"{bot.Sam.Id}", $"{room.Id}" })
            Assert.DoesNotContain(secret, after, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Somebody_who_manages_the_server_does_not_learn_of_their_partners_time()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        Manage(bot, bot.Alex);
        var before = await AskAsync(bot, bot.Alex);

        await ScheduleAsync(bot, new(bot.Guild.Id), new(bot.Sam.Id));

        Assert.Single(await bot.Get<DueSweeper>().RingsAsync(Soon(bot), TestContext.Current.CancellationToken));
        Assert.Equal(before, await AskAsync(bot, bot.Alex));
    }

    [Fact]
    public async Task Rings_are_counted_over_this_server_alone_and_without_those_who_paused()
    {
        await using var bot = await BotFixture.BeginAsync();
        var other = bot.World.CreateGuild("Harbour", bot.Owner);
        var quay = other.AddText("quay");
        other.AddBot();
        await bot.QuietAsync();
        foreach (var user in Enumerable.Range(0, 7))
            await ScheduleAsync(bot, new(bot.Guild.Id), new(1000 + (ulong)user));
        foreach (var user in Enumerable.Range(0, 9))
            await ScheduleAsync(bot, new(other.Id), new(2000 + (ulong)user));
        await PauseAsync(bot, new(bot.Guild.Id), new(1000));

        Assert.Contains("-# Rings due in the next hour: 6.", await AskAsync(bot, bot.Owner), StringComparison.Ordinal);
        Assert.Contains("-# Rings due in the next hour: 9.", (await bot.Owner.CommandAsync(quay, "doctor")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dance_will_ring_is_found_by_the_rules_that_ring_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        await bot.OpenRingAsync(bot.Sam);
        var (due, cancel) = (bot.Get<DueSweeper>(), TestContext.Current.CancellationToken);
        await bot.PassAsync(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(90));
        Assert.Empty(await due.RingsAsync(Soon(bot), cancel));

        await bot.PassAsync(TimeSpan.FromHours(1));

        var person = await WriteAsync(
            bot,
            (context, token) => bot.Get<PersonStore>().FindAsync(context, new(bot.Guild.Id), new(bot.Alex.Id), token));
        Assert.Equal([person!.Id], await due.RingsAsync(Soon(bot), cancel));
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(bot.NewRings(bot.Alex));
        Assert.Empty(await due.RingsAsync(Soon(bot), cancel));
    }

    private static Instant Soon(BotFixture bot) => Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()) + Duration.FromHours(1);

    private static void Manage(BotFixture bot, WorldPerson person) =>
        bot.Guild.Give(person, bot.Guild.AddRole("Managers", WorldPermission.ManageGuild));

    private static async Task<string> AskAsync(BotFixture bot, WorldPerson person)
    {
        await bot.PassAsync(TimeSpan.Zero);
        return (await bot.CommandAsync(person, "doctor")).Text;
    }

    /// <summary>Sets a weekly check-in that is due in half an hour: the fixture begins on a Monday at 18:00 UTC.</summary>
    private async Task ScheduleAsync(BotFixture bot, Snowflake guild, Snowflake user)
    {
        var interaction = new Interaction
        {
            Id = new Snowflake(_interaction++),
            GuildId = guild,
            Member = new GuildMember { User = new User(user, "somebody") },
        };
        var asked = new InteractionContext(interaction, "en", Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()));
        var time = new WeeklyTime(IsoDayOfWeek.Monday, new LocalTime(18, 30), "Etc/UTC");
        Assert.NotNull(await WriteAsync(bot, (context, token) => bot.Get<CheckInMoves>().SetAsync(context, asked, time, token)));
    }

    private static async Task PauseAsync(BotFixture bot, Snowflake guild, Snowflake user)
    {
        var people = bot.Get<PersonStore>();
        await WriteAsync<Person?>(
            bot,
            async (context, token) =>
            {
                var person = await people.FindAsync(context, guild, user, token);
                await people.SaveAsync(context, person! with { Paused = true }, token);
                return person;
            });
    }

    private static Task<T> WriteAsync<T>(BotFixture bot, Func<BotContext, CancellationToken, Task<T>> work) =>
        bot.Get<Store>().WriteAsync(work, TestContext.Current.CancellationToken);
}
