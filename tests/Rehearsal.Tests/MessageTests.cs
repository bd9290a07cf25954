using Rehearsal.World;

namespace Tests;

public sealed class MessageTests
{
    [Fact]
    public async Task An_enforced_nonce_returns_the_same_message_for_five_minutes()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var body = new { content = "once", nonce = "n1", enforce_nonce = true };
        var first = await fixture.Bot.SayAsync(fixture.Home, body);
        Assert.Equal(first.Id, (await fixture.Bot.SayAsync(fixture.Home, body)).Id);
        // Nonces expire by the real clock, so a skip of the world's clock does not make a repeated message a new one.
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        fixture.Transport.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromMilliseconds(1));
        Assert.Equal(first.Id, (await fixture.Bot.SayAsync(fixture.Home, body)).Id);
        Assert.Single(fixture.Home.Messages);
        fixture.Transport.Advance(TimeSpan.FromMilliseconds(1));
        Assert.NotEqual(first.Id, (await fixture.Bot.SayAsync(fixture.Home, body)).Id);
        Assert.NotEqual(first.Id, (await fixture.Bot.SayAsync(fixture.Home, new { content = "once", nonce = "n1" })).Id);
    }

    [Fact]
    public async Task An_enforced_nonce_whose_message_was_deleted_is_refused_while_it_is_remembered()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var body = new { content = "once", nonce = "n1", enforce_nonce = true };
        var first = await fixture.Bot.SayAsync(fixture.Home, body);
        await fixture.Bot.DeleteAsync($"/channels/{fixture.Home.Id}/messages/{first.Id}");
        Assert.Equal(10008, (await fixture.Bot.SayAsync(fixture.Home, body)).Code);
        fixture.Transport.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(200, (await fixture.Bot.SayAsync(fixture.Home, body)).Status);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Allowed_mentions_decide_who_is_mentioned()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var text = $"{fixture.Alex.Mention} {fixture.Sam.Mention}";
        Assert.Equal([fixture.Alex, fixture.Sam], (await fixture.PostAsync(new { content = text })).Mentions);
        Assert.Empty((await fixture.PostAsync(new { content = text, allowed_mentions = new { parse = Array.Empty<string>() } })).Mentions);
        var one =
            await fixture.PostAsync(
                new { content = text, allowed_mentions = new { parse = Array.Empty<string>(), users = new[] { $"{fixture.Sam.Id}" } } });
        Assert.Equal([fixture.Sam], one.Mentions);
        Assert.Equal(2, fixture.Sam.Notifications.Count(n => n.Why == SoundReason.Mention));
        Assert.Single(fixture.Alex.Notifications);
    }

    [Fact]
    public async Task An_edit_decides_anew_who_is_mentioned()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var none = new { parse = Array.Empty<string>() };
        var message = await fixture.PostAsync(new { content = fixture.Sam.Mention, allowed_mentions = none });
        var path = $"/channels/{fixture.Home.Id}/messages/{message.Id}";
        await fixture.Bot.PatchAsync(path, new { content = $"{fixture.Sam.Mention} again" });
        Assert.Equal([fixture.Sam], message.Mentions);
        await fixture.Bot.PatchAsync(path, new { content = $"{fixture.Sam.Mention} again", allowed_mentions = none });
        Assert.Empty(message.Mentions);
    }

    [Fact]
    public async Task Everyone_and_roles_are_mentioned_only_with_the_permission()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var role = fixture.Guild.AddRole("facilitators");
        Assert.False((await fixture.PostAsync(new { content = "@everyone" })).Body.MentionsEveryone);
        Assert.Empty((await fixture.PostAsync(new { content = role.Mention })).Body.MentionRoles);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.MentionEveryone);
        Assert.True((await fixture.PostAsync(new { content = "@everyone" })).Body.MentionsEveryone);
        Assert.Equal([role], (await fixture.PostAsync(new { content = role.Mention })).Body.MentionRoles);
    }

    [Fact]
    public async Task A_silent_message_rings_nobody_but_is_unread()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.PostAsync(new { content = fixture.Alex.Mention, flags = 4096 });
        Assert.Empty(fixture.Alex.Notifications);
        Assert.Single(fixture.Alex.Unread);
    }

    [Fact]
    public async Task Only_the_author_edits_and_the_author_or_a_moderator_deletes()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var said = fixture.Alex.Say(fixture.Home, "mine");
        var path = $"/channels/{fixture.Home.Id}/messages/{said.Id}";
        Assert.Equal(50005, (await fixture.Bot.PatchAsync(path, new { content = "yours" })).Code);
        Assert.Equal(50013, (await fixture.Bot.DeleteAsync(path)).Code);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.ManageMessages);
        Assert.Equal(204, (await fixture.Bot.DeleteAsync(path)).Status);
        Assert.Equal(10008, (await fixture.Bot.DeleteAsync(path)).Code);
    }

    [Fact]
    public async Task An_empty_message_is_refused()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        Assert.Equal(50006, (await fixture.Bot.SayAsync(fixture.Home, new { content = "  " })).Code);
        var message = await fixture.PostAsync(new { content = "x" });
        Assert.Equal(
            50006,
            (await fixture.Bot.PatchAsync($"/channels/{fixture.Home.Id}/messages/{message.Id}", new { content = "" })).Code);
    }

    [Fact]
    public async Task What_an_edit_leaves_out_stays()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(new { content = "words", embeds = new[] { new { title = "t" } } });
        await fixture.Bot.PatchAsync($"/channels/{fixture.Home.Id}/messages/{message.Id}", new { embeds = Array.Empty<object>() });
        Assert.Equal("words", message.Text);
        Assert.NotNull(message.EditedAt);
    }

    [Fact]
    public async Task Old_messages_take_few_edits()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(new { content = "dashboard" });
        fixture.Clock.Advance(TimeSpan.FromHours(2));
        RestReply last = null!;
        for (var i = 0; i <= 30; i++)
            last = await fixture.Bot.PatchAsync($"/channels/{fixture.Home.Id}/messages/{message.Id}", new { content = $"{i}" });
        Assert.Equal((429, 30046), (last.Status, last.Code));
        Assert.Equal("29", message.Text);
    }

    [Fact]
    public async Task Others_words_are_blank_in_the_history_too()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Alex.Say(fixture.Home, "between us");
        await fixture.PostAsync(new { content = "my own" });
        var page = (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages")).Body;
        Assert.Equal(["my own", ""], page.EnumerateArray().Select(m => m.GetProperty("content").GetString()!));
    }

    [Fact]
    public async Task History_is_read_in_pages_newest_first()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        for (var i = 0; i < 5; i++)
            await fixture.PostAsync(new { content = $"{i}" });
        var third = fixture.Home.Messages[2].Id;
        async Task<string> Page(string query) =>
            string.Concat((await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages?{query}")).Body
                .EnumerateArray().Select(m => m.GetProperty("content").GetString()));
        Assert.Equal("43", await Page("limit=2"));
        Assert.Equal("10", await Page($"before={third}"));
        Assert.Equal("43", await Page($"after={third}"));
        Assert.Equal("321", await Page($"around={third}&limit=3"));
        Assert.Equal(50035, (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages?limit=101")).Code);
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ReadMessageHistory);
        Assert.Equal("", await Page("limit=2"));
    }

    [Fact]
    public async Task A_direct_message_needs_an_open_door_and_a_shared_server()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var opened = await fixture.Bot.PostAsync("/users/@me/channels", new { recipient_id = $"{fixture.Alex.Id}" });
        Assert.Equal(opened.Id, (await fixture.Bot.PostAsync("/users/@me/channels", new { recipient_id = $"{fixture.Alex.Id}" })).Id);
        var direct = fixture.Alex.Direct!;
        await fixture.PostAsync(new { content = "hello" }, direct);
        Assert.Equal(SoundReason.DirectMessage, Assert.Single(fixture.Alex.Notifications).Why);
        Assert.Empty(fixture.Sam.Sees(direct));

        fixture.Alex.DmsOpen = false;
        Assert.Equal(50007, (await fixture.Bot.SayAsync(direct, new { content = "x" })).Code);
        (fixture.Alex.DmsOpen, fixture.Alex.BlocksBot) = (true, true);
        Assert.Equal(50007, (await fixture.Bot.SayAsync(direct, new { content = "x" })).Code);
        fixture.Alex.BlocksBot = false;
        fixture.Guild.Leave(fixture.Alex);
        Assert.Equal(50278, (await fixture.Bot.SayAsync(direct, new { content = "x" })).Code);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Pinning_needs_its_own_permission()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(new { content = "guide" });
        var path = $"/channels/{fixture.Home.Id}/messages/pins";
        Assert.Equal(50013, (await fixture.Bot.PutAsync($"{path}/{message.Id}")).Code);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.PinMessages);
        Assert.Equal(204, (await fixture.Bot.PutAsync($"{path}/{message.Id}")).Status);
        Assert.Equal(1, (await fixture.Bot.GetAsync(path)).Body.GetProperty("items").GetArrayLength());
    }

    [Fact]
    public async Task A_reply_needs_a_message_that_is_there()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var said = fixture.Alex.Say(fixture.Home, "question");
        var reply = await fixture.PostAsync(new { content = "answer", message_reference = new { message_id = $"{said.Id}" } });
        Assert.Equal(said, reply.ReplyTo);
        Assert.Equal(
            50035,
            (await fixture.Bot.SayAsync(
                fixture.Home,
                new { content = "answer", message_reference = new { message_id = "123456789012345678" } })).Code);
    }

    [Fact]
    public async Task Files_have_signed_addresses_that_expire()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent("hello"u8.ToArray()), "files[0]", "note.txt" },
            { new StringContent("""{"content":"see","attachments":[{"id":"0","description":"a note"}]}"""), "payload_json" },
        };
        var reply = await fixture.Bot.RequestAsync(HttpMethod.Post, $"/channels/{fixture.Home.Id}/messages", form);
        var file = reply.Body.GetProperty("attachments")[0];
        Assert.Equal("a note", file.GetProperty("description").GetString());
        using var http = new HttpClient();
        var url = new Uri(file.GetProperty("url").GetString()!);
        Assert.Equal("hello", await http.GetStringAsync(url, TestContext.Current.CancellationToken));
        fixture.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(404, (int)(await http.GetAsync(url, TestContext.Current.CancellationToken)).StatusCode);

        var path = $"/channels/{fixture.Home.Id}/messages/{reply.Id}";
        Assert.Equal(1, (await fixture.Bot.PatchAsync(path, new { content = "kept" })).Body.GetProperty("attachments").GetArrayLength());
        Assert.Equal(
            0,
            (await fixture.Bot.PatchAsync(path, new { attachments = Array.Empty<object>() })).Body
                .GetProperty("attachments")
                .GetArrayLength());
    }

    [Fact]
    public async Task Messages_of_a_bulk_delete_are_young()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.ManageMessages);
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
            ids.Add($"{(await fixture.PostAsync(new { content = $"{i}" })).Id}");
        var path = $"/channels/{fixture.Home.Id}/messages/bulk-delete";
        Assert.Equal(50035, (await fixture.Bot.PostAsync(path, new { messages = ids.Take(1) })).Code);
        Assert.Equal(204, (await fixture.Bot.PostAsync(path, new { messages = ids.Take(2) })).Status);
        Assert.Single(fixture.Home.Messages);
        fixture.Clock.Advance(TimeSpan.FromDays(15));
        Assert.Equal(50034, (await fixture.Bot.PostAsync(path, new { messages = ids })).Code);
    }
}
