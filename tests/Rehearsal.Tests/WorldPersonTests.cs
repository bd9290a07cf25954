using Rehearsal.World;

namespace Tests;

public sealed class WorldPersonTests
{
    [Fact]
    public async Task Unread_is_what_others_wrote_until_it_is_read()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(new { content = "news" });
        Assert.Equal([message], fixture.Alex.Unread);
        Assert.Equal([message], fixture.Alex.Sees(fixture.Home));
        Assert.Equal([message], fixture.Alex.Unread);
        Assert.Equal([message], fixture.Alex.Read(fixture.Home));
        Assert.Empty(fixture.Alex.Unread);
        Assert.Equal([message], fixture.Sam.Unread);
        await fixture.Bot.DeleteAsync($"/channels/{fixture.Home.Id}/messages/{message.Id}");
        Assert.Empty(fixture.Sam.Unread);
    }

    [Fact]
    public async Task Threads_are_unread_for_their_members_only()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        await fixture.PostAsync(new { content = "card" }, room);
        Assert.Single(fixture.Alex.Unread);
        Assert.Empty(fixture.Guild.Owner.Unread);
        Assert.Equal([SoundReason.Added, SoundReason.ThreadMessage], fixture.Alex.Notifications.Select(n => n.Why));
    }

    [Fact]
    public async Task The_next_message_is_waited_for_and_read()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var next = fixture.Alex.NextAsync(m => m.Text == "second");
        await fixture.PostAsync(new { content = "first" });
        var second = await fixture.PostAsync(new { content = "second" });
        Assert.Equal(second, await next);
        Assert.Equal(["first"], fixture.Alex.Unread.Select(m => m.Text));
    }

    [Fact]
    public async Task Pressing_reads_the_message()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card =
            await fixture.PostAsync(
                new
                {
                    content = "x",
                    components = new[] {
                    new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } }
                });
        _ = fixture.Alex.PressAsync(card, "Go");
        Assert.Empty(fixture.Alex.Unread);
    }

    [Fact]
    public async Task Two_worlds_with_the_same_story_read_the_same()
    {
        var first = await StoryAsync(extra: 0);
        Assert.Equal(first, await StoryAsync(extra: 5));
        Assert.Contains("go:", first, StringComparison.Ordinal);
        Assert.Contains("2026-11-23T08:00:00.000Z", first, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d{17}", first);
        Assert.NotEqual(first, await StoryAsync(extra: 0, label: "Other"));
    }

    private static async Task<string> StoryAsync(int extra, string label = "Go")
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        for (var i = 0; i < extra; i++)
            fixture.World.CreatePerson($"extra {i}");
        var (pending, interaction) = await fixture.PingAsync();
        var button = new { type = 2, style = 1, label, custom_id = $"go:{fixture.Sam.Id}" };
        await fixture.Bot.AnswerAsync(
            interaction,
            4,
            new { content = "Page", flags = 64, components = new[] { new { type = 1, components = new[] { button } } } });
        var page = (await pending).Message!;
        var pressed = fixture.Alex.PressAsync(page, label);
        await fixture.Bot.AnswerAsync(
            await fixture.Bot.InteractionAsync(),
            7,
            new { content = "Done", components = Array.Empty<object>() });
        await pressed;
        await fixture.ThreadAsync(members: [fixture.Alex]);
        return fixture.Alex.Transcript.ToCanonicalText();
    }

    [Fact]
    public async Task Nobody_notices_what_is_not_for_them()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var before = fixture.Sam.Transcript.ToString();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        await pending;
        await fixture.PostAsync(new { content = "secret" }, await fixture.ThreadAsync(members: [fixture.Alex]));
        Assert.Equal(before, fixture.Sam.Transcript.ToString());
        Assert.Contains("secret", fixture.Alex.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_in_vain_tells_the_history()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.PostAsync(new { content = "the only thing that happened" });
        var mistake = await Assert.ThrowsAsync<TimeoutException>(() =>
            fixture.World.WaitForAsync(_ => false, "pigs to fly", TimeSpan.FromMilliseconds(20)));
        Assert.Contains("pigs to fly", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("the only thing that happened", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_means_nothing_is_under_way()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => fixture.World.SettledAsync(TimeSpan.FromMilliseconds(20)));
        var settled = fixture.World.SettledAsync();
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "x" });
        await settled;
    }

    [Fact]
    public async Task Two_presses_at_once_both_arrive()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card =
            await fixture.PostAsync(
                new
                {
                    content = "x",
                    components = new[] {
                    new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } }
                });
        var (first, second) = (fixture.Alex.PressAsync(card, "Go"), fixture.Alex.PressAsync(card, "Go"));
        await fixture.Bot.AnswerAsync(
            await fixture.Bot.InteractionAsync(),
            7,
            new { content = "once", components = Array.Empty<object>() });
        await fixture.Bot.AnswerAsync(await fixture.Bot.InteractionAsync(), 6);
        Assert.Equal((SeenAnswerKind.Updated, SeenAnswerKind.DeferredUpdate), ((await first).Kind, (await second).Kind));
    }

    [Fact]
    public async Task Many_people_at_once_disturb_nobody()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(
                intents: 0,
                o => o with { RateLimits = Rehearsal.RateLimitOptions.Generous with { Webhook = new(10_000, TimeSpan.FromSeconds(1)) } });
        await fixture.RegisterPingAsync();
        var people = Enumerable.Range(0, 40).Select(i => fixture.World.CreatePerson($"P{i}")).ToList();
        people.ForEach(p => fixture.Guild.Join(p));
        var answering = Task.Run(async () =>
        {
            var answers = new List<Task>();
            for (var i = 0; i < people.Count * 5; i++)
            {
                var interaction = await fixture.Bot.InteractionAsync();
                answers.Add(fixture.Bot.AnswerAsync(
                    interaction,
                    4,
                    new { content = $"for {interaction.GetProperty("member").GetProperty("user").GetProperty("id")}", flags = 64 }));
            }
            await Task.WhenAll(answers);
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var answer = await person.CommandAsync(fixture.Home, "ping");
                Assert.Equal($"for {person.Id}", answer.Text);
                Assert.Equal(i + 1, person.Sees(fixture.Home).Count);
                _ = (person.Unread, person.VisibleChannels, person.Transcript.ToCanonicalText(), fixture.World.History.Recent(5));
            }
        }, TestContext.Current.CancellationToken)));
        await answering;
        Assert.Empty(fixture.World.Violations);
        Assert.All(people, p => Assert.Equal(5, p.Ephemerals.Count));
    }
}
