using System.Text.RegularExpressions;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Tests.Contracts;

/// <summary>Tests that every column is stored for a reason that stands here, and that none is a score, a mood or a ranking.</summary>
public sealed partial class StoredColumnTests
{
    private const string Version = "It tells two changes of the same row apart.";

    /// <summary>These are all columns, each with what needs it. Whoever stores something new says here why it may be stored.</summary>
    private static readonly Dictionary<string, Dictionary<string, string>> Reasons = new()
    {
        ["AuthorWords"] = new()
        {
            ["Dance"] = "The words go when their dance does.",
            ["Author"] = "The words go when their author leaves.",
            ["Content"] = "What somebody wrote in an open dance, or has not sent: sealed, until the lock or for seven days.",
            ["Version"] = Version,
        },
        ["Blocks"] = new()
        {
            ["Id"] = "A keyed hash of who wants no invitations, and of whom or of everybody: it outlives a leaving.",
        },
        ["CheckIns"] = new()
        {
            ["Person"] = "The schedule is one person's, and goes with them.",
            ["State"] = "Their weekday, hour, zone and pause, and how many asks in a row were unmet: sealed.",
            ["DueAt"] = "The next prompt is due then.",
            ["Version"] = Version,
        },
        ["Couples"] = new()
        {
            ["Id"] = "What belongs to both names its couple.",
            ["About"] = "Server, language, marks of the journey, and who could read at the last card: sealed.",
            ["DueAt"] = "The couple comes to rest then, thirty days after both last shared.",
            ["Version"] = Version,
        },
        ["DamagedRecords"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Person"] = "Whose record it was, who is told and with whom it goes.",
            ["Table"] = "Whoever runs the bot may find it again.",
            ["Content"] = "The record as it was; what was sealed is still sealed.",
            ["DueAt"] = "It goes then, after thirty days.",
            ["Told"] = "Its person is told once.",
        },
        ["Dances"] = new()
        {
            ["Id"] = "The buttons of its cards name it.",
            ["Couple"] = "Only its two may move it.",
            ["State"] = "Script, roles, step and until when, while it is open or closing: sealed.",
            ["Rendered"] = "Ids of its room and messages: sealed.",
            ["Room"] = "A keyed hash, by which a dance is found when something happens to its thread.",
            ["DayRoom"] = "The room that serves a day, where the dance is in one.",
            ["DueAt"] = "Time moves it then.",
            ["IsPending"] = "Discord does not show its state yet.",
            ["Version"] = Version,
        },
        ["DayRooms"] = new()
        {
            ["Id"] = "The dances in it name it.",
            ["Couple"] = "Its two are in it.",
            ["State"] = "Until when the day lasts, when its last dance closed, and the number of the next one, until it is locked: sealed.",
            ["Rendered"] = "Ids of its thread and first card: sealed.",
            ["Room"] = "A keyed hash, by which it is found when something happens to its thread.",
            ["DueAt"] = "The day ends by itself then.",
            ["IsPending"] = "Discord does not show its state yet.",
            ["Version"] = Version,
        },
        ["DataKeys"] = new()
        {
            ["Owner"] = "Whose key it is.",
            ["Wrapped"] = "The key, wrapped under the master key; destroying it destroys the words.",
        },
        ["GatewaySessions"] = new()
        {
            ["Id"] = "There is one for each shard.",
            ["Session"] = "Where to go on receiving: sealed.",
            ["Sequence"] = "The last event that was handled.",
        },
        ["Invitations"] = new()
        {
            ["Id"] = "The buttons of its page name it.",
            ["Inviter"] = "It goes when the inviter leaves.",
            ["Pair"] = "A keyed hash, since there is one invitation from one to the other.",
            ["About"] = "Server, both people and the language: sealed.",
            ["Stage"] = "Sent, pending or lapsed. What the invited did is not stored.",
            ["Rings"] = "Whether the inviter's own number for the day allows a ring.",
            ["DueAt"] = "It lapses then, or is deleted unread.",
            ["Version"] = Version,
        },
        ["Jar"] = new()
        {
            ["Id"] = "Random, so that nobody can tell when it was put in.",
            ["Couple"] = "Its two may see it.",
            ["Author"] = "It goes when its author leaves or takes it out.",
            ["Content"] = "The good thing: sealed.",
            ["Version"] = Version,
        },
        ["KeptBells"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Couple"] = "The bell of somebody who left stays until this couple rests.",
            ["Bell"] = "The id of the thread: sealed.",
            ["DueAt"] = "The bell is deleted then.",
            ["Version"] = Version,
        },
        ["KeptRooms"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Room"] = "The id of the thread: sealed.",
            ["Index"] = "A keyed hash of it, by which a press in a closed room is recognised.",
            ["Couple"] = "Whose room it is, and that both keep it where they do.",
            ["DueAt"] = "The room is deleted then.",
            ["Version"] = Version,
        },
        ["Loops"] = new()
        {
            ["Couple"] = "Its two have drawn it together.",
            ["Author"] = "Each half goes with its author.",
            ["Content"] = "The author's half: sealed.",
            ["Version"] = Version,
        },
        ["Memberships"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Couple"] = "The couple.",
            ["Side"] = "Which of the two.",
            ["Person"] = "The person, until they leave.",
            ["Who"] = "A keyed hash, since nobody is in two couples of one server.",
            ["User"] = "The account: sealed. It stays for the other's pages, so that a leaving is not seen.",
        },
        ["Notifications"] = new()
        {
            ["Id"] = "The button of the ring names it.",
            ["Person"] = "Whose bell rings.",
            ["Kind"] = "Which page stands behind it; it names no practice.",
            ["About"] = "The row that waits.",
            ["At"] = "When it began to wait.",
            ["Needs"] = "The consent without which it does not ring.",
            ["Stage"] = "Waiting, posted, withdrawn or settled.",
            ["Purpose"] = "Whether the ring sounds.",
            ["DueAt"] = "The ring goes then.",
            ["Sounds"] = "Whether it was posted with a sound, of which there is one in a day.",
            ["Posted"] = "The ids of thread and message: sealed.",
            ["Version"] = Version,
            ["Reconciled"] = "Up to which version Discord shows it.",
        },
        ["People"] = new()
        {
            ["Id"] = "What belongs to a person names them.",
            ["Who"] = "A keyed hash of server and account, by which a press finds its person.",
            ["User"] = "A keyed hash of the account, by which direct messages find all of theirs.",
            ["State"] = "Consents, pause, bell, own choices for the journey, whether they ever shared, unmet asks from 0 to 2: sealed.",
            ["DueAt"] = "A consent is asked about again then.",
            ["Version"] = Version,
        },
        ["Promises"] = new()
        {
            ["Id"] = "The buttons of its page name it.",
            ["Author"] = "Only they are asked about it.",
            ["Content"] = "The promise: sealed, for at most thirty days.",
            ["DueAt"] = "Its author is asked then.",
            ["Asked"] = "They are asked once.",
            ["ForWeek"] = "It is for a week, and ends by itself then.",
            ["Version"] = Version,
        },
        ["SeenInteractions"] = new()
        {
            ["Id"] = "A keyed hash of the press, so that it counts once however often it comes.",
            ["At"] = "It goes an hour later.",
        },
        ["ServerRemovals"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Index"] = "A keyed hash of the server, by which it is found when the bot is back.",
            ["Guild"] = "The server: sealed.",
            ["DueAt"] = "Everything of the server is erased then.",
        },
        ["Servers"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Guild"] = "A keyed hash of the server.",
            ["Settings"] = "Home channel, start card, facilitators' role and referral: sealed.",
            ["Version"] = Version,
        },
        ["SpentInvitations"] = new()
        {
            ["Id"] = "It is this row's own.",
            ["Pair"] = "A keyed hash, since one rings the other once in thirty days.",
            ["Inviter"] = "A keyed hash, since one sends three in a day.",
            ["At"] = "It goes thirty days later.",
        },
        ["SystemValues"] = new()
        {
            ["Name"] = "One of a few names of the bot's own.",
            ["Value"] = "What the bot notes of the file and of itself; of no person.",
        },
    };

    [Fact]
    public void Every_column_is_stored_for_a_reason()
    {
        var declared = Reasons.SelectMany(table => table.Value.Select(column => $"{table.Key}.{column.Key}"));
        Assert.Equal(Columns().Order(StringComparer.Ordinal), declared.Order(StringComparer.Ordinal));
        Assert.All(Reasons.SelectMany(table => table.Value), column => Assert.EndsWith(".", column.Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_stored_is_a_score_a_mood_or_a_ranking()
    {
        var reasons = Reasons.SelectMany(table => table.Value.Select(column => $"{table.Key}.{column.Key}: {column.Value}"));
        var names = Columns().Concat(StoredNames()).Concat(reasons).ToList();
        Assert.True(names.Count > 200, $"Only {names.Count} names were looked at.");
        Assert.DoesNotContain(names, name => Measure().IsMatch(name));
    }

    [Theory]
    [InlineData("People.Score")]
    [InlineData("Couples.MoodHistory")]
    [InlineData("Dances.State<over>.ratings")]
    [InlineData("CheckIns.LongestStreak")]
    [InlineData("Couples.Closeness_rank")]
    [InlineData("People.State.HowOften")]
    public void A_name_of_a_measure_would_be_found(string name) => Assert.Matches(Measure(), name);

    private static List<string> Columns()
    {
        using var context = new BotContextFactory().CreateDbContext([]);
        var columns = context.Model.GetEntityTypes().SelectMany(e => e.GetProperties(), (e, p) => (Table: e.GetTableName(), Property: p));
        return [.. columns.Select(c => $"{c.Table}.{c.Property.GetColumnName()}")];
    }

    /// <summary>Returns the names in stored JSON, without the sentences about their kinds.</summary>
    private static IEnumerable<string> StoredNames() => Golden.Lines("stored-json.txt").Select(line => line.Split(": ")[0]);

    [GeneratedRegex(
        "score|mood|rank|rating|streak|points?\\b|badge|percent|average|feeling|closeness|trend|total|tally|how ?often",
        RegexOptions.IgnoreCase)]
    private static partial Regex Measure();
}
