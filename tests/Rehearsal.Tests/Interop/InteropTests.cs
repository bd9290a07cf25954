using System.Text;
using System.Text.Json;
using Rehearsal;
using Rehearsal.World;

namespace Tests.Interop;

/// <summary>Tests that bots on public client libraries work with the local Discord as with Discord.</summary>
public sealed class InteropTests
{
    /// <summary>The time limit is long, so that a busy machine is not taken for a slow bot.</summary>
    private static readonly RehearsalOptions _options = new() { AnswerWithin = TimeSpan.FromSeconds(30) };

    private static readonly TimeSpan _waitLimit = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Clients => ["discordjs.mjs", "oceanic.mjs"];

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_logs_in_registers_commands_and_talks(string script)
    {
        await using var fixture = await InteropFixture.OpenAsync(script, _options);
        var ready = await fixture.Client.SawAsync("ready");
        Assert.Equal("Harbour", ready.GetProperty("guild").GetString());
        Assert.Equal("Olive", ready.GetProperty("owner").GetString());
        Assert.Equal(["couples"], Strings(ready, "channels"));
        Assert.Equal(["ping", "note", "room", "pick", "flood", "whisper"], Strings(ready, "commands"));
        Assert.Equal(Strings(ready, "commands"), fixture.World.Commands.Select(c => c.Name));

        Assert.Equal("pong", (await fixture.Alex.CommandAsync(fixture.Home, "ping")).Text);
        var answered = await fixture.Client.SawAsync("answered");
        Assert.Equal("pong", answered.GetProperty("text").GetString());
        Assert.True(answered.GetProperty("mine").GetBoolean());

        var form = (await fixture.Alex.CommandAsync(fixture.Home, "note")).Modal!;
        Assert.Equal("A note", form.Title);
        var note = await (await form.SubmitAsync(("Your words", "It was good"), ("How is it?", "Warm"))).SettledAsync(_waitLimit);
        Assert.Equal(("It was good (warm)", true), (note.Text, note.IsEphemeral));
        var noted = await fixture.Client.SawAsync("noted");
        Assert.Equal("It was good (warm)", noted.GetProperty("text").GetString());
        Assert.Equal((true, false), (noted.GetProperty("ephemeral").GetBoolean(), noted.GetProperty("loading").GetBoolean()));

        var choices = await fixture.Alex.AutocompleteAsync(fixture.Home, "pick", "word", "a");
        Assert.Equal(["apple", "almond"], choices.Select(c => c.Value));
        Assert.Equal("You picked apple", (await fixture.Alex.CommandAsync(fixture.Home, "pick", ("word", "apple"))).Text);
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_makes_a_room_for_two_and_closes_it(string script)
    {
        await using var fixture = await InteropFixture.OpenAsync(script, _options);
        await fixture.Client.SawAsync("ready");
        var answer = await (await fixture.Alex.CommandAsync(fixture.Home, "room", ("partner", fixture.Sam))).SettledAsync(_waitLimit);
        var room = fixture.Home.Threads.Single();
        Assert.Equal($"It is <#{room.Id}>", answer.Text);
        Assert.Equal((WorldChannelType.PrivateThread, "A room"), (room.Type, room.Name));
        Assert.True(fixture.Alex.CanSee(room) && fixture.Sam.CanSee(room) && !fixture.Kim.CanSee(room));
        var card = room.Messages.Single(m => m.Author == fixture.World.Bot && m.Type == 0);
        Assert.Equal((card.Body.Attachments.Single().FileName, card.Body.Attachments.Single().Description), ("card.txt", "A card"));
        Assert.Equal("Ünser Zettel — a card of its own\n", Encoding.UTF8.GetString(card.Body.Attachments.Single().Bytes.Span));
        Assert.Empty(card.Mentions);

        var seen = await fixture.Client.SawAsync("room");
        Assert.Equal("card.txt", seen.GetProperty("file").GetString());
        Assert.Equal("A card", seen.GetProperty("description").GetString());
        Assert.Equal(36, seen.GetProperty("size").GetInt32());
        Assert.Equal(0, seen.GetProperty("mentions").GetInt32());
        Assert.True(seen.GetProperty("same").GetBoolean() && seen.GetProperty("isMember").GetBoolean());
        Assert.False(seen.GetProperty("invitable").GetBoolean());
        Assert.Equal("A room", (await fixture.Client.SawAsync("thread")).GetProperty("name").GetString());

        await fixture.Sam.PressAsync(card, "Done");
        var done = await fixture.Client.SawAsync("done");
        Assert.Equal(
            (1, "Thank you.", true),
            (done.GetProperty("left").GetInt32(), done.GetProperty("extra").GetString(), done.GetProperty("archived").GetBoolean()));
        Assert.Equal(("It is done.", 0, 1), (card.Text, card.Buttons.Count(), card.Body.Attachments.Count));
        Assert.Equal("Thank you.", Assert.Single(fixture.Sam.Ephemerals).Text);
        Assert.True((await fixture.Client.SawAsync("thread changed")).GetProperty("archived").GetBoolean());

        fixture.World.Faults.Delete(room);
        Assert.Equal($"{room.Id}", (await fixture.Client.SawAsync("thread gone")).GetProperty("id").GetString());
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_meets_closed_doors(string script)
    {
        await using var fixture = await InteropFixture.OpenAsync(script, _options);
        await fixture.Client.SawAsync("ready");
        Assert.Equal("told", (await fixture.Alex.CommandAsync(fixture.Home, "whisper", ("to", fixture.Sam))).Text);
        Assert.Equal("Something is here for you.", Assert.Single(fixture.Sam.Direct!.Messages).Text);

        fixture.Sam.DmsOpen = false;
        Assert.StartsWith(
            "refused: 50007",
            (await fixture.Alex.CommandAsync(fixture.Home, "whisper", ("to", fixture.Sam))).Text,
            StringComparison.Ordinal);

        fixture.World.Faults.KickBot(fixture.Guild);
        Assert.Equal($"{fixture.Guild.Id}", (await fixture.Client.SawAsync("guild gone")).GetProperty("id").GetString());
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_waits_where_it_is_told_to(string script)
    {
        var limits = RateLimitOptions.Generous with { ChannelMessages = new(3, TimeSpan.FromSeconds(1)) };
        await using var fixture = await InteropFixture.OpenAsync(script, _options with { RateLimits = limits });
        await fixture.Client.SawAsync("ready");
        fixture.World.Faults.FailNextRequests(RestFault.TooMany, method: "POST", pathContains: "/messages");
        fixture.World.Faults.FailNextRequests(RestFault.BadGateway, method: "PATCH", pathContains: "@original");

        var answer = await (await fixture.Alex.CommandAsync(fixture.Home, "flood", ("count", 7))).SettledAsync(_waitLimit);
        Assert.Equal("7 drops", answer.Text);
        var drops = fixture.Home.Messages.Where(m => m.Text.StartsWith("drop", StringComparison.Ordinal)).Select(m => m.Text);
        Assert.Equal(Enumerable.Range(1, 7).Select(i => $"drop {i}"), drops.Order());
        await fixture.Client.SawAsync("rate limited");
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_comes_back_and_misses_nothing(string script)
    {
        await using var fixture = await InteropFixture.OpenAsync(script, _options);
        await fixture.Client.SawAsync("ready");
        foreach (var trouble in (Action<Faults>[])[
            f => f.DropGateway(),
            f => f.AskToReconnect(),
            f => f.CloseGateway(4000),
            f => f.InvalidateSessions(resumable: true)
        ])
        {
            trouble(fixture.World.Faults);
            Assert.Equal("pong", (await fixture.Alex.CommandAsync(fixture.Home, "ping")).Text);
            await fixture.Client.SawAsync("resumed");
        }
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_begins_anew_where_its_session_is_lost_and_hears_twice_without_harm(string script)
    {
        await using var fixture = await InteropFixture.OpenAsync(script, _options);
        await fixture.Client.SawAsync("ready");
        await fixture.Client.SawAsync("identified");
        fixture.World.Faults.InvalidateSessions(resumable: false);
        await fixture.Client.SawAsync("identified");
        fixture.World.Faults.ForgetSessions();
        fixture.World.Faults.DropGateway();
        await fixture.Client.SawAsync("identified");
        Assert.Equal("pong", (await fixture.Alex.CommandAsync(fixture.Home, "ping")).Text);

        fixture.World.Faults.DuplicateDispatches(20);
        Assert.Equal("pong", (await fixture.Alex.CommandAsync(fixture.Home, "ping")).Text);
        await fixture.Client.SawAsync("twice");
        var answer = await (await fixture.Alex.CommandAsync(fixture.Home, "room", ("partner", fixture.Sam))).SettledAsync(_waitLimit);
        Assert.StartsWith("It is <#", answer.Text, StringComparison.Ordinal);
        await fixture.Client.SawAsync("room");
        Assert.Single(fixture.Home.Threads);
        await fixture.AssertContentAsync();
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_client_shares_the_servers_among_two_shards(string script)
    {
        await using var fixture =
            await InteropFixture.OpenAsync(
                script,
                _options with { Shards = 2, RateLimits = RateLimitOptions.Generous with { MaxConcurrency = 2 } });
        var marsh = fixture.Marsh!;
        await fixture.Client.SawAsync("ready");
        marsh.Join(fixture.Sam);
        foreach (var (person, channel) in new[] { (fixture.Alex, fixture.Home), (fixture.Sam, marsh.Channels[0]) })
        {
            Assert.Equal("pong", (await person.CommandAsync(channel, "ping")).Text);
            var answered = await fixture.Client.SawAsync("answered");
            Assert.Equal((int)((channel.Guild!.Id >> 22) % 2), answered.GetProperty("shard").GetInt32());
        }
        await fixture.AssertContentAsync();
        Assert.Equal(
            script.StartsWith("oceanic", StringComparison.Ordinal),
            fixture.World.History.ToString().Contains("gateway connected with zlib-stream", StringComparison.Ordinal));
    }

    private static IEnumerable<string?> Strings(JsonElement seen, string name) =>
        seen.GetProperty(name).EnumerateArray().Select(s => s.GetString());
}
