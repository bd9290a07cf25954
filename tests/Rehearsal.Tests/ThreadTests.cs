using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class ThreadTests
{
    [Fact]
    public async Task A_private_thread_is_seen_by_its_members_and_those_who_manage_threads()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var moderator = fixture.World.CreatePerson("Mo");
        fixture.Guild.Join(moderator, fixture.Guild.AddRole("mods", WorldPermission.ManageThreads));
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);

        Assert.True(fixture.Alex.CanSee(room));
        Assert.False(fixture.Sam.CanSee(room));
        Assert.True(moderator.CanSee(room));
        Assert.True(fixture.Guild.Owner.CanSee(room));

        fixture.Home.Deny(fixture.Alex, WorldPermission.ViewChannel);
        Assert.False(fixture.Alex.CanSee(room));
        Assert.DoesNotContain(room, fixture.Alex.VisibleChannels);
    }

    [Fact]
    public async Task Creating_one_announces_it_and_makes_the_bot_a_member()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync("Room · 23 Nov");
        var created = await fixture.Bot.DispatchAsync("THREAD_CREATE");
        Assert.True(created.GetProperty("newly_created").GetBoolean());
        Assert.Equal(12, created.GetProperty("type").GetInt32());
        Assert.False(created.GetProperty("thread_metadata").GetProperty("invitable").GetBoolean());
        Assert.Equal($"{fixture.World.Bot.Id}", created.GetProperty("member").GetProperty("user_id").GetString());
        Assert.Equal([fixture.World.Bot], room.Thread!.Members);
    }

    [Theory]
    [InlineData("""{"name":"","type":12}""", "name")]
    [InlineData("""{"name":"x","type":12,"auto_archive_duration":61}""", "auto_archive_duration")]
    [InlineData("""{"name":"x","type":9}""", "type")]
    public async Task A_thread_that_breaks_a_rule_is_refused(string body, string where)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await fixture.Bot.PostAsync($"/channels/{fixture.Home.Id}/threads", JsonElement.Parse(body));
        Assert.Equal(50035, reply.Code);
        Assert.Contains(where, reply.Body.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Creating_needs_its_permission_and_a_text_channel()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var body = new { name = "Room", type = 12 };
        var news = fixture.Guild.AddChannel("news", WorldChannelType.Announcement);
        Assert.Equal(50024, (await fixture.Bot.PostAsync($"/channels/{news.Id}/threads", body)).Code);
        fixture.World.Faults.Revoke(fixture.Home, WorldPermission.CreatePrivateThreads);
        Assert.Equal(50013, (await fixture.Bot.PostAsync($"/channels/{fixture.Home.Id}/threads", body)).Code);
        fixture.World.Faults.Revoke(fixture.Home, WorldPermission.ViewChannel);
        Assert.Equal(50001, (await fixture.Bot.PostAsync($"/channels/{fixture.Home.Id}/threads", body)).Code);
    }

    [Fact]
    public async Task Nobody_is_added_who_cannot_see_the_parent_or_is_not_here()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        var stranger = fixture.World.CreatePerson("Stranger");
        Assert.Equal(10007, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{stranger.Id}")).Code);
        fixture.Home.Deny(fixture.Sam, WorldPermission.ViewChannel);
        Assert.Equal(50001, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Sam.Id}")).Code);
        Assert.Equal(204, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}")).Status);
        Assert.Equal(204, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}")).Status);
    }

    [Fact]
    public async Task Members_of_a_closed_thread_cannot_invite_others()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var closed = await fixture.ThreadAsync(invitable: false, members: [fixture.Alex]);
        Assert.Equal(50013, Assert.Throws<RefusedException>(() => fixture.Alex.AddToThread(closed, fixture.Sam)).Code);
        var open = await fixture.ThreadAsync(invitable: true, members: [fixture.Alex]);
        fixture.Alex.AddToThread(open, fixture.Sam);
        Assert.True(fixture.Sam.CanSee(open));
    }

    [Fact]
    public async Task A_mention_brings_a_member_into_a_private_thread()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        await fixture.PostAsync(new { content = fixture.Sam.Mention, allowed_mentions = new { parse = Array.Empty<string>() } }, room);
        Assert.False(fixture.Sam.CanSee(room));
        await fixture.PostAsync(new { content = fixture.Sam.Mention }, room);
        Assert.True(room.Thread!.Has(fixture.Sam));
        Assert.True(fixture.Sam.CanSee(room));
    }

    [Fact]
    public async Task A_mention_brings_in_nobody_who_cannot_see_the_parent()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Home.Deny(fixture.Sam, WorldPermission.ViewChannel);
        var room = await fixture.ThreadAsync();
        await fixture.PostAsync(new { content = fixture.Sam.Mention }, room);
        Assert.False(room.Thread!.Has(fixture.Sam));
    }

    [Fact]
    public async Task Membership_can_be_asked_for_and_ended()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        var path = $"/channels/{room.Id}/thread-members";
        Assert.Equal(200, (await fixture.Bot.GetAsync($"{path}/{fixture.Alex.Id}")).Status);
        Assert.Equal(
            (404, 10007),
            (
                (await fixture.Bot.GetAsync($"{path}/{fixture.Sam.Id}")).Status,
                (await fixture.Bot.GetAsync($"{path}/{fixture.Sam.Id}")).Code));
        Assert.Equal(204, (await fixture.Bot.DeleteAsync($"{path}/{fixture.Alex.Id}")).Status);
        Assert.False(fixture.Alex.CanSee(room));
        Assert.Equal(50001, (await fixture.Bot.GetAsync(path)).Code);
    }

    [Fact]
    public async Task Deleting_needs_manage_threads_even_for_its_creator()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        fixture.World.Faults.Revoke(fixture.Home, WorldPermission.ManageThreads);
        Assert.Equal(50013, (await fixture.Bot.DeleteAsync($"/channels/{room.Id}")).Code);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.ManageThreads);
        Assert.Equal(200, (await fixture.Bot.DeleteAsync($"/channels/{room.Id}")).Status);
        Assert.Equal($"{room.Id}", (await fixture.Bot.DispatchAsync("THREAD_DELETE")).GetProperty("id").GetString());
        Assert.Equal(10003, (await fixture.Bot.GetAsync($"/channels/{room.Id}")).Code);
        Assert.DoesNotContain(room, fixture.Alex.VisibleChannels);
    }

    [Fact]
    public async Task In_an_archived_thread_only_deleting_works_and_sending_opens_it()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        var message = await fixture.PostAsync(new { content = "card" }, room);
        Assert.Equal(200, (await fixture.Bot.PatchAsync($"/channels/{room.Id}", new { archived = true })).Status);
        var path = $"/channels/{room.Id}/messages/{message.Id}";
        Assert.Equal(
            (400, 50083),
            (
                (await fixture.Bot.PatchAsync(path, new { content = "x" })).Status,
                (await fixture.Bot.PatchAsync(path, new { content = "x" })).Code));
        Assert.Equal(204, (await fixture.Bot.DeleteAsync(path)).Status);
        Assert.True(room.Thread!.IsArchived);
        Assert.Equal(50083, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Sam.Id}")).Code);
        Assert.Equal(50083, (await fixture.Bot.PatchAsync($"/channels/{room.Id}", new { name = "x" })).Code);
        await fixture.PostAsync(new { content = "again" }, room);
        Assert.False(room.Thread!.IsArchived);
        await fixture.Bot.DispatchAsync("THREAD_MEMBER_UPDATE");
    }

    [Fact]
    public async Task A_thread_falls_asleep_on_the_worlds_clock()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(6));
        await fixture.PostAsync(new { content = "still here" }, room);
        fixture.Clock.Advance(TimeSpan.FromDays(6));
        Assert.False(room.Thread!.IsArchived);
        fixture.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(room.Thread.IsArchived);
        var update = await fixture.Bot.DispatchAsync("THREAD_UPDATE");
        Assert.True(update.GetProperty("thread_metadata").GetProperty("archived").GetBoolean());
    }

    [Fact]
    public async Task A_thread_may_also_stay_active_for_months()
    {
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { ArchivesByItself = false });
        var room = await fixture.ThreadAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(90));
        Assert.False(room.Thread!.IsArchived);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Being_added_is_a_sound_and_a_note_that_nobody_deletes(bool sounds)
    {
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { AddsSound = sounds });
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        var note = Assert.Single(room.Messages, m => m.Type == WorldMessage.RecipientAdded);
        Assert.Equal(sounds ? [SoundReason.Added] : [], fixture.Alex.Notifications.Select(n => n.Why));
        Assert.Equal(204, (await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}")).Status);
        Assert.Equal(50021, (await fixture.Bot.DeleteAsync($"/channels/{room.Id}/messages/{note.Id}")).Code);
        Assert.Equal(50021, (await fixture.Bot.PatchAsync($"/channels/{room.Id}/messages/{note.Id}", new { content = "x" })).Code);
        Assert.Equal(note, Assert.Single(room.Messages, m => m.Type == WorldMessage.RecipientAdded));
    }

    [Fact]
    public async Task A_locked_thread_takes_words_only_from_those_who_manage_threads()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        Assert.Equal(200, (await fixture.Bot.PatchAsync($"/channels/{room.Id}", new { archived = true, locked = true })).Status);
        Assert.Equal(160005, Assert.Throws<RefusedException>(() => fixture.Alex.Say(room, "x")).Code);
        Assert.Equal(50013, Assert.Throws<RefusedException>(() => fixture.Alex.ChangeThread(room, archived: false)).Code);
        fixture.World.Faults.Revoke(fixture.Home, WorldPermission.ManageThreads);
        Assert.Equal(
            (400, 160005),
            (
                (await fixture.Bot.SayAsync(room, new { content = "x" })).Status,
                (await fixture.Bot.SayAsync(room, new { content = "x" })).Code));
    }

    [Fact]
    public async Task Buttons_in_an_archived_thread_fail()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        var card =
            await fixture.PostAsync(
                new
                {
                    content = "x",
                    components = new[] {
                    new { type = 1, components = new[] { new { type = 2, style = 1, label = "Go", custom_id = "go" } } } }
                },
                room);
        fixture.World.Faults.Archive(room);
        Assert.True((await fixture.Alex.PressAsync(card, "Go")).Failed);
    }

    [Fact]
    public async Task Active_and_archived_threads_are_listed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (first, second) = (await fixture.ThreadAsync("one"), await fixture.ThreadAsync("two"));
        await fixture.Bot.PatchAsync($"/channels/{first.Id}", new { archived = true });
        var active = await fixture.Bot.GetAsync($"/guilds/{fixture.Guild.Id}/threads/active");
        Assert.Equal(
            $"{second.Id}",
            Assert.Single(active.Body.GetProperty("threads").EnumerateArray().ToList()).GetProperty("id").GetString());
        foreach (var path in (string[])["threads/archived/private", "users/@me/threads/archived/private"])
        {
            var archived = await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/{path}");
            Assert.Equal(
                $"{first.Id}",
                Assert.Single(archived.Body.GetProperty("threads").EnumerateArray().ToList()).GetProperty("id").GetString());
            Assert.False(archived.Body.GetProperty("has_more").GetBoolean());
        }
    }

    [Fact]
    public async Task Being_taken_out_by_a_moderator_is_told_to_the_bot()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        fixture.World.Faults.RemoveFromThread(room, fixture.World.Bot);
        var update = await fixture.Bot.DispatchAsync("THREAD_MEMBERS_UPDATE");
        Assert.Equal($"{fixture.World.Bot.Id}", update.GetProperty("removed_member_ids")[0].GetString());
    }

    [Fact]
    public async Task A_thousand_active_threads_are_enough()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        for (var i = 0; i < 1000; i++)
            fixture.Alex.CreateThread(fixture.Home, $"{i}");
        Assert.Equal(160006, (await fixture.Bot.PostAsync($"/channels/{fixture.Home.Id}/threads", new { name = "x", type = 12 })).Code);
        var asleep = fixture.Guild.Threads.First();
        fixture.World.Faults.Archive(asleep);
        fixture.Alex.CreateThread(fixture.Home, "one more");
        Assert.Equal(160006, (await fixture.Bot.PatchAsync($"/channels/{asleep.Id}", new { archived = false })).Code);
        Assert.Equal(160006, (await fixture.Bot.SayAsync(asleep, new { content = "x" })).Code);
    }
}
