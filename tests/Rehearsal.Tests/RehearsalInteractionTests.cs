using Rehearsal.World;

namespace Tests;

public sealed class RehearsalInteractionTests
{
    private static readonly object _button =
        new { content = "Look", components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } };

    private static object Row(params object[] components) => new { type = 1, components };

    private static async Task<(WorldMessage Card, Task<SeenAnswer> Pending, System.Text.Json.JsonElement Press)> PressedAsync(
        RawBotFixture fixture)
    {
        var card = await fixture.PostAsync(_button);
        var pending = fixture.Alex.PressAsync(card, "Open");
        return (card, pending, await fixture.Bot.InteractionAsync());
    }

    [Fact]
    public async Task An_answer_after_three_seconds_is_too_late()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        fixture.Transport.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(SeenAnswerKind.Failed, (await pending).Kind);
        var reply = await fixture.Bot.AnswerAsync(interaction, 4, new { content = "late" });
        Assert.Equal((404, 10062), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task The_worlds_clock_does_not_touch_the_three_seconds()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        fixture.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(204, (await fixture.Bot.AnswerAsync(interaction, 4, new { content = "in time" })).Status);
    }

    [Fact]
    public async Task A_wrong_token_is_an_unknown_interaction()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        var reply =
            await fixture.Bot.PostAsync(
                $"/interactions/{interaction.GetProperty("id")}/nonsense/callback",
                new { type = 4, data = new { content = "x" } });
        Assert.Equal(10062, reply.Code);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task A_second_acknowledgement_is_refused(int type)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        Assert.Equal(204, (await fixture.Bot.AnswerAsync(interaction, 5)).Status);
        var reply = await fixture.Bot.AnswerAsync(interaction, type, new { content = "again" });
        Assert.Equal((400, 40060), (reply.Status, reply.Code));
        Assert.Contains(fixture.World.Violations, v => v.What.Contains("40060"));
    }

    [Fact]
    public async Task An_acknowledgement_whose_reply_was_lost_may_be_repeated_without_blame()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        fixture.World.Faults.FailNextRequests(RestFault.ResetAfter, pathContains: "/callback");
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.Bot.AnswerAsync(interaction, 4, new { content = "once" }));
        Assert.Equal(40060, (await fixture.Bot.AnswerAsync(interaction, 4, new { content = "once" })).Code);
        Assert.Equal("once", (await pending).Text);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Thinking_resolves_with_the_edit_and_keeps_its_privacy()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 5, new { flags = 64 });
        var answer = await pending;
        Assert.Equal(SeenAnswerKind.Thinking, answer.Kind);
        Assert.True(answer.Message!.IsLoading);

        var edit = await fixture.Bot.PatchAsync($"{fixture.Bot.Hook(interaction)}/messages/@original", new { content = "Done" });
        Assert.Equal(64, edit.Body.GetProperty("flags").GetInt32());
        Assert.Equal("Done", (await answer.SettledAsync()).Text);
        Assert.Equal(SeenAnswerKind.Message, answer.Kind);
        Assert.True(answer.IsEphemeral);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("edit")]
    [InlineData("followup")]
    public async Task A_file_comes_with_an_answer_and_one_that_did_not_come_cannot_be_shown(string way)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        if (way != "answer")
            await fixture.Bot.AnswerAsync(interaction, 5, new { flags = 64 });

        var refused = await SendAsync("other.json");
        Assert.Equal((400, 50035), (refused.Status, refused.Code));
        Assert.InRange((await SendAsync("export.json")).Status, 200, 204);

        var message = (await (await pending).SettledAsync()).Message!;
        var came = Assert.Single(message.Body.Attachments);
        Assert.Equal(("export.json", "{}"), (came.FileName, System.Text.Encoding.UTF8.GetString(came.Bytes.Span)));

        async Task<RestReply> SendAsync(string name)
        {
            var file = new { type = 13, file = new { url = "attachment://export.json" } };
            var shown = new { flags = 64 | 32768, components = new[] { file } };
            var (method, path, body) = way switch
            {
                "answer" => (
                    HttpMethod.Post,
                    $"/interactions/{interaction.GetProperty("id")}/{interaction.GetProperty("token")}/callback",
                    (object)new { type = 4, data = shown }),
                "edit" => (HttpMethod.Patch, $"{fixture.Bot.Hook(interaction)}/messages/@original", shown),
                _ => (HttpMethod.Post, fixture.Bot.Hook(interaction), shown),
            };
            using var form = new MultipartFormDataContent
            {
                { new ByteArrayContent("{}"u8.ToArray()), "files[0]", name },
                { new StringContent(System.Text.Json.JsonSerializer.Serialize(body)), "payload_json" },
            };
            return await fixture.Bot.RequestAsync(method, path, form);
        }
    }

    [Fact]
    public async Task The_first_followup_after_thinking_takes_its_place()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 5);
        var follow = await fixture.Bot.PostAsync(fixture.Bot.Hook(interaction), new { content = "First", flags = 64 });
        Assert.Equal((await pending).Message!.Id, follow.Id);
        Assert.False((await pending).IsEphemeral);
        await fixture.Bot.PostAsync(fixture.Bot.Hook(interaction), new { content = "Second", flags = 64 });
        Assert.Equal(["First", "Second"], fixture.Alex.Sees(fixture.Home).Select(m => m.Text));
        Assert.Equal(["First"], fixture.Sam.Sees(fixture.Home).Select(m => m.Text));
    }

    [Fact]
    public async Task A_followup_before_the_first_answer_is_refused()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        var reply = await fixture.Bot.PostAsync(fixture.Bot.Hook(interaction), new { content = "early" });
        Assert.Equal((404, 10015), (reply.Status, reply.Code));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    public async Task Before_the_first_answer_there_is_no_original(string method)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        var early = await OriginalAsync();
        Assert.Equal((404, 10015), (early.Status, early.Code));
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Here" });
        Assert.Equal(method == "DELETE" ? 204 : 200, (await OriginalAsync()).Status);

        Task<RestReply> OriginalAsync() => fixture.Bot.RequestAsync(
            new HttpMethod(method),
            $"{fixture.Bot.Hook(interaction)}/messages/@original",
            method == "PATCH" ? new { content = "Changed" } : null);
    }

    [Fact]
    public async Task A_token_lives_for_fifteen_minutes()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Here" });
        fixture.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(200, (await fixture.Bot.GetAsync($"{fixture.Bot.Hook(interaction)}/messages/%40original")).Status);
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        var reply = await fixture.Bot.PatchAsync($"{fixture.Bot.Hook(interaction)}/messages/@original", new { content = "x" });
        Assert.Equal((401, 50027), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Only_thinking_may_be_asked_for_privately_when_deferring()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        var reply = await fixture.Bot.AnswerAsync(interaction, 5, new { flags = 64 | (1 << 15) });
        Assert.Equal(50035, reply.Code);
    }

    [Fact]
    public async Task With_response_returns_the_message()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        var reply = await fixture.Bot.PostAsync(
            $"/interactions/{interaction.GetProperty("id")}/{interaction.GetProperty("token")}/callback?with_response=true",
            new { type = 4, data = new { content = "Here" } });
        Assert.Equal(200, reply.Status);
        Assert.Equal(
            $"{(await pending).Message!.Id}",
            reply.Body.GetProperty("resource").GetProperty("message").GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_press_carries_its_message_and_can_change_it()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (card, pending, press) = await PressedAsync(fixture);
        Assert.Equal("open", press.GetProperty("data").GetProperty("custom_id").GetString());
        Assert.Equal($"{card.Id}", press.GetProperty("message").GetProperty("id").GetString());

        await fixture.Bot.AnswerAsync(press, 7, new { content = "Opened", components = Array.Empty<object>() });
        Assert.Equal(SeenAnswerKind.Updated, (await pending).Kind);
        Assert.Equal("Opened", card.Text);
        Assert.Empty(card.Labels);
    }

    [Fact]
    public async Task A_silent_acknowledgement_leaves_the_message_to_be_edited_or_removed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (card, pending, press) = await PressedAsync(fixture);
        await fixture.Bot.AnswerAsync(press, 6);
        var answer = await pending;
        Assert.Equal(SeenAnswerKind.DeferredUpdate, answer.Kind);
        Assert.Equal(204, (await fixture.Bot.DeleteAsync($"{fixture.Bot.Hook(press)}/messages/@original")).Status);
        await answer.SettledAsync();
        Assert.True(card.IsDeleted);
        Assert.Empty(fixture.Alex.Sees(fixture.Home));
    }

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task A_command_has_no_message_to_update_and_takes_no_choices(int type)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        Assert.Equal(
            50035,
            (await fixture.Bot.AnswerAsync(interaction, type, new { content = "x", choices = Array.Empty<object>() })).Code);
    }
}
