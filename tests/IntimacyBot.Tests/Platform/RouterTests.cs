using System.Text.Json.Serialization;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>Tests that an interaction reaches its handler and gets exactly one answer.</summary>
public sealed class RouterTests
{
    private const int Message = 4;
    private const int DeferredMessage = 5;
    private const int DeferredUpdate = 6;
    private const int Update = 7;
    private const int Choices = 8;
    private const int Form = 9;

    private static readonly Modal Modal = new("x", "A form", [new Label("Said", new TextInput("said", TextInputStyle.Short))]);

    [Fact]
    public async Task A_quick_page_is_the_first_answer()
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Command("quick"));

        var sent = Assert.Single(at.Heard.All);
        Assert.Equal(Message, sent.Kind);
        Assert.Contains("\"flags\":32832", sent.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_takes_long_is_deferred_and_a_form_never_is()
    {
        await using var at = await RouterFixture.OpenAsync();
        var form = at.AnswerAsync(Command("slowform"));
        var page = at.AnswerAsync(Command("slow"));

        // The form began first and is as slow, so if forms were deferred, it would have been by the time the page is.
        Assert.Equal([DeferredMessage], (await at.Heard.WaitAsync(1)).Select(s => s.Kind));
        at.MayFinish.SetResult();
        await page;
        await form;

        Assert.Equal(["PATCH", "POST", "POST"], at.Heard.All.Select(s => s.Method).Order());
        Assert.Equal([0, DeferredMessage, Form], at.Heard.All.Select(s => s.Kind).Order());
        Assert.Contains(at.Heard.All, s => s.Method == "PATCH" && s.Body.Contains("It took a while.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_press_on_a_page_changes_that_page()
    {
        await using var at = await RouterFixture.OpenAsync();
        var press = at.AnswerAsync(Press(new SlowId(), onPage: true));
        Assert.Equal([DeferredUpdate], (await at.Heard.WaitAsync(1)).Select(s => s.Kind));

        at.MayFinish.SetResult();
        await press;

        Assert.Equal(["POST", "PATCH"], at.Heard.All.Select(s => s.Method));
    }

    [Fact]
    public async Task A_press_on_a_page_changes_it_and_a_press_on_a_card_opens_one()
    {
        await using var at = await RouterFixture.OpenAsync();
        await at.AnswerAsync(Press(new QuickId(), onPage: true));
        await at.AnswerAsync(Press(new QuickId(), onPage: false));

        Assert.Equal([Update, Message], at.Heard.All.Select(s => s.Kind));
    }

    [Fact]
    public async Task A_replayed_interaction_acts_once_and_each_life_of_the_bot_answers_it_once()
    {
        await using var at = await RouterFixture.OpenAsync();
        await using var storage = await TestStorage.Start();
        at.Once = new IdempotentInteractions(storage.Store, storage.Inbox);
        var press = Press(new OnceId(), onPage: false);

        await at.AnswerAsync(press);
        await at.AnswerAsync(press);
        at.BeginAnew();
        await at.AnswerAsync(press);
        await at.AnswerAsync(Press(new OnceId(), onPage: false));

        Assert.Equal(2, at.Acts);
        Assert.Equal(
            ["first", "again", "first"],
            at.Heard.All.Select(s => s.Body.Contains("first", StringComparison.Ordinal) ? "first" : "again"));
    }

    [Fact]
    public async Task A_handler_that_throws_answers_kindly_and_logs_no_words()
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Press(new BrokenId("0.reach"), onPage: true));

        Assert.Contains(at.Texts["en", RouterText.Sorry].Split('\n')[0], Assert.Single(at.Heard.All).Body, StringComparison.Ordinal);
        Assert.Equal(Message, at.Heard.All[0].Kind);
        var line = Assert.Single(at.Log.Warnings);
        Assert.Contains("FormatException", line, StringComparison.Ordinal);
        Assert.Contains("broken", line, StringComparison.Ordinal);
        Assert.DoesNotContain(
            at.Log.All,
            l => l.Contains("afraid", StringComparison.Ordinal) || l.Contains("0.reach", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_reply_that_Discord_would_refuse_becomes_a_kind_one()
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Command("toolong"));

        Assert.Contains(at.Texts["en", RouterText.Sorry].Split('\n')[0], Assert.Single(at.Heard.All).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(at.Log.All, l => l.Contains("xxxxx", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("broken")]
    [InlineData("broken:a:b")]
    public async Task What_nobody_knows_has_moved_on(string customId)
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Press(customId, onPage: true));

        Assert.Contains(at.Texts["en", RouterText.MovedOn], Assert.Single(at.Heard.All).Body, StringComparison.Ordinal);
        Assert.Empty(at.Log.Warnings);
    }

    [Fact]
    public async Task Nothing_is_suggested_where_nobody_suggests()
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Command("nobody") with { Type = InteractionType.Autocomplete });

        Assert.Equal(Choices, Assert.Single(at.Heard.All).Kind);
    }

    [Theory]
    [InlineData(10062)]
    [InlineData(40060)]
    public async Task An_answer_that_comes_too_late_is_no_fault(int code)
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = _ => (code == 10062 ? 404 : 400, $$"""{"code": {{code}}, "message": "no"}""");

        await at.AnswerAsync(Command("quick"));

        Assert.Empty(at.Log.Warnings);
    }

    [Fact]
    public async Task A_bad_day_of_Discord_is_no_fault_of_ours()
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = _ => (503, "");

        await at.AnswerAsync(Command("quick"));

        Assert.StartsWith(
            "Warning", Assert.Single(at.Log.Warnings, l => l.Contains("Router", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(at.Log.Warnings, l => l.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_Discord_refuses_a_handler_is_told_kindly_and_is_no_fault_of_ours()
    {
        await using var at = await RouterFixture.OpenAsync();

        await at.AnswerAsync(Command("refused"));

        Assert.Contains(at.Texts["en", RouterText.Sorry].Split('\n')[0], Assert.Single(at.Heard.All).Body, StringComparison.Ordinal);
        Assert.StartsWith("Warning", Assert.Single(at.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hide_takes_the_page_away_or_says_that_all_is_done()
    {
        await using var at = await RouterFixture.OpenAsync();
        await at.AnswerAsync(Press(new HideId(), onPage: true));
        Assert.Equal(["POST", "DELETE"], at.Heard.All.Select(s => s.Method));

        at.Heard.Script = s => s.Method == "DELETE"
            ? (404, """{"code": 10008, "message": "no"}""")
            : s.Method == "PATCH"
            ? (200, """{"id":"1"}""")
            : (204, "");
        await at.AnswerAsync(Press(new HideId(), onPage: true));

        Assert.Equal(["POST", "DELETE", "POST", "DELETE", "PATCH"], at.Heard.All.Select(s => s.Method));
        Assert.Contains("All done.", at.Heard.All[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_late_and_beside_leaves_the_pressed_page_where_it_is()
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = s => s.Kind > 0 ? (204, "") : (200, """{"id":"1"}""");
        var press = at.AnswerAsync(Press(new LateId(LateReply.Beside), onPage: true));
        Assert.Equal([DeferredUpdate], (await at.Heard.WaitAsync(1)).Select(s => s.Kind));

        at.MayFinish.SetResult();
        await press;

        Assert.Equal(["POST", "POST"], at.Heard.All.Select(s => s.Method));
        Assert.DoesNotContain("@original", at.Heard.All[1].Path, StringComparison.Ordinal);
        Assert.Contains("It took a while.", at.Heard.All[1].Body, StringComparison.Ordinal);
        Assert.Contains("\"flags\":32832", at.Heard.All[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_hidden_late_is_acknowledged_once_and_goes()
    {
        await using var at = await RouterFixture.OpenAsync();
        var press = at.AnswerAsync(Press(new LateId(LateReply.Hide), onPage: true));
        Assert.Equal([DeferredUpdate], (await at.Heard.WaitAsync(1)).Select(s => s.Kind));
        at.Heard.Script = s => s.Method == "DELETE" ? (404, """{"code": 10008, "message": "no"}""") : (200, """{"id":"1"}""");

        at.MayFinish.SetResult();
        await press;

        Assert.Equal(["POST", "DELETE", "PATCH"], at.Heard.All.Select(s => s.Method));
        Assert.Contains("All done.", at.Heard.All[^1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_goes_on_behind_an_interaction_that_could_not_be_deferred()
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = _ => (404, """{"code": 10062, "message": "no"}""");
        var press = at.AnswerAsync(Press(new SlowId(), onPage: true));
        await at.Heard.WaitAsync(1);

        // Other interactions are answered meanwhile.
        for (var i = 0; i < 10; i++)
            await at.AnswerAsync(Command("quick"));
        Assert.False(press.IsCompleted);
        at.MayFinish.SetResult();
        await press;

        Assert.Empty(at.Log.Warnings);
    }

    [Fact]
    public async Task A_page_is_deleted_once_Discord_shows_a_newer_state_than_it_describes()
    {
        await using var at = await RouterFixture.OpenAsync();
        var press = Press(new DescribingId(1, Beside: true), onPage: false);
        await at.AnswerAsync(press);

        await at.ShowAsync(1);
        Assert.Equal(["POST"], at.Heard.All.Select(s => s.Method));
        await at.ShowAsync(2);
        await at.ShowAsync(3);

        Assert.Equal(["POST", "DELETE"], at.Heard.All.Select(s => s.Method));
        Assert.EndsWith($"/{press.Token}/messages/@original", at.Heard.All[1].Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_was_out_of_date_before_it_came_is_deleted_at_once()
    {
        await using var at = await RouterFixture.OpenAsync();
        await at.ShowAsync(2);

        await at.AnswerAsync(Press(new DescribingId(1, Beside: true), onPage: false));

        Assert.Equal(["POST", "DELETE"], at.Heard.All.Select(s => s.Method));
    }

    [Fact]
    public async Task A_page_that_now_shows_something_else_stays()
    {
        await using var at = await RouterFixture.OpenAsync();
        var opened = Press(new DescribingId(1, Beside: true), onPage: false);
        await at.AnswerAsync(opened);
        await at.AnswerAsync(OnPageOf(opened, new QuickId()));

        await at.ShowAsync(2);

        Assert.Equal([Message, Update], at.Heard.All.Select(s => s.Kind));
    }

    [Fact]
    public async Task A_page_stays_while_a_press_on_it_is_answered_and_goes_when_the_answer_stands_beside_it()
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = s => s.Kind > 0 ? (204, "") : (200, """{"id":"77"}""");
        var opened = Press(new DescribingId(1, Beside: true), onPage: false);
        await at.AnswerAsync(opened);
        var press = at.AnswerAsync(OnPageOf(opened, new LateId(LateReply.Beside)));
        await at.Heard.WaitAsync(2);

        await at.ShowAsync(2);
        Assert.DoesNotContain(at.Heard.All, s => s.Method == "DELETE");
        at.MayFinish.SetResult();
        await press;

        Assert.Equal(
            ["@original", "77"],
            at.Heard.All.Where(s => s.Method == "DELETE").Select(s => s.Path[(s.Path.LastIndexOf('/') + 1)..]));
    }

    [Fact]
    public async Task A_page_whose_token_has_expired_is_left_alone()
    {
        await using var at = await RouterFixture.OpenAsync();
        await at.AnswerAsync(Press(new DescribingId(1, Beside: true), onPage: false));

        at.Clock.Advance(TimeSpan.FromMinutes(15));
        await at.ShowAsync(2);

        Assert.Equal(["POST"], at.Heard.All.Select(s => s.Method));
    }

    [Fact]
    public async Task A_page_that_its_reader_has_hidden_is_no_fault()
    {
        await using var at = await RouterFixture.OpenAsync();
        at.Heard.Script = s => s.Method == "DELETE" ? (404, """{"code": 10008, "message": "no"}""") : (204, "");
        await at.AnswerAsync(Press(new DescribingId(1, Beside: true), onPage: false));

        await at.ShowAsync(2);

        Assert.Equal(["POST", "DELETE"], at.Heard.All.Select(s => s.Method));
        Assert.Empty(at.Log.Warnings);
    }

    /// <summary>Somebody may press on a page before its answer is noted: the page must stay until that press is answered.</summary>
    [Fact]
    public async Task A_page_that_is_pressed_before_it_is_remembered_does_not_go_while_that_is_answered()
    {
        await using var at = await RouterFixture.OpenAsync();
        var cancel = TestContext.Current.CancellationToken;
        var opened = Press(new QuickId(), onPage: false);
        var press = OnPageOf(opened, new QuickId());
        var page = new DescribingPage(State(1), opened.Id, opened, null, at.StalePages.Now);
        Assert.Null(at.StalePages.Take(opened.Id, press.Id));
        await at.StalePages.AddAsync(page, cancel);

        await at.ShowAsync(2);
        Assert.Empty(at.Heard.All);
        await at.StalePages.ReturnAsync(opened.Id, press.Id, null, cancel);
        Assert.Equal(["DELETE"], at.Heard.All.Select(s => s.Method));
    }

    [Fact]
    public async Task A_page_that_two_presses_changed_at_once_goes_with_what_it_describes_last()
    {
        await using var at = await RouterFixture.OpenAsync();
        var press = Press(new QuickId(), onPage: false);
        foreach (var row in new[] { Row, Guid.NewGuid() })
            await at.StalePages.AddAsync(
                new DescribingPage(new DescribedState(row, 1), press.Id, press, null, at.StalePages.Now),
                TestContext.Current.CancellationToken);

        await at.ShowAsync(2);

        Assert.Empty(at.Heard.All);
    }

    private static readonly Guid Row = Guid.NewGuid();

    private static ulong _last = 900000000000000000;

    private static DescribedState State(long version) => new(Row, version);

    private static Interaction Of(InteractionType type, InteractionData data) => new()
    {
        Id = new Snowflake(Interlocked.Increment(ref _last)),
        ApplicationId = new Snowflake(7),
        Type = type,
        Token = $"token{_last}",
        GuildId = new Snowflake(8),
        Member = new GuildMember { User = new User(new Snowflake(9), "alex") },
        Locale = "en-US",
        Data = data,
    };

    private static Interaction Command(string name) => Of(InteractionType.ApplicationCommand, new InteractionData { Name = name });

    private static Interaction Press<T>(T id, bool onPage)
        where T : struct, ICustomId => Press(id.Write(), onPage);

    private static Interaction Press(string customId, bool onPage) =>
        Of(InteractionType.MessageComponent, new InteractionData { CustomId = customId }) with
        {
            Message = new Message { Id = new Snowflake(10), Flags = onPage ? MessageFlags.Ephemeral : default },
        };

    /// <summary>A press on the page that another press has opened.</summary>
    private static Interaction OnPageOf<T>(Interaction opened, T id)
        where T : struct, ICustomId
    {
        var press = Press(id, onPage: true);
        return press with { Message = press.Message! with { InteractionMetadata = new MessageInteraction(opened.Id) } };
    }

    /// <summary>A router with a few routes, and a record of its requests.</summary>
    private sealed class RouterFixture : IAsyncDisposable, IRoutes
    {
        private readonly DiscordRest _rest;
        private readonly ILoggerFactory _logging;
        private Router _router;

        private RouterFixture(RestRecorder discord)
        {
            (Heard, _rest) = (discord, discord.Rest());
            ThreadPages = new ThreadPages(_rest, Clock);
            StalePages = new StalePages(_rest, ThreadPages, Clock);
            discord.Script = s => s.Method == "PATCH" ? (200, """{"id":"1"}""") : (204, "");
            _logging = LoggerFactory.Create(l => l.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
            _router = NewRouter();
        }

        public RestRecorder Heard { get; }

        public FakeTimeProvider Clock { get; } = new();

        public ThreadPages ThreadPages { get; }

        public StalePages StalePages { get; }

        public Texts Texts { get; } = new();

        public WarningCollector Log { get; } = new();

        public TaskCompletionSource MayFinish { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public IdempotentInteractions? Once { get; set; }

        public int Acts { get; private set; }

        public static async Task<RouterFixture> OpenAsync() => new(await RestRecorder.StartAsync());

        public Task AnswerAsync(Interaction interaction) => _router.AnswerAsync(interaction, null, TestContext.Current.CancellationToken);

        public void Map(RouteTable routes)
        {
            routes.Command(new ApplicationCommand("quick", "x"), (_, _) => Task.FromResult<Reply>(Reply.Line("Here.")));
            routes.Command(new ApplicationCommand("slow", "x"), SlowAsync);
            routes.Command(new ApplicationCommand("slowform", "x"), SlowFormAsync, opensForm: true);
            routes.Command(new ApplicationCommand("toolong", "x"), (_, _) => Task.FromResult<Reply>(Reply.Line(new string('x', 5000))));
            routes.Command(
                new ApplicationCommand("refused", "x"),
                (_, _) => throw new DiscordApiException(System.Net.HttpStatusCode.NotFound, 10004, "GET /guilds/{guild}"));
            routes.Press<QuickId>((_, _, _) => Task.FromResult<Reply>(new Reply.Page([new TextDisplay("Here.")])));
            routes.Press<SlowId>((interaction, _, cancel) => SlowAsync(interaction, cancel));
            routes.Press<LateId>((interaction, id, cancel) => LateAsync(id.Reply, cancel));
            routes.Press<DescribingId>((_, id, _) => Task.FromResult<Reply>(
                new Reply.Page([new TextDisplay("It is their turn.")]) { Describes = State(id.Version), Beside = id.Beside }));
            routes.Press<OnceId>((interaction, _, cancel) => OnceAsync(interaction, cancel));
            routes.Press<BrokenId>((_, _, _) => throw new FormatException("I was afraid to say it"));
        }

        /// <summary>Discord shows this version of the row now.</summary>
        public Task ShowAsync(long version) => StalePages.EndOlderAsync(State(version), TestContext.Current.CancellationToken);

        public void BeginAnew() => _router = NewRouter();

        public async ValueTask DisposeAsync()
        {
            _rest.Dispose();
            _logging.Dispose();
            await Heard.DisposeAsync();
        }

        private readonly OpenedForms _forms = new();

        private Router NewRouter() =>
            new(
                new RouteTable([this, new PageRoutes()]),
                new InteractionResponders(_rest, Texts, StalePages, ThreadPages, _forms),
                Texts,
                new FailureReplies(Texts, _forms),
                new(),
                _logging.CreateLogger<Router>());

        private async Task<Reply> SlowAsync(InteractionContext interaction, CancellationToken cancel)
        {
            await MayFinish.Task.WaitAsync(cancel);
            return new Reply.Page([new TextDisplay("It took a while.")]);
        }

        private async Task<Reply> LateAsync(LateReply reply, CancellationToken cancel)
        {
            await MayFinish.Task.WaitAsync(cancel);
            return reply == LateReply.Hide
                ? new Reply.Hide()
                : new Reply.Page([new TextDisplay("It took a while.")]) { Beside = true, Describes = State(1) };
        }

        private async Task<Reply> SlowFormAsync(InteractionContext interaction, CancellationToken cancel)
        {
            await MayFinish.Task.WaitAsync(cancel);
            return new Reply.Form(Modal);
        }

        private async Task<Reply> OnceAsync(InteractionContext interaction, CancellationToken cancel) => Reply.Line(await Once!.SaveAsync(
            interaction,
            (_, _) =>
            {
                Acts++;
                return Task.FromResult("first");
            },
            "again",
            cancel));
    }
}

[Route("quick")]
internal readonly record struct QuickId : ICustomId;

[Route("describing")]
internal readonly record struct DescribingId(int Version, bool Beside) : ICustomId;

[Route("slow")]
internal readonly record struct SlowId : ICustomId;

internal enum LateReply
{
    [JsonStringEnumMemberName("b")]
    Beside,

    [JsonStringEnumMemberName("h")]
    Hide,
}

[Route("late")]
internal readonly record struct LateId(LateReply Reply) : ICustomId;

[Route("once")]
internal readonly record struct OnceId : ICustomId;

[Route("broken")]
internal readonly record struct BrokenId(string Key) : ICustomId;
