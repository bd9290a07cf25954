using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class ThreadTests
{
    [Fact]
    public async Task A_private_thread_is_seen_by_its_members_and_those_who_manage_threads()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var moderator = place.World.CreatePerson("Mo");
        place.Guild.Join(moderator, place.Guild.AddRole("mods", Permission.ManageThreads));
        var room = await place.ThreadAsync(members: [place.Alex]);

        Assert.True(place.Alex.CanSee(room));
        Assert.False(place.Sam.CanSee(room));
        Assert.True(moderator.CanSee(room));
        Assert.True(place.Guild.Owner.CanSee(room));

        place.Home.Deny(place.Alex, Permission.ViewChannel);
        Assert.False(place.Alex.CanSee(room));
        Assert.DoesNotContain(room, place.Alex.VisibleChannels);
    }

    [Fact]
    public async Task Creating_one_announces_it_and_makes_the_bot_a_member()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync("Room · 23 Nov");
        var created = await place.Bot.DispatchAsync("THREAD_CREATE");
        Assert.True(created.GetProperty("newly_created").GetBoolean());
        Assert.Equal(12, created.GetProperty("type").GetInt32());
        Assert.False(created.GetProperty("thread_metadata").GetProperty("invitable").GetBoolean());
        Assert.Equal($"{place.World.Bot.Id}", created.GetProperty("member").GetProperty("user_id").GetString());
        Assert.Equal([place.World.Bot], room.Thread!.Members);
    }

    [Theory]
    [InlineData("""{"name":"","type":12}""", "name")]
    [InlineData("""{"name":"x","type":12,"auto_archive_duration":61}""", "auto_archive_duration")]
    [InlineData("""{"name":"x","type":9}""", "type")]
    public async Task A_thread_that_breaks_a_rule_is_refused(string body, string where)
    {
        await using var place = await RawBotFixture.OpenAsync();
        var reply = await place.Bot.PostAsync($"/channels/{place.Home.Id}/threads", JsonElement.Parse(body));
        Assert.Equal(50035, reply.Code);
        Assert.Contains(where, reply.Body.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_needs_its_permission_and_a_text_channel()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var body = new { name = "Room", type = 12 };
        var news = place.Guild.AddChannel("news", ChannelType.Announcement);
        Assert.Equal(50024, (await place.Bot.PostAsync($"/channels/{news.Id}/threads", body)).Code);
        place.World.Faults.Revoke(place.Home, Permission.CreatePrivateThreads);
        Assert.Equal(50013, (await place.Bot.PostAsync($"/channels/{place.Home.Id}/threads", body)).Code);
        place.World.Faults.Revoke(place.Home, Permission.ViewChannel);
        Assert.Equal(50001, (await place.Bot.PostAsync($"/channels/{place.Home.Id}/threads", body)).Code);
    }

    [Fact]
    public async Task Nobody_is_added_who_cannot_see_the_parent_or_is_not_here()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        var stranger = place.World.CreatePerson("Stranger");
        Assert.Equal(10007, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{stranger.Id}")).Code);
        place.Home.Deny(place.Sam, Permission.ViewChannel);
        Assert.Equal(50001, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{place.Sam.Id}")).Code);
        Assert.Equal(204, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{place.Alex.Id}")).Status);
        Assert.Equal(204, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{place.Alex.Id}")).Status);
    }

    [Fact]
    public async Task Members_of_a_closed_thread_cannot_invite_others()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var closed = await place.ThreadAsync(invitable: false, members: [place.Alex]);
        Assert.Equal(50013, Assert.Throws<Refused>(() => place.Alex.AddToThread(closed, place.Sam)).Code);
        var open = await place.ThreadAsync(invitable: true, members: [place.Alex]);
        place.Alex.AddToThread(open, place.Sam);
        Assert.True(place.Sam.CanSee(open));
    }

    [Fact]
    public async Task A_mention_brings_a_member_into_a_private_thread()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        await place.PostAsync(new { content = place.Sam.Mention, allowed_mentions = new { parse = Array.Empty<string>() } }, room);
        Assert.False(place.Sam.CanSee(room));
        await place.PostAsync(new { content = place.Sam.Mention }, room);
        Assert.True(room.Thread!.Has(place.Sam));
        Assert.True(place.Sam.CanSee(room));
    }

    [Fact]
    public async Task A_mention_brings_in_nobody_who_cannot_see_the_parent()
    {
        await using var place = await RawBotFixture.OpenAsync();
        place.Home.Deny(place.Sam, Permission.ViewChannel);
        var room = await place.ThreadAsync();
        await place.PostAsync(new { content = place.Sam.Mention }, room);
        Assert.False(room.Thread!.Has(place.Sam));
    }

    [Fact]
    public async Task Membership_can_be_asked_for_and_ended()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        var path = $"/channels/{room.Id}/thread-members";
        Assert.Equal(200, (await place.Bot.GetAsync($"{path}/{place.Alex.Id}")).Status);
        Assert.Equal((404, 10007), ((await place.Bot.GetAsync($"{path}/{place.Sam.Id}")).Status, (await place.Bot.GetAsync($"{path}/{place.Sam.Id}")).Code));
        Assert.Equal(204, (await place.Bot.DeleteAsync($"{path}/{place.Alex.Id}")).Status);
        Assert.False(place.Alex.CanSee(room));
        Assert.Equal(50001, (await place.Bot.GetAsync(path)).Code);
    }

    [Fact]
    public async Task Deleting_needs_manage_threads_even_for_its_creator()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        place.World.Faults.Revoke(place.Home, Permission.ManageThreads);
        Assert.Equal(50013, (await place.Bot.DeleteAsync($"/channels/{room.Id}")).Code);
        place.Home.Allow(place.World.Bot, Permission.ManageThreads);
        Assert.Equal(200, (await place.Bot.DeleteAsync($"/channels/{room.Id}")).Status);
        Assert.Equal($"{room.Id}", (await place.Bot.DispatchAsync("THREAD_DELETE")).GetProperty("id").GetString());
        Assert.Equal(10003, (await place.Bot.GetAsync($"/channels/{room.Id}")).Code);
        Assert.DoesNotContain(room, place.Alex.VisibleChannels);
    }

    [Fact]
    public async Task In_an_archived_thread_only_sending_works_and_opens_it()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        var message = await place.PostAsync(new { content = "card" }, room);
        Assert.Equal(200, (await place.Bot.PatchAsync($"/channels/{room.Id}", new { archived = true })).Status);
        var path = $"/channels/{room.Id}/messages/{message.Id}";
        Assert.Equal((400, 50083), ((await place.Bot.PatchAsync(path, new { content = "x" })).Status, (await place.Bot.PatchAsync(path, new { content = "x" })).Code));
        Assert.Equal(50083, (await place.Bot.DeleteAsync(path)).Code);
        Assert.Equal(50083, (await place.Bot.PutAsync($"/channels/{room.Id}/thread-members/{place.Sam.Id}")).Code);
        Assert.Equal(50083, (await place.Bot.PatchAsync($"/channels/{room.Id}", new { name = "x" })).Code);
        await place.PostAsync(new { content = "again" }, room);
        Assert.False(room.Thread!.IsArchived);
        await place.Bot.DispatchAsync("THREAD_MEMBER_UPDATE");
    }

    [Fact]
    public async Task A_thread_falls_asleep_on_the_worlds_clock()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        place.Clock.Advance(TimeSpan.FromDays(6));
        await place.PostAsync(new { content = "still here" }, room);
        place.Clock.Advance(TimeSpan.FromDays(6));
        Assert.False(room.Thread!.IsArchived);
        place.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(room.Thread.IsArchived);
        var update = await place.Bot.DispatchAsync("THREAD_UPDATE");
        Assert.True(update.GetProperty("thread_metadata").GetProperty("archived").GetBoolean());
    }

    [Fact]
    public async Task A_locked_thread_takes_words_only_from_those_who_manage_threads()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        Assert.Equal(200, (await place.Bot.PatchAsync($"/channels/{room.Id}", new { archived = true, locked = true })).Status);
        Assert.Equal(160005, Assert.Throws<Refused>(() => place.Alex.Say(room, "x")).Code);
        Assert.Equal(50013, Assert.Throws<Refused>(() => place.Alex.ChangeThread(room, archived: false)).Code);
        place.World.Faults.Revoke(place.Home, Permission.ManageThreads);
        Assert.Equal((400, 160005), ((await place.Bot.SayAsync(room, new { content = "x" })).Status, (await place.Bot.SayAsync(room, new { content = "x" })).Code));
    }

    [Fact]
    public async Task Buttons_in_an_archived_thread_fail()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync(members: [place.Alex]);
        var card = await place.PostAsync(new { content = "x", components = new[] { new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } } }, room);
        place.World.Faults.Archive(room);
        Assert.True((await place.Alex.PressAsync(card, "Go")).Failed);
    }

    [Fact]
    public async Task Active_and_archived_threads_are_listed()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (first, second) = (await place.ThreadAsync("one"), await place.ThreadAsync("two"));
        await place.Bot.PatchAsync($"/channels/{first.Id}", new { archived = true });
        var active = await place.Bot.GetAsync($"/guilds/{place.Guild.Id}/threads/active");
        Assert.Equal($"{second.Id}", Assert.Single(active.Body.GetProperty("threads").EnumerateArray().ToList()).GetProperty("id").GetString());
        foreach (var path in (string[])["threads/archived/private", "users/@me/threads/archived/private"])
        {
            var archived = await place.Bot.GetAsync($"/channels/{place.Home.Id}/{path}");
            Assert.Equal($"{first.Id}", Assert.Single(archived.Body.GetProperty("threads").EnumerateArray().ToList()).GetProperty("id").GetString());
            Assert.False(archived.Body.GetProperty("has_more").GetBoolean());
        }
    }

    [Fact]
    public async Task Being_taken_out_by_a_moderator_is_told_to_the_bot()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        place.World.Faults.RemoveFromThread(room, place.World.Bot);
        var update = await place.Bot.DispatchAsync("THREAD_MEMBERS_UPDATE");
        Assert.Equal($"{place.World.Bot.Id}", update.GetProperty("removed_member_ids")[0].GetString());
    }

    [Fact]
    public async Task A_thousand_active_threads_are_enough()
    {
        await using var place = await RawBotFixture.OpenAsync();
        for (var i = 0; i < 1000; i++)
            place.Alex.CreateThread(place.Home, $"{i}");
        Assert.Equal(160006, (await place.Bot.PostAsync($"/channels/{place.Home.Id}/threads", new { name = "x", type = 12 })).Code);
    }
}
