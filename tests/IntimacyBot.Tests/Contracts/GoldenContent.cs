using System.Collections.Immutable;
using System.Text.Json;
using Discord.Models;
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
using NodaTime;

namespace Tests.Contracts;

/// <summary>
/// Writes everything that a couple may have stored into a new golden database. The test of the golden database reads all of it.
/// </summary>
internal sealed class GoldenContent(GoldenDatabase database, BotContext context, CancellationToken cancel)
{
    public static readonly Snowflake Guild = new(1000000000000000001);
    public static readonly Snowflake Alex = new(1000000000000000002);
    public static readonly Snowflake Sam = new(1000000000000000003);
    public static readonly Snowflake Robin = new(1000000000000000004);
    public static readonly Snowflake Room = new(1000000000000000005);
    public static readonly Snowflake KeptRoom = new(1000000000000000006);
    public static readonly Snowflake Bell = new(1000000000000000007);
    public static readonly Snowflake Ring = new(1000000000000000008);
    public static readonly Snowflake Home = new(1000000000000000009);
    public static readonly Snowflake DayRoomThread = new(1000000000000000012);
    public static readonly Snowflake KeptBell = new(1000000000000000011);
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 18, 0);
    public const ulong SeenInteraction = 1000000000000000010;
    public const string LastKey = "0.tell";

    private DanceStore Dances => database.Get<DanceStore>();

    public async Task WriteAsync()
    {
        var people = database.Get<PersonStore>();
        var alex = await people.MeetAsync(context, Guild, Alex, "en", cancel);
        var sam = await people.MeetAsync(context, Guild, Sam, "es", cancel);
        await people.SaveAsync(context, sam.Switched(Consent.Dances, on: true, Now) with { Bell = Bell, Chosen = ["door"] }, cancel);
        var couple = await database.Get<CoupleStore>().AddAsync(context, alex, sam, "en", Now, cancel);
        await database.Get<CoupleStore>().DancedAsync(context, couple.Id, "hurt", cancel);

        await WriteOpenDanceAsync(couple.Id, alex, sam);
        await WriteWaitingDanceAsync(couple.Id, alex, sam);
        await WriteDraftAsync(couple.Id, alex);
        Dances.Add(context, couple.Id, new Dance.Paused(new Dance.Asking(Start("listen"), Now), Now, PauseReason.Parked));
        Dances.KeepRoom(context, couple.Id, KeptRoom, Now);
        WriteDayRoom(couple.Id);
        await WriteKeptWordsAsync(couple.Id, alex, sam);
        WriteKeptBell(couple.Id);
        await WriteServerAsync(alex);
        await context.SaveChangesAsync(cancel);
    }

    private static ScriptPosition Start(string practice) => new(practice, Side.A, Side.A, "tell") { Since = Now };

    private static AuthorWords.FormAnswers Answer(string words) => AuthorWords.FormAnswers.Of([("what", words)]);

    private async Task WriteOpenDanceAsync(Guid couple, Person alex, Person sam)
    {
        var position = Start("hurt") with
        {
            Outcomes = ImmutableDictionary<string, string>.Empty.Add("size", "small"),
            Backs = ImmutableDictionary<string, int>.Empty.Add("size.again", 1),
        };
        var dance = new Dance.Dancing(position, new StepState.Writing([Side.A, Side.B], [Side.A]), Now)
        {
            Posts = [new RoomPost(LastKey, "tell", RoomPostKind.Words, [Side.A])],
            Changeable = LastKey,
            MovedBy = Side.A,
        };
        var row = Dances.Add(context, couple, dance);
        var message = new RenderedMessage(Ring.Value, "0123456789abcdef");
        Dances.SaveRendered(row, new RenderedRoom
        {
            Room = Room.Value,
            MembersAdded = true,
            Posts = ImmutableDictionary<string, RenderedMessage>.Empty.Add(LastKey, message),
            Floor = message,
        });
        await Dances.SaveWordsAsync(context, row.Id, alex.Id, AuthorWords.Empty.With(LastKey, Answer("Rain on the tent")), cancel);
        await Dances.SaveWordsAsync(context, row.Id, sam.Id, AuthorWords.Empty.WithPrepared("0.hear", Answer("Sun, é")), cancel);
        await WriteRingAsync(sam, row.Id);
    }

    private void WriteDayRoom(Guid couple)
    {
        var day = Dances.Add(context, couple, new DayRoom(Now) { NextNumber = 2, ClosedAt = Now });
        Dances.SaveRendered(day, new RenderedRoom { Room = DayRoomThread.Value, MembersAdded = true });
        var position = Start("listen") with { DayRoomNumber = 1 };
        Dances.Add(context, couple, new Dance.Closing(position, Now)).DayRoom = day.Id;
    }

    /// <summary>Writes a notification that is posted in the person's thread.</summary>
    private async Task WriteRingAsync(Person person, Guid dance)
    {
        var row = new NotificationRow
        {
            Id = Guid.CreateVersion7(),
            Person = person.Id,
            Kind = DanceNotifications.Step,
            About = dance,
            At = Now
        };
        row.State = new NotificationState.Posted(Now, Sounds: true);
        var at = JsonSerializer.SerializeToUtf8Bytes(new MessageLocation(Bell, Ring));
        row.Posted = database.Get<Vault>().SealForBot(SealedColumns.NotificationPosted(row.Id), at);
        context.Add(row);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Writes the notification thread of somebody who has left.</summary>
    private void WriteKeptBell(Guid couple)
    {
        var id = Guid.CreateVersion7();
        var bell = database.Get<Vault>().SealForBot(SealedColumns.KeptBell(id), JsonSerializer.SerializeToUtf8Bytes(KeptBell.Value));
        context.Add(new KeptBellRow { Id = id, Couple = couple, Bell = bell, DueAt = Now });
    }

    private async Task WriteWaitingDanceAsync(Guid couple, Person alex, Person sam)
    {
        var dance = new Dance.Asking(Start("door"), Now) { WaitsForBoth = true };
        var row = Dances.Add(context, couple, dance);
        await Dances.SaveWordsAsync(context, row.Id, alex.Id, AuthorWords.Empty.With(LastKey, Answer("Come in")), cancel);
        await context.SaveChangesAsync(cancel);
        var terms = DanceNotifications.Terms(DanceNotifications.FirstCard, dance);
        await database.Get<Notifier>().NotifyAsync(context, sam.Id, DanceNotifications.FirstCard, row.Id, Now, terms, cancel);
    }

    private async Task WriteDraftAsync(Guid couple, Person alex)
    {
        var row = Dances.Add(context, couple, new Dance.Preparing(Start("round"), Now) { Returned = ReturnReason.Kindly });
        await Dances.SaveWordsAsync(context, row.Id, alex.Id, AuthorWords.Empty.WithDraft(LastKey, Answer("Not yet")), cancel);
    }

    private async Task WriteKeptWordsAsync(Guid couple, Person alex, Person sam)
    {
        var jar = database.Get<GoodStuffStore>();
        await jar.KeepAsync(context, couple, alex.Id, new Words("Tea in bed"), cancel);
        await jar.KeepAsync(context, couple, sam.Id, new Words("The long walk"), cancel);
        var kept = database.Get<KeptWords>();
        await kept.PromiseAsync(context, alex.Id, new Words("I call first"), Now, cancel);
        await kept.LoopAsync(context, couple, sam.Id, new Dictionary<string, string> { ["mine.step"] = "I go quiet" }, cancel);
        var schedule =
            new CheckIn(new WeeklyTime(IsoDayOfWeek.Sunday, new LocalTime(18, 30), "Europe/Berlin"), new LocalDate(2026, 11, 29));
        await database.Get<CheckInStore>().SaveAsync(context, alex.Id, schedule with { Unmet = 1 }, cancel);
    }

    private async Task WriteServerAsync(Person alex)
    {
        await database.Get<InvitationStore>().SendAsync(context, alex, Robin, "en", Now, cancel);
        await database.Get<BlockList>().AddAsync(context, Guild, Sam, Robin, cancel);
        await database.Get<BlockList>().AddAllAsync(context, Guild, Robin, cancel);
        await database.Get<ServerSettingsStore>().SaveAsync(context, Guild, s => s with { Home = Home.Value }, cancel);
        await database.Get<Inbox>()
            .MarkSeen(context, SeenInteraction, new ResumePoint("session", "wss://gateway.discord.gg", 42), cancel);
    }
}
