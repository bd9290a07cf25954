using System.Collections.Immutable;
using System.Text.Json;
using Discord.Gateway;
using Discord.Models;
using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace Tests.Contracts;

/// <summary>The place where JSON is stored, and an instance of its type in which nothing is empty.</summary>
internal sealed record StoredSample(string Where, Type Type, object Value, JsonSerializerOptions Options)
{
    public string Json => JsonSerializer.Serialize(Value, Type, Options);
}

/// <summary>One complete instance of everything that is stored as JSON.</summary>
internal static class StoredSamples
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 28, 18, 0);

    private static readonly ScriptPosition Walk = new("hurt", Side.B, Side.A, "tell")
    {
        Outcomes = ImmutableDictionary<string, string>.Empty.Add("size+", "skipped"),
        Backs = ImmutableDictionary<string, int>.Empty.Add("size.again", 1),
        Round = 1,
        Again = 2,
        Exchanged = true,
        Since = Now,
        HasLoop = true,
        DayRoomNumber = 2,
    };

    private static readonly ImmutableList<RoomPost> Log =
    [
        .. Enum.GetValues<RoomPostKind>()
            .Select(kind => new RoomPost("1.tell.2", "tell", kind, [Side.A]) { Option = "yes", Exchanged = true, Edition = 3 }),
        new RoomPost("1.end", "end", RoomPostKind.Closing, [Side.A, Side.B]),
    ];

    private static readonly ImmutableDictionary<Side, string> Picks =
        ImmutableDictionary<Side, string>.Empty.Add(Side.A, "yes").Add(Side.B, "no");

    public static IReadOnlyList<StepState> Stages { get; } =
    [
        new StepState.Writing([Side.A, Side.B], [Side.A]) { Skipped = [Side.B], Gone = Side.A },
        new StepState.SayingAloud(Side.A, 1),
        new StepState.Listening(Side.B, 2),
        new StepState.Judging(Side.A, 2),
        new StepState.Choosing([Side.A, Side.B], Picks) { Gone = Side.A },
        new StepState.Settling([Side.A]),
        new StepState.Quieting(Now) { GoesOn = Side.B },
        new StepState.Readying([Side.A, Side.B], [Side.A]) { Skipped = [Side.B] },
        new StepState.Revealing([Side.A]),
        new StepState.Showing([Side.A]) { Skipped = [Side.B] },
        new StepState.Ending(Side.A, false),
        new StepState.Ending(Side.A, true),
    ];

    public static IReadOnlyList<Dance> Dances { get; } =
    [
        .. Enum.GetValues<ReturnReason>().Select(returned => new Dance.Preparing(Walk, Now) { Returned = returned }),
        new Dance.Preparing(Walk, Now) { Readers = "1,2" },
        new Dance.Asking(Walk, Now) { Aloud = true, WaitsForBoth = true, Quiet = true, Prompted = true },
        new Dance.Asking(Walk, Now) { Readers = "1,2", Arrived = new Arrival("near", "1,2,3") },
        .. Stages.Select(Dancing),
        .. Enum.GetValues<PauseReason>().Select(rest => new Dance.Paused(Dancing(Stages[0]), Now, rest) { By = Side.A, FreeAt = Now }),
        new Dance.Closing(Walk, Now) { Posts = Log, WithWord = [Side.A], WordGone = Side.A, KeepRoom = [Side.B], Keepsakes = Picks },
        .. Enum.GetValues<DanceEnding>()
            .Select(ending => new Dance.Over(Walk, ending)
            {
                RoomStays = true, HadRoom = true, Support = true, SoonGone = true, DeleteAt = Now,
            }),
    ];

    public static IReadOnlyList<StoredSample> All { get; } =
    [
        .. Dances.Select(dance => new StoredSample("Dances.State", typeof(Dance), dance, DanceJson.Options)),
        new("Dances.Rendered", typeof(RenderedRoom), Picture(), DanceJson.Options),
        new("DayRooms.Rendered", typeof(RenderedRoom), Picture(), DanceJson.Options),
        new("DayRooms.State", typeof(DayRoom), Day, DanceJson.Options),
        Plain("AuthorWords.Content", new AuthorWords.StoredWords(Texts(), "0.tell", [["what", "Rain"]], Texts())),
        Plain("KeptRooms.Room", 1000000000000000001UL),
        Plain("KeptBells.Bell", 1000000000000000002UL),
        Plain("Loops.Content", new Dictionary<string, string> { ["mine.step"] = "I go quiet" }),
        Plain<IReadOnlyDictionary<string, string>>("Loops.Content", new Dictionary<string, string> { ["mine.step"] = "I go quiet" }),
        Plain("Couples.About", new CoupleStore.About(new Snowflake(1), "en") { Danced = ["hurt"], Opened = ["door"] }),
        Plain("People.State", Person()),
        Plain("Invitations.About", new InvitationStore.About(new Snowflake(1), new Snowflake(2), new Snowflake(3), "en")),
        Plain("Notifications.Posted", new MessageLocation(new Snowflake(4), new Snowflake(5))),
        Plain("CheckIns.State", new CheckInStore.Plain(7, 1110, "Europe/Berlin", "2026-11-29", 1, true, true)),
        Plain("Servers.Settings", Settings()),
        Plain("GatewaySessions.Session", new Inbox.Session("abc", "wss://gateway.discord.gg")),
        Plain("SystemValues.session-starts", new SessionStarts(3, Now.ToDateTimeOffset(), Now.ToDateTimeOffset())),
    ];

    private static DayRoom Day => new(Now) { NextNumber = 3, OverAt = Now, ClosedAt = Now, DeleteAt = Now };

    private static StoredSample Plain<T>(string where, T value)
        where T : notnull => new(where, typeof(T), value, JsonSerializerOptions.Default);

    private static Dance.Dancing Dancing(StepState stepState) => new(Walk, stepState, Now)
    {
        Posts = Log,
        Reminded = true,
        Changeable = "1.tell.2",
        MovedBy = Side.A,
        MovedFrom = "1.tell.2:w",
        MovedWith = "Share",
    };

    private static RenderedRoom Picture() => new()
    {
        Room = 1000000000000000001,
        Name = "Room · 28 Nov",
        RequestedAt = 1795888800000,
        MembersAdded = true,
        Generation = 1,
        FirstPost = 2,
        Posts = ImmutableDictionary<string, RenderedMessage>.Empty.Add(
            "1.tell.2",
            new RenderedMessage(1000000000000000002, "0123456789abcdef")),
        Floor = new RenderedMessage(1000000000000000003, "Dancing.1.tell.2:w|0123456789abcdef"),
        Readers = "fedcba9876543210",
        IsLocked = true,
        AfterLock = true,
    };

    private static Dictionary<string, string[][]> Texts() => new() { ["1.tell.2"] = [["what", "Rain"], ["~asked", "1795888800"]] };

    private static Person Person()
    {
        var said = Enum.GetValues<Consent>()
            .ToDictionary(kind => kind, _ => new ConsentState(true, 1795888800000) { Asked = 1795888800001 });
        return new Person(new Guid("00112233-4455-6677-8899-aabbccddeeff"), new Snowflake(1), new Snowflake(2))
        {
            Language = "es",
            Guest = true,
            HasShared = true,
            Paused = true,
            Consents = new Consents { Said = said },
            Sound = new SoundBudget { SoundedAt = 1795888800000, Unmet = 2 },
            Bell = new Snowflake(6),
            InBell = true,
            DmsClosed = true,
            Chosen = ["door"],
        };
    }

    private static ServerSettings Settings() => new()
    {
        Guild = 1,
        Home = 7,
        StartCard = 8,
        StartCardIn = 9,
        StartCardHash = "mark",
        StartCardNumber = 1,
        StartChecksRequested = 2,
        StartChecksDone = 3,
        Language = "es",
        Facilitators = 10,
        Referral = "A counsellor",
    };
}
