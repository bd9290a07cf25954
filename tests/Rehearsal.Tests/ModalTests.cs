using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class ModalTests
{
    private static object Label(string label, object component) => new { type = 18, label, component };

    private static object Input(string id, bool required = true, int? most = null) => most is null
        ? new { type = 4, custom_id = id, style = 1, required }
        : new { type = 4, custom_id = id, style = 1, required, max_length = most };

    private static object Form(params object[] components) => new { custom_id = "form", title = "A form", components };

    private static async Task<WorldModal> OpenedAsync(RawBotFixture fixture, object form)
    {
        var (pending, interaction) = await fixture.PingAsync();
        var reply = await fixture.Bot.AnswerAsync(interaction, 9, form);
        Assert.True(reply.Status == 204, reply.ToString());
        return (await pending).Modal!;
    }

    [Fact]
    public async Task A_form_is_filled_in_and_submitted()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var modal = await OpenedAsync(fixture, Form(
            new { type = 10, content = "Take your time." },
            Label("What happened?", Input("what")),
            Label(
                "Kind",
                new
                {
                    type = 21,
                    custom_id = "kind",
                    options = new[]
                { new { label = "Small", value = "s" }, new { label = "Sore", value = "m" } }
                }),
            Label("Agree", new { type = 23, custom_id = "agree" }),
            Label(
                "Days",
                new { type = 22, custom_id = "days", options = new[] { new { label = "Monday", value = "mo" } }, required = false })));
        Assert.Equal(["Take your time."], modal.Texts);

        var pending = modal.SubmitAsync(("What happened?", "It rained"), ("kind", "Sore"), ("Agree", true), ("Days", new[] { "Monday" }));
        var submit = await fixture.Bot.InteractionAsync();
        Assert.Equal(5, submit.GetProperty("type").GetInt32());
        var parts = submit.GetProperty("data")
            .GetProperty("components")
            .EnumerateArray()
            .Skip(1)
            .Select(p => p.GetProperty("component"))
            .ToList();
        Assert.Equal("It rained", parts[0].GetProperty("value").GetString());
        Assert.Equal("m", parts[1].GetProperty("value").GetString());
        Assert.True(parts[2].GetProperty("value").GetBoolean());
        Assert.Equal("mo", parts[3].GetProperty("values")[0].GetString());
        Assert.Equal(JsonValueKind.Number, parts[3].GetProperty("id").ValueKind);

        await fixture.Bot.AnswerAsync(submit, 4, new { content = "Thank you", flags = 64 });
        Assert.Equal("Thank you", (await pending).Text);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task A_form_cannot_answer_a_form()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var modal = await OpenedAsync(fixture, Form(Label("What?", Input("what"))));
        _ = modal.SubmitAsync(("what", "x"));
        var reply = await fixture.Bot.AnswerAsync(await fixture.Bot.InteractionAsync(), 9, Form(Label("What?", Input("what"))));
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
    }

    [Fact]
    public async Task Required_and_long_fields_are_checked_before_anything_is_sent()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var modal = await OpenedAsync(fixture, Form(Label("What?", Input("what", most: 5))));
        Assert.Throws<RehearsalException>(() => { _ = modal.SubmitAsync(); });
        Assert.Throws<RehearsalException>(() => { _ = modal.SubmitAsync(("what", "too long")); });
        Assert.Throws<RehearsalException>(() => { _ = modal.SubmitAsync(("other", "x")); });
        Assert.Equal(0, fixture.World.Unanswered);
    }

    [Fact]
    public async Task Untouched_fields_keep_what_they_were_filled_with()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var modal = await OpenedAsync(fixture, Form(Label("What?", new { type = 4, custom_id = "what", style = 2, value = "before" })));
        _ = modal.SubmitAsync();
        var data = (await fixture.Bot.InteractionAsync()).GetProperty("data");
        Assert.Equal("before", data.GetProperty("components")[0].GetProperty("component").GetProperty("value").GetString());
    }

    [Fact]
    public async Task A_form_from_a_button_can_update_its_message()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card =
            await fixture.PostAsync(
                new
                {
                    content = "Card",
                    components = new[] {
                    new { type = 1, components = new[] { new { type = 2, style = 1, label = "Write", custom_id = "w" } } } }
                });
        var pressed = fixture.Alex.PressAsync(card, "Write");
        await fixture.Bot.AnswerAsync(await fixture.Bot.InteractionAsync(), 9, Form(Label("What?", Input("what"))));
        var pending = (await pressed).Modal!.SubmitAsync(("what", "x"));
        await fixture.Bot.AnswerAsync(await fixture.Bot.InteractionAsync(), 7, new { content = "Card, written" });
        Assert.Equal(SeenAnswerKind.Updated, (await pending).Kind);
        Assert.Equal("Card, written", card.Text);
    }

    [Fact]
    public async Task A_cancelled_form_tells_nobody()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        var modal = await OpenedAsync(fixture, Form(Label("What?", Input("what"))));
        modal.Cancel();
        await fixture.PingAsync(fixture.Sam);
        Assert.Equal(3, fixture.Bot.Sequence);
    }

    public static TheoryData<string, string> BadForms => new()
    {
        { """{"title":"T","components":[]}""", "custom_id" },
        { """{"custom_id":"f","title":"T","components":[]}""", "components" },
        { $$"""{"custom_id":"f","title":"{{new string('t', 46)}}","components":[{"type":10,"content":"x"}]}""", "title" },
        { """{"custom_id":"f","title":"T","components":[{"type":10,"content":"1"},{"type":10,"content":"2"},{"type":10,"content":"3"},"""
            + """{"type":10,"content":"4"},{"type":10,"content":"5"},{"type":10,"content":"6"}]}""", "components" },
        { $$$"""{"custom_id":"f","title":"T","components":[{"type":18,"label":"{{{new string(
            'l',
            46)}}}","component":{"type":4,"custom_id":"a","style":1}}]}""", "label" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":4,"custom_id":"a","style":1}},"""
            + """{"type":18,"label":"L","component":{"type":4,"custom_id":"a","style":1}}]}""", "DUPLICATED" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":4,"custom_id":"a","style":"""
            + """3}}]}""", "style" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":4,"custom_id":"a","style":"""
            + """1,"label":"own"}}]}""", "label" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":4,"custom_id":"a","style":"""
            + """1,"min_length":9,"max_length":3}}]}""", "min_length" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":21,"custom_id":"a","options":["""
            + """{"label":"A","value":"a"}]}}]}""", "options" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":3,"custom_id":"a","min_values":"""
            + """0,"options":[{"label":"A","value":"a"}]}}]}""", "min_values" },
        { """{"custom_id":"f","title":"T","components":[{"type":18,"label":"L","component":{"type":3,"custom_id":"a","disabled":"""
            + """true,"options":[{"label":"A","value":"a"}]}}]}""", "disabled" },
        { """{"custom_id":"f","title":"T","components":[{"type":2,"style":1,"label":"B","custom_id":"b"}]}""", "type" },
    };

    [Theory]
    [MemberData(nameof(BadForms))]
    public async Task A_form_that_breaks_a_rule_is_refused(string form, string where)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        var reply = await fixture.Bot.AnswerAsync(interaction, 9, JsonElement.Parse(form));
        Assert.Equal((400, 50035), (reply.Status, reply.Code));
        Assert.Contains(where, reply.Body.GetProperty("errors").ToString(), StringComparison.Ordinal);
        Assert.Single(fixture.World.Violations);
    }
}
