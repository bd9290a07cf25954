using System.Text.RegularExpressions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;
using Rehearsal;
using Rehearsal.World;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace Tests.SelfTest;

/// <summary>The self-test against the local Discord, over real sockets, and against one that answers otherwise.</summary>
public sealed partial class SelfTestStories
{
    private static readonly Texts Texts = new();

    private static readonly SelfTestText[] OfSomebody =
    [
        QuestionHiddenAdd, QuestionAddRang, QuestionScreenMention, QuestionScreenSilent, QuestionScreenDirect, QuestionScreenComponents,
        QuestionMentionBack, QuestionMentionSound, QuestionEditBack, QuestionEditSound, QuestionPressDesktop, QuestionPressWeb,
        QuestionPressPhone, QuestionForm, QuestionClosedDms,
    ];

    private static readonly SelfTestText[] InArchivedThreads =
        [QuestionArchivedEdit, QuestionArchivedAdd, QuestionArchivedDelete, QuestionPressDesktop, QuestionPressWeb, QuestionPressPhone];

    /// <summary>Each is a platform that answers otherwise, and the lines that have to say so.</summary>
    private static readonly Dictionary<string, (PlatformBehavior Platform, SelfTestText[] Lines)> Otherwise = new()
    {
        ["threads are announced"] = (new() { AnnouncesPrivateThreads = true }, [QuestionNewThread]),
        ["adds are silent"] = (new() { AddsPostNotices = false }, [QuestionAddPosts, QuestionAddRang]),
        ["archiving"] = (new() { NeedServerWidePermission = ThreadActs.Archive }, [QuestionArchive]),
        ["locking"] = (new() { NeedServerWidePermission = ThreadActs.Lock }, [QuestionLock]),
        ["waking"] = (new() { NeedServerWidePermission = ThreadActs.Wake }, [QuestionWake]),
        ["archived threads take edits"] = (new() { ArchivedThreadsTakeEdits = true }, [QuestionArchivedEdit]),
        ["archived threads take members"] = (new() { ArchivedThreadsTakeMembers = true }, [QuestionArchivedAdd]),
        ["archived threads keep messages"] = (new() { ArchivedThreadsKeepMessages = true }, [QuestionArchivedDelete]),
        ["no nonces"] = (new() { EnforcesNonces = false }, [QuestionNonceTwice, QuestionNonceDeleted, QuestionNonceElsewhere]),
        ["nonces are forgotten with their message"] = (new() { NoncesOutliveDeletion = false }, [QuestionNonceDeleted]),
        ["nonces of a channel"] = (new() { NoncesBelongToChannels = true }, [QuestionNonceElsewhere]),
        ["edits renumber"] = (new() { EditsRenumberComponents = true }, [QuestionIdsKept, QuestionLargeIds]),
        ["ids of 29 bits"] = (new() { MaxComponentId = 0x1FFF_FFFF }, [QuestionLargeIds]),
        ["hidden people are added"] = (new() { AddsWhoCannotSee = true }, [QuestionHiddenAdd]),
        ["mentions add nobody"] = (new() { MentionsAddMembers = false }, [QuestionMentionBack, QuestionMentionSound]),
        ["edited mentions add"] = (new() { EditedMentionsAddMembers = true }, [QuestionEditBack, QuestionEditSound]),
        ["archived buttons work"] = (
            new() { ButtonsWorkInArchivedThreads = true }, [QuestionPressDesktop, QuestionPressWeb, QuestionPressPhone]),
        ["closed doors"] = (new() { DeliversToClosedDms = true }, [QuestionClosedDms]),
        // The time is long enough for a busy machine to make more than seven threads in it.
        ["a hidden limit"] = (new() { UnannouncedThreadLimit = new(7, TimeSpan.FromSeconds(1)) }, [QuestionTwelveThreads]),
    };

    public static TheoryData<string> Platforms => [.. Otherwise.Keys];

    [Fact]
    public async Task On_the_local_Discord_everything_agrees_and_nothing_is_left()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();

        Assert.Equal((0, ""), (await fixture.RunAsync(), fixture.Errors));

        Assert.Equal([Question(QuestionForm)], fixture.With(Verdict.Noted));
        Assert.Empty(fixture.With(Verdict.Disagrees));
        Assert.Empty(fixture.With(Verdict.NotAsked));
        Assert.Equal(SelfTestQuestions.All.Count - 1, fixture.With(Verdict.Agrees).Count);
        Assert.Empty(fixture.World.Violations);
        fixture.AssertClean();
    }

    [Fact]
    public async Task Alone_it_asks_what_needs_nobody()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();

        Assert.Equal(0, await fixture.RunAsync("--channel", $"{fixture.Channel.Id}"));

        Assert.Equal(OfSomebody.Select(Question), fixture.With(Verdict.NotAsked));
        Assert.Equal(SelfTestQuestions.All.Count - OfSomebody.Length, fixture.With(Verdict.Agrees).Count);
        Assert.Empty(fixture.Alex.Notifications);
        fixture.AssertClean();
    }

    [Theory]
    [MemberData(nameof(Platforms))]
    public async Task Against_a_platform_that_answers_otherwise_exactly_its_lines_disagree(string platform)
    {
        var (behavior, lines) = Otherwise[platform];
        await using var fixture = await SelfTestFixture.BeginAsync(behavior);

        Assert.True(await fixture.RunAsync() == 1, platform + fixture.Errors);

        Assert.Equal(lines.Select(Question), fixture.With(Verdict.Disagrees));
        // What cannot be archived cannot be asked about either.
        Assert.Equal(
            behavior.NeedServerWidePermission == ThreadActs.Archive ? InArchivedThreads.Select(Question) : [],
            fixture.With(Verdict.NotAsked));
        fixture.AssertClean();
    }

    [Fact]
    public async Task Where_an_add_makes_no_sound_its_line_disagrees()
    {
        await using var fixture = await SelfTestFixture.BeginAsync(addsSound: false);

        Assert.Equal(1, await fixture.RunAsync());
        Assert.Equal([Question(QuestionAddRang)], fixture.With(Verdict.Disagrees));
    }

    [Fact]
    public async Task Where_threads_cannot_be_deleted_the_line_disagrees_and_they_stay_noted_until_they_can()
    {
        await using var fixture = await SelfTestFixture.BeginAsync(new() { NeedServerWidePermission = ThreadActs.Delete });

        Assert.Equal(2, await fixture.RunAsync());
        Assert.Equal([Question(QuestionDelete)], fixture.With(Verdict.Disagrees));
        Assert.Contains("the next run deletes them", fixture.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(fixture.Guild.Threads);

        fixture.Guild.BotRole!.Permissions |= WorldPermission.ManageThreads;
        Assert.Equal(0, await fixture.RunAsync());
        fixture.AssertClean();
    }

    [Theory]
    [InlineData(nameof(AskAddRang), "n", nameof(QuestionAddRang))]
    [InlineData(nameof(AskSound), "", nameof(QuestionMentionSound))]
    [InlineData(nameof(AskSound), "a ding", nameof(QuestionEditSound))]
    public async Task What_the_person_types_decides_its_line(string task, string typed, string question)
    {
        var (asked, line) = (Enum.Parse<SelfTestText>(task), Enum.Parse<SelfTestText>(question));
        await using var fixture = await SelfTestFixture.BeginAsync();
        fixture.Tester.Types[asked] = typed;

        Assert.Equal(1, await fixture.RunAsync());
        Assert.Equal([Question(line)], fixture.With(Verdict.Disagrees));
    }

    [Fact]
    public async Task Whoever_types_nothing_any_more_skips_what_needs_them()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        foreach (var task in Enum.GetValues<SelfTestText>())
            fixture.Tester.Types[task] = null;

        Assert.Equal(0, await fixture.RunAsync());

        Assert.Equal(OfSomebody.Except([QuestionHiddenAdd]).Select(Question), fixture.With(Verdict.NotAsked));
        fixture.AssertClean();
    }

    [Fact]
    public async Task Somebody_who_does_not_leave_is_asked_three_times()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        fixture.Tester.Types[AskLeave] = "";

        Assert.Equal(0, await fixture.RunAsync());

        Assert.Equal(
            [QuestionMentionBack, QuestionMentionSound, QuestionEditBack, QuestionEditSound],
            SelfTestQuestions.All.Select(q => q.Text).Where(t => fixture.With(Verdict.NotAsked).Contains(Question(t))));
    }

    [Fact]
    public async Task The_table_holds_no_id_and_no_name()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        fixture.Tester.Types[AskForm] = "olive@example.org? Alex's second | field is cut off in GARDEN";

        await fixture.RunAsync();

        var table = string.Join('\n', fixture.Table);
        Assert.Contains("Something is here for you", table, StringComparison.Ordinal);
        Assert.Contains("""…'s second \| field is cut off in …""", table, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{15,}", table);
        foreach (var name in (string[])["Alex", "Garden", "couples", fixture.World.Bot.Name])
            Assert.DoesNotContain(name, Addresses().Replace(table, ""), StringComparison.OrdinalIgnoreCase);
        // The names are on the screen of whoever typed them, and nowhere else.
        Assert.All(fixture.Table.Skip(2), l => Assert.Contains("https://docs.discord.com/developers/", l, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_of_more_than_twenty_is_left_alone_unless_its_members_know()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        while (fixture.Guild.Members.Count < 20)
            fixture.Guild.Join(fixture.World.CreatePerson("Somebody"));
        string[] args = ["--channel", $"{fixture.Channel.Id}"];
        Assert.Equal(0, await fixture.RunAsync(args));

        fixture.Guild.Join(fixture.World.CreatePerson("One more"));
        var threads = fixture.World.History.Entries.Count(e => e.What.Contains("POST /channels", StringComparison.Ordinal));
        Assert.Equal(2, await fixture.RunAsync(args));
        Assert.Contains("about 21 members, more than 20", fixture.Errors, StringComparison.Ordinal);
        Assert.Equal(
            threads, fixture.World.History.Entries.Count(e => e.What.Contains("POST /channels", StringComparison.Ordinal)));

        Assert.Equal(0, await fixture.RunAsync([.. args, "--members-know"]));
        fixture.AssertClean();
    }

    [Fact]
    public async Task It_works_in_its_channel_alone()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        var other = fixture.Guild.AddText("general");
        var asked = new List<string>();
        fixture.World.History.Noted += e => asked.Add(e.What);

        await fixture.RunAsync("--channel", $"{fixture.Channel.Id}");

        Assert.DoesNotContain(asked, w => w.StartsWith("REST ", StringComparison.Ordinal) && w.Contains($"{other.Id}"));
        Assert.DoesNotContain(asked, w => w.Contains("/commands", StringComparison.Ordinal) || w.Contains("identified"));
        Assert.Empty(other.Messages);
        Assert.False(File.Exists(Path.Combine(fixture.Folder, "data", "bot.db")));
    }

    [Fact]
    public async Task There_are_few_refusals_however_much_is_refused()
    {
        await using var fixture = await SelfTestFixture.BeginAsync(new()
        {
            NeedServerWidePermission = ThreadActs.Archive | ThreadActs.Lock | ThreadActs.Wake,
            MaxComponentId = 1,
            MentionsAddMembers = false,
        });

        await fixture.RunAsync();

        Assert.InRange(fixture.Refusals, 8, RefusalBudget.Most);
        Assert.Contains($"Refusals on purpose: {fixture.Refusals} of at most 20.", fixture.Tester.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_Manage_Threads_everywhere_it_says_that_the_overwrite_cannot_be_tried()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        fixture.Guild.BotRole!.Permissions |= WorldPermission.ManageThreads;

        Assert.Equal(0, await fixture.RunAsync());

        SelfTestText[] hidden = [QuestionArchive, QuestionLock, QuestionWake, QuestionDelete];
        Assert.Equal(hidden.Select(Question), fixture.With(Verdict.NotAsked));
    }

    [Fact]
    public async Task Limits_that_are_announced_are_kept_and_printed()
    {
        var limits = RateLimitOptions.Generous with { Route = new(3, TimeSpan.FromMilliseconds(200)) };
        await using var fixture = await SelfTestFixture.BeginAsync(limits: limits);

        Assert.Equal(0, await fixture.RunAsync("--channel", $"{fixture.Channel.Id}"));

        Assert.Contains("announced: 3 in 0.2 s; refused for speed: 0, without", fixture.Table[^1], StringComparison.Ordinal);
        fixture.AssertClean();
    }

    private static string Question(SelfTestText key) => Texts[Texts.English, key];

    [GeneratedRegex(@"https://\S+")]
    private static partial Regex Addresses();
}
