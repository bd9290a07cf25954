using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class RehearsalCommandTests
{
    private static readonly object _practice = new
    {
        name = "practice",
        description = "Begins one",
        options = new object[]
        {
            new { type = 3, name = "name", description = "Which", required = true, autocomplete = true },
            new { type = 4, name = "minutes", description = "How long", min_value = 1, max_value = 60 },
            new { type = 6, name = "partner", description = "With whom" },
        },
    };

    private static readonly object _checkin = new
    {
        name = "checkin",
        description = "Weekly",
        options = new object[]
        {
            new { type = 1, name = "schedule", description = "When", options = new[] {
                new { type = 3, name = "day", description = "Day", choices = new[] { new { name = "Monday", value = "mo" } } } } },
        },
    };

    [Fact]
    public async Task Options_arrive_typed_and_people_resolved()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_practice);
        _ = fixture.Alex.CommandAsync(fixture.Home, "practice", ("name", "reach"), ("minutes", 20), ("partner", fixture.Sam));
        var data = (await fixture.Bot.InteractionAsync()).GetProperty("data");
        var options = data.GetProperty("options").EnumerateArray().ToList();
        Assert.Equal("reach", options[0].GetProperty("value").GetString());
        Assert.Equal(20, options[1].GetProperty("value").GetInt32());
        Assert.Equal($"{fixture.Sam.Id}", options[2].GetProperty("value").GetString());
        Assert.True(data.GetProperty("resolved").GetProperty("members").TryGetProperty($"{fixture.Sam.Id}", out _));
    }

    [Fact]
    public async Task Subcommands_nest()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_checkin);
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.CommandAsync(fixture.Home, "checkin"); });
        _ = fixture.Alex.CommandAsync(fixture.Home, "checkin schedule", ("day", "Monday"));
        var sub = (await fixture.Bot.InteractionAsync()).GetProperty("data").GetProperty("options")[0];
        Assert.Equal(("schedule", 1), (sub.GetProperty("name").GetString(), sub.GetProperty("type").GetInt32()));
        Assert.Equal("mo", sub.GetProperty("options")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task What_discord_would_not_send_is_not_sent()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_practice, _checkin);
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.CommandAsync(fixture.Home, "unknown"); });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.CommandAsync(fixture.Home, "practice"); });
        Assert.Throws<RehearsalException>(
            () => { _ = fixture.Alex.CommandAsync(fixture.Home, "practice", ("name", "x"), ("minutes", 61)); });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.CommandAsync(fixture.Home, "practice", ("name", "x"), ("who", "y")); });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.CommandAsync(fixture.Home, "checkin schedule", ("day", "Sunday")); });
        Assert.Equal(0, fixture.World.Unanswered);
    }

    [Fact]
    public async Task Typing_gets_suggestions()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_practice);
        var pending = fixture.Alex.AutocompleteAsync(fixture.Home, "practice", "name", "rea");
        var typing = await fixture.Bot.InteractionAsync();
        Assert.Equal(4, typing.GetProperty("type").GetInt32());
        Assert.True(typing.GetProperty("data").GetProperty("options")[0].GetProperty("focused").GetBoolean());
        await fixture.Bot.AnswerAsync(typing, 8, new { choices = new[] { new { name = "Reach", value = "reach" } } });
        Assert.Equal([new AutocompleteSuggestion("Reach", "reach")], await pending);
    }

    [Fact]
    public async Task Twenty_six_suggestions_are_too_many()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_practice);
        _ = fixture.Alex.AutocompleteAsync(fixture.Home, "practice", "name", "");
        var choices = Enumerable.Range(0, 26).Select(i => new { name = $"{i}", value = $"{i}" });
        Assert.Equal(50035, (await fixture.Bot.AnswerAsync(await fixture.Bot.InteractionAsync(), 8, new { choices })).Code);
    }

    [Fact]
    public async Task Contexts_and_permissions_decide_who_is_offered_a_command()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(
            new { name = "home", description = "d", contexts = new[] { 0 } },
            new { name = "setup", description = "d", default_member_permissions = "32" },
            new { name = "doctor", description = "d", default_member_permissions = "0", contexts = new[] { 0, 1 } });
        Assert.Equal(["home"], fixture.Alex.CommandsIn(fixture.Home).Select(c => c.Name));
        Assert.Equal(["home", "setup", "doctor"], fixture.Guild.Owner.CommandsIn(fixture.Home).Select(c => c.Name));
        Assert.Equal(["setup", "doctor"], fixture.Alex.CommandsIn(fixture.Alex.OpenDirect()).Select(c => c.Name));
        fixture.Home.Deny(fixture.Alex, WorldPermission.UseApplicationCommands);
        Assert.Empty(fixture.Alex.CommandsIn(fixture.Home));
    }

    [Fact]
    public async Task In_a_direct_conversation_there_is_a_user_and_no_member()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync(channel: fixture.Alex.OpenDirect());
        Assert.False(interaction.TryGetProperty("member", out _));
        Assert.Equal($"{fixture.Alex.Id}", interaction.GetProperty("user").GetProperty("id").GetString());
        Assert.Equal(1, interaction.GetProperty("context").GetInt32());
    }

    [Fact]
    public async Task An_overwrite_keeps_the_ids_of_commands_that_stay()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(_practice, _checkin);
        var id = fixture.World.Commands[1].Id;
        await fixture.RegisterAsync(_checkin);
        Assert.Equal([id], fixture.World.Commands.Select(c => c.Id));
    }

    [Fact]
    public async Task Single_commands_are_made_changed_and_removed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var path = $"/applications/{fixture.Bot.AppId}/guilds/{fixture.Guild.Id}/commands";
        var made = await fixture.Bot.PostAsync(path, new { name = "ping", description = "d" });
        Assert.Equal(201, made.Status);
        Assert.Equal(200, (await fixture.Bot.PostAsync(path, new { name = "ping", description = "e" })).Status);
        Assert.Equal(
            "f",
            (await fixture.Bot.PatchAsync($"{path}/{made.Id}", new { description = "f" })).Body.GetProperty("description").GetString());
        Assert.Equal(204, (await fixture.Bot.DeleteAsync($"{path}/{made.Id}")).Status);
        Assert.Equal(10063, (await fixture.Bot.GetAsync($"{path}/{made.Id}")).Code);
        Assert.Equal(0, (await fixture.Bot.GetAsync(path)).Body.GetArrayLength());
    }

    [Fact]
    public async Task Two_hundred_new_commands_a_day_are_enough()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(
                change: o =>
                    o with { RateLimits = Rehearsal.RateLimitOptions.Generous with { Route = new(1000, TimeSpan.FromSeconds(1)) } });
        var path = $"/applications/{fixture.Bot.AppId}/commands";
        for (var i = 0; i < 200; i++)
            Assert.Equal(200, (await fixture.Bot.PutAsync(path, new[] { new { name = $"c{i}", description = "d" } })).Status);
        Assert.Equal(30034, (await fixture.Bot.PutAsync(path, new[] { new { name = "more", description = "d" } })).Code);
    }

    public static TheoryData<string, string> Bad => new()
    {
        { """{"name":"Upper","description":"d"}""", "name" },
        { """{"name":"with space","description":"d"}""", "name" },
        { """{"name":"ping"}""", "description" },
        { $$"""{"name":"ping","description":"{{new string('d', 101)}}"}""", "description" },
        { """{"name":"ping","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":"""
            + """3,"name":"b","description":"d","required":true}]}""", "REQUIRED_INVALID" },
        { """{"name":"ping","description":"d","options":[{"type":3,"name":"a","description":"d"},{"type":"""
            + """3,"name":"a","description":"d"}]}""", "ALREADY_EXISTS" },
        { """{"name":"ping","description":"d","options":[{"type":1,"name":"a","description":"d"},{"type":"""
            + """3,"name":"b","description":"d"}]}""", "TYPE_INVALID" },
        { """{"name":"ping","description":"d","options":[{"type":3,"name":"a","description":"d","autocomplete":true,"choices":["""
            + """{"name":"n","value":"v"}]}]}""", "CHOICES" },
        { """{"name":"ping","description":"d","name_localizations":{"xx":"y"}}""", "xx" },
        { """{"name":"ping","description":"d","contexts":[7]}""", "contexts" },
        { $$"""{"name":"ping","description":"d","options":[{{string.Join(
            ',',
            Enumerable.Range(0, 4)
                .Select(
                    i =>
                        $$$"""{"type":3,"name":"o{{{i}}}","description":"d","choices":[{{{string.Join(
                            ',',
                            Enumerable.Range(0, 25)
                                .Select(
                                    j =>
                                        $$$$"""{"name":"{{{{new string(
                                            'n',
                                            99)}}}}","value":"{{{{j}}}}"}"""))}}}]}"""))}}]}""", "TOO_LARGE" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_command_that_breaks_a_rule_is_refused(string command, string where)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await fixture.Bot.PostAsync($"/applications/{fixture.Bot.AppId}/commands", JsonElement.Parse(command));
        Assert.True((reply.Status, reply.Code) == (400, 50035), reply.ToString());
        Assert.Contains(where, reply.Body.GetProperty("errors").ToString(), StringComparison.Ordinal);
    }
}
