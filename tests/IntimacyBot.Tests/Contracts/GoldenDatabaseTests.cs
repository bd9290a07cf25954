using System.Text.Json;
using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Tests.Contracts;

/// <summary>Tests that this build opens the database of an earlier build and reads everything in it.</summary>
public sealed class GoldenDatabaseTests
{
    /// <summary>When this environment variable is 1, a new golden database replaces the recorded one.</summary>
    private const string Renew = "RENEW_GOLDEN_DATABASE";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_new_golden_database_can_be_made()
    {
        await using var database = await GoldenDatabase.CreateAsync(Cancel);
        await database.Get<Store>().WriteAsync((context, cancel) => new GoldenContent(database, context, cancel).WriteAsync(), Cancel);
        if (Environment.GetEnvironmentVariable(Renew) == "1")
            database.ReplaceGolden();
    }

    [Fact]
    public Task People_and_their_couple_are_read() => Read(async (database, context) =>
    {
        var people = database.Get<PersonStore>();
        var alex = await people.FindAsync(context, GoldenContent.Guild, GoldenContent.Alex, Cancel);
        var sam = (await people.FindAsync(context, GoldenContent.Guild, GoldenContent.Sam, Cancel))!;
        var couple = (await database.Get<CoupleStore>().OfAsync(context, GoldenContent.Guild, GoldenContent.Sam, Cancel))!;

        Assert.Equal((GoldenContent.Bell, "es", true), (sam.Bell, sam.Language, sam.Allows(Consent.Dances)));
        Assert.Equal(["door"], sam.Chosen);
        Assert.Equal((alex!.Id, sam.Id, "en"), (couple.A.Person, couple.B.Person, couple.Language));
        Assert.Equal((GoldenContent.Alex, GoldenContent.Sam), (couple.A.User, couple.B.User));
        Assert.Equal(["hurt"], couple.Danced);
    });

    [Fact]
    public Task An_open_dance_is_read_with_its_room_and_the_words_of_both() => Read(async (database, context) =>
    {
        var dances = database.Get<DanceStore>();
        var (row, dance) = (await dances.OfRoomAsync(context, GoldenContent.Room, Cancel)).Single();
        var whole = (await dances.FindWithCoupleAsync(context, database.Get<CoupleStore>(), row.Id, withWords: true, Cancel))!;

        var dancing = Assert.IsType<Dance.Dancing>(dance);
        Assert.Equal(("hurt", "tell", Side.A), (dance.Position.Practice, dance.Position.Step, dance.Position.Starter));
        Assert.Equal((GoldenContent.Now, GoldenContent.Now), (dance.Position.Since, dance.Due));
        Assert.Equal(("small", 1), (dance.Position.Outcomes["size"], dance.Position.Backs["size.again"]));
        Assert.Equal(("0.tell", RoomPostKind.Words), (dance.Posts.Single().Key, dance.Posts.Single().Kind));
        Assert.Equal((Side.A, "0.tell"), (dancing.MovedBy, dancing.Changeable));
        Assert.Equal([Side.A], Assert.IsType<StepState.Writing>(dancing.StepState).Shared);
        Assert.Equal([Side.B], dancing.StepState.Holders);
        Assert.Equal("Rain on the tent", whole.A!.Shared["0.tell"]["what"]!.Reveal());
        Assert.Equal("Sun, é", whole.B!.Prepared["0.hear"]["what"]!.Reveal());
        Assert.True(row.IsPending);
        var rendered = dances.RenderedOf(row);
        Assert.Equal((GoldenContent.Room.Value, true), (rendered.Room, rendered.MembersAdded));
        Assert.Equal(new RenderedMessage(GoldenContent.Ring.Value, "0123456789abcdef"), rendered.Posts["0.tell"]);
        Assert.Equal(rendered.Posts["0.tell"], rendered.Floor);
    });

    [Fact]
    public Task A_waiting_card_a_draft_and_a_paused_dance_are_read() => Read(async (database, context) =>
    {
        var couple = (await database.Get<CoupleStore>().OfAsync(context, GoldenContent.Guild, GoldenContent.Sam, Cancel))!;
        var dances = await database.Get<DanceStore>().OfCoupleAsync(context, couple.Id, Cancel);
        var (waiting, asking) = dances.Single(d => d.Dance is Dance.Asking);
        var (back, preparing) = dances.Single(d => d.Dance is Dance.Preparing);
        var paused = dances.Select(d => d.Dance).OfType<Dance.Paused>().Single();

        Assert.Equal(("door", true), (asking.Position.Practice, ((Dance.Asking)asking).WaitsForBoth));
        Assert.Equal("Come in", (await WordsAsync(waiting.Id)).Shared["0.tell"]["what"]!.Reveal());
        Assert.Equal(("round", ReturnReason.Kindly), (preparing.Position.Practice, ((Dance.Preparing)preparing).Returned));
        Assert.Equal("Not yet", (await WordsAsync(back.Id)).Unsent!.Text["what"]!.Reveal());
        Assert.Equal((PauseReason.Parked, "listen"), (paused.Why, paused.Inner.Position.Practice));
        Assert.Single(await NotificationsAsync(context, DanceNotifications.FirstCard, NotificationStage.Waiting, waiting.Id));

        async Task<AuthorWords> WordsAsync(Guid dance) =>
            (await database.Get<DanceStore>().WordsAsync(context, dance, couple.A.Person, Cancel))!;
    });

    [Fact]
    public Task A_kept_room_and_a_standing_ring_are_read() => Read(async (database, context) =>
    {
        var room = await context.Set<KeptRoomRow>().SingleAsync(Cancel);
        var (dance, _) = (await database.Get<DanceStore>().OfRoomAsync(context, GoldenContent.Room, Cancel)).Single();
        var ring = Assert.Single(await NotificationsAsync(context, DanceNotifications.Step, NotificationStage.Posted, dance.Id));
        var at = database.Get<Vault>().OpenForBot(SealedColumns.NotificationPosted(ring.Id), ring.Posted!);

        Assert.True(await database.Get<DanceStore>().IsKeptAsync(context, GoldenContent.KeptRoom, Cancel));
        Assert.Equal((GoldenContent.KeptRoom, GoldenContent.Now), (database.Get<DanceStore>().RoomOf(room), room.DueAt));
        Assert.Equal(new NotificationState.Posted(GoldenContent.Now, Sounds: true), ring.State);
        Assert.Equal(new MessageLocation(GoldenContent.Bell, GoldenContent.Ring), JsonSerializer.Deserialize<MessageLocation>(at));
    });

    [Fact]
    public Task A_room_that_serves_a_day_is_read_with_a_dance_in_it() => Read(async (database, context) =>
    {
        var dances = database.Get<DanceStore>();
        var (row, room) = (await dances.DayRoomAtAsync(context, GoldenContent.DayRoomThread, Cancel))!.Value;
        var (_, dance) = Assert.Single(await dances.InDayRoomAsync(context, row.Id, Cancel));

        Assert.Equal((2, GoldenContent.Now, GoldenContent.Now), (room.NextNumber, room.Until, room.ClosedAt));
        Assert.Equal((1, "listen"), (dance.Position.DayRoomNumber, Assert.IsType<Dance.Closing>(dance).Position.Practice));
        Assert.True(dances.RenderedOf(row).MembersAdded);
    });

    [Fact]
    public Task The_bell_of_somebody_who_has_left_is_read() => Read(async (database, context) =>
    {
        var couple = (await database.Get<CoupleStore>().OfAsync(context, GoldenContent.Guild, GoldenContent.Sam, Cancel))!;
        var row = await context.Set<KeptBellRow>().SingleAsync(Cancel);
        var bell = database.Get<Vault>().OpenForBot(SealedColumns.KeptBell(row.Id), row.Bell);

        Assert.Equal((couple.Id, GoldenContent.Now), (row.Couple, row.DueAt));
        Assert.Equal(GoldenContent.KeptBell.Value, JsonSerializer.Deserialize<ulong>(bell));
    });

    [Fact]
    public Task A_jar_a_promise_a_loop_and_a_schedule_are_read() => Read(async (database, context) =>
    {
        var couple = (await database.Get<CoupleStore>().OfAsync(context, GoldenContent.Guild, GoldenContent.Sam, Cancel))!;
        var (alex, sam) = (couple.A.Person!.Value, couple.B.Person!.Value);
        var jar = await database.Get<GoodStuffStore>().OfAsync(context, [alex, sam], Cancel);
        var promise = await context.Set<PromiseRow>().SingleAsync(Cancel);
        var kept = database.Get<KeptWords>();
        var loop = (await kept.LoopOfAsync(context, couple.Id, sam, Cancel))!;
        var schedule = (await database.Get<CheckInStore>().FindAsync(context, alex, Cancel))!;

        Assert.Equal([(alex, "Tea in bed"), (sam, "The long walk")], jar.Select(j => (j.Author, j.Words.Reveal())).OrderBy(j => j.Item2));
        Assert.Equal("I call first", (await kept.PromiseOfAsync(context, promise.Id, alex, Cancel))!.Reveal());
        Assert.Equal("I go quiet", loop["mine.step"]);
        Assert.Equal(new WeeklyTime(IsoDayOfWeek.Sunday, new LocalTime(18, 30), "Europe/Berlin"), schedule.Hour);
        Assert.Equal((new LocalDate(2026, 11, 29), 1), (schedule.On, schedule.Unmet));
    });

    [Fact]
    public Task An_invitation_blocks_settings_and_the_gateway_session_are_read() => Read(async (database, context) =>
    {
        var standing = await database.Get<InvitationStore>().PendingAsync(
            context, GoldenContent.Guild, GoldenContent.Alex, GoldenContent.Robin, GoldenContent.Now, Cancel);
        var blocks = database.Get<BlockList>();
        var settings = await database.Get<ServerSettingsStore>().FindAsync(context, GoldenContent.Guild, Cancel);
        var inbox = database.Get<Inbox>();

        Assert.True(Assert.IsType<Invitation.Sent>(standing!.State).Rings);
        Assert.Equal((GoldenContent.Robin, "en"), (standing.To, standing.Language));
        Assert.Equal(1, await context.Set<SpentInvitationRow>().CountAsync(Cancel));
        Assert.True(await blocks.AreBetweenAsync(context, GoldenContent.Guild, GoldenContent.Sam, GoldenContent.Robin, Cancel));
        Assert.True(await blocks.AreBetweenAsync(context, GoldenContent.Guild, GoldenContent.Robin, GoldenContent.Alex, Cancel));
        Assert.False(await blocks.AreBetweenAsync(context, GoldenContent.Guild, GoldenContent.Alex, GoldenContent.Robin, Cancel));
        Assert.Equal(GoldenContent.Home.Value, settings.Home);
        Assert.Equal(new ResumePoint("session", "wss://gateway.discord.gg", 42), await inbox.LoadResumePoint(context, Cancel));
        Assert.False(await inbox.MarkSeen(context, GoldenContent.SeenInteraction, Cancel));
    });

    private static Task<List<NotificationRow>> NotificationsAsync(BotContext context, string kind, NotificationStage stage, Guid about) =>
        context.Set<NotificationRow>().Where(n => n.Kind == kind && n.Stage == stage).Where(n => n.About == about).ToListAsync(Cancel);

    /// <summary>Reads from a copy of the golden database, which the start of storage has opened and migrated.</summary>
    private static async Task Read(Func<GoldenDatabase, BotContext, Task> look)
    {
        await using var database = await GoldenDatabase.OpenCopyAsync(Cancel);
        await database.Get<Store>().WriteAsync((context, _) => look(database, context), Cancel);
    }
}
