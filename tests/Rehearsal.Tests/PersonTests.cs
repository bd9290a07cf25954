using Rehearsal.World;

namespace Tests;

public sealed class PersonTests
{
    [Fact]
    public async Task Unread_is_what_others_wrote_until_it_is_read()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var message = await place.PostAsync(new { content = "news" });
        Assert.Equal([message], place.Alex.Unread);
        Assert.Equal([message], place.Alex.Sees(place.Home));
        Assert.Equal([message], place.Alex.Unread);
        Assert.Equal([message], place.Alex.Read(place.Home));
        Assert.Empty(place.Alex.Unread);
        Assert.Equal([message], place.Sam.Unread);
        await place.Bot.DeleteAsync($"/channels/{place.Home.Id}/messages/{message.Id}");
        Assert.Empty(place.Sam.Unread);
    }

    [Fact]
    public async Task Threads_are_unread_for_their_members_only()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        await place.PostAsync(new { content = "card" }, room);
        Assert.Single(place.Alex.Unread);
        Assert.Empty(place.Guild.Owner.Unread);
        Assert.Equal(Ring.ThreadMessage, Assert.Single(place.Alex.Notifications).Why);
    }

    [Fact]
    public async Task The_next_message_is_waited_for_and_read()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var next = place.Alex.NextAsync(m => m.Text == "second");
        await place.PostAsync(new { content = "first" });
        var second = await place.PostAsync(new { content = "second" });
        Assert.Equal(second, await next);
        Assert.Equal(["first"], place.Alex.Unread.Select(m => m.Text));
    }

    [Fact]
    public async Task Pressing_reads_the_message()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(new { content = "x", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } } });
        _ = place.Alex.PressAsync(card, "Go");
        Assert.Empty(place.Alex.Unread);
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
        await using var place = await RawBotFixture.OpenAsync();
        for (var i = 0; i < extra; i++)
            place.World.CreatePerson($"extra {i}");
        var (pending, interaction) = await place.PingAsync();
        var button = new { type = 2, style = 1, label, custom_id = $"go:{place.Sam.Id}" };
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Page", flags = 64, components = new[] { new { type = 1, components = new[] { button } } } });
        var page = (await pending).Message!;
        var pressed = place.Alex.PressAsync(page, label);
        await place.Bot.AnswerAsync(await place.Bot.InteractionAsync(), 7, new { content = "Done", components = Array.Empty<object>() });
        await pressed;
        await place.ThreadAsync(members: [place.Alex]);
        return place.Alex.Transcript.ToCanonicalText();
    }

    [Fact]
    public async Task Nobody_notices_what_is_not_for_them()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var before = place.Sam.Transcript.ToString();
        var (pending, interaction) = await place.PingAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        await pending;
        await place.PostAsync(new { content = "secret" }, await place.ThreadAsync(members: [place.Alex]));
        Assert.Equal(before, place.Sam.Transcript.ToString());
        Assert.Contains("secret", place.Alex.Transcript.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Waiting_in_vain_tells_the_history()
    {
        await using var place = await RawBotFixture.OpenAsync();
        await place.PostAsync(new { content = "the only thing that happened" });
        var mistake = await Assert.ThrowsAsync<TimeoutException>(() =>
            place.World.WaitForAsync(_ => false, "pigs to fly", TimeSpan.FromMilliseconds(20)));
        Assert.Contains("pigs to fly", mistake.Message, StringComparison.Ordinal);
        Assert.Contains("the only thing that happened", mistake.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_means_nothing_is_under_way()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (_, interaction) = await place.PingAsync();
        await Assert.ThrowsAsync<TimeoutException>(() => place.World.SettledAsync(TimeSpan.FromMilliseconds(20)));
        var settled = place.World.SettledAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "x" });
        await settled;
    }

    [Fact]
    public async Task Two_presses_at_once_both_arrive()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(new { content = "x", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } } });
        var (first, second) = (place.Alex.PressAsync(card, "Go"), place.Alex.PressAsync(card, "Go"));
        await place.Bot.AnswerAsync(await place.Bot.InteractionAsync(), 7, new { content = "once", components = Array.Empty<object>() });
        await place.Bot.AnswerAsync(await place.Bot.InteractionAsync(), 6);
        Assert.Equal((AnswerKind.Updated, AnswerKind.DeferredUpdate), ((await first).Kind, (await second).Kind));
    }

    [Fact]
    public async Task Many_people_at_once_disturb_nobody()
    {
        await using var place = await RawBotFixture.OpenAsync(intents: 0, o => o with { RateLimits = Rehearsal.RateLimitOptions.Generous with { Webhook = new(10_000, TimeSpan.FromSeconds(1)) } });
        await place.RegisterPingAsync();
        var people = Enumerable.Range(0, 40).Select(i => place.World.CreatePerson($"P{i}")).ToList();
        people.ForEach(p => place.Guild.Join(p));
        var answering = Task.Run(async () =>
        {
            var answers = new List<Task>();
            for (var i = 0; i < people.Count * 5; i++)
            {
                var interaction = await place.Bot.InteractionAsync();
                answers.Add(place.Bot.AnswerAsync(interaction, 4, new { content = $"for {interaction.GetProperty("member").GetProperty("user").GetProperty("id")}", flags = 64 }));
            }
            await Task.WhenAll(answers);
        }, TestContext.Current.CancellationToken);
        await Task.WhenAll(people.Select(person => Task.Run(async () =>
        {
            for (var i = 0; i < 5; i++)
            {
                var answer = await person.CommandAsync(place.Home, "ping");
                Assert.Equal($"for {person.Id}", answer.Text);
                Assert.Equal(i + 1, person.Sees(place.Home).Count);
                _ = (person.Unread, person.VisibleChannels, person.Transcript.ToCanonicalText(), place.World.History.Recent(5));
            }
        }, TestContext.Current.CancellationToken)));
        await answering;
        Assert.Empty(place.World.Violations);
        Assert.All(people, p => Assert.Equal(5, p.Ephemerals.Count));
    }

    [Fact]
    public async Task Two_hundred_pings_a_second_are_little_work()
    {
        await using var place = await RawBotFixture.OpenAsync(change: o => o with { KeepsTranscripts = false });
        await place.RegisterPingAsync();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 200; i++)
        {
            var (pending, interaction) = await place.PingAsync();
            await place.Bot.AnswerAsync(interaction, 4, new { content = "pong", flags = 64 });
            await pending;
        }
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"200 round trips took {watch.Elapsed}");
    }
}
