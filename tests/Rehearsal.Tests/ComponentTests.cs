using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class ComponentTests
{
    private const int V2 = 1 << 15;

    private static string Many(int count, string one) =>
        string.Join(',', Enumerable.Range(0, count).Select(i => one.Replace("#", $"{i}", StringComparison.Ordinal)));

    private static string Rows(string controls) => $$"""{"content":"x","components":[{"type":1,"components":[{{controls}}]}]}""";

    private static string Second(string components) => $$"""{"flags":{{V2}},"components":[{{components}}]}""";

    private static string Long(int length) => new('x', length);

    public static TheoryData<string, string> Bad => new()
    {
        { $$"""{"content":"{{Long(2001)}}"}""", "content" },
        { """{"content":7}""", "content" },
        { """{"content":"x","flags":64}""", "flags" },
        { $$"""{"content":"x","embeds":[{{Many(11, """{"title":"t"}""")}}]}""", "embeds" },
        { $$"""{"embeds":[{"title":"{{Long(257)}}"}]}""", "title" },
        { $$"""{"embeds":[{"description":"{{Long(4000)}}"},{"description":"{{Long(2001)}}"}]}""", "MAX_EMBED_SIZE_EXCEEDED" },
        { $$"""{"content":"x","nonce":"{{Long(26)}}"}""", "nonce" },
        { """{"content":"x","allowed_mentions":{"parse":["users"],"users":["123456789012345678"]}}""", "EXCLUSIVE" },
        { """{"content":"x","allowed_mentions":{"parse":["people"]}}""", "parse" },
        { $$"""{"content":"x","components":[{{Many(
            6,
            """{"type":1,"components":[{"type":2,"style":1,"label":"a","custom_id":"#"}]}""")}}]}""", "components" },
        { Rows(Many(6, """{"type":2,"style":1,"label":"a","custom_id":"#"}""")), "components" },
        { Rows(""), "components" },
        { Rows(Many(2, """{"type":2,"style":1,"label":"a","custom_id":"same"}""")), "DUPLICATED" },
        { Rows("""{"type":2,"style":1,"label":"a"}"""), "custom_id" },
        { Rows("""{"type":2,"style":1,"custom_id":"a"}"""), "LABEL_OR_EMOJI" },
        { Rows($$"""{"type":2,"style":1,"label":"{{Long(81)}}","custom_id":"a"}"""), "label" },
        { Rows($$"""{"type":2,"style":1,"label":"a","custom_id":"{{Long(101)}}"}"""), "custom_id" },
        { Rows("""{"type":2,"style":9,"label":"a","custom_id":"a"}"""), "style" },
        { Rows("""{"type":2,"style":5,"label":"a","custom_id":"a"}"""), "url" },
        { Rows("""{"type":2,"style":1,"label":"a","custom_id":"a","url":"https://example.org"}"""), "EXCLUSIVE" },
        { Rows("""{"type":2,"style":1,"label":"a","custom_id":"a","emoji":{"name":"smile"}}"""), "INVALID_EMOJI" },
        { Rows("""{"type":5,"custom_id":"a"},{"type":2,"style":1,"label":"a","custom_id":"b"}"""), "WIDTH" },
        { Rows("""{"type":3,"custom_id":"a","options":[]}"""), "options" },
        { Rows($$"""{"type":3,"custom_id":"a","options":[{{Many(26, """{"label":"l","value":"#"}""")}}]}"""), "options" },
        { Rows("""{"type":3,"custom_id":"a","options":[{"label":"l","value":"v"},{"label":"m","value":"v"}]}"""), "DUPLICATED" },
        { Rows("""{"type":3,"custom_id":"a","max_values":3,"options":[{"label":"l","value":"v"}]}"""), "max_values" },
        { Rows($$"""{"type":3,"custom_id":"a","placeholder":"{{Long(151)}}","options":[{"label":"l","value":"v"}]}"""), "placeholder" },
        { Rows("""{"type":4,"custom_id":"a","style":1}"""), "type" },
        { """{"content":"x","components":[{"type":10,"content":"only in the second version"}]}""", "type" },
        { $$"""{"content":"x","flags":{{V2}},"components":[{"type":10,"content":"y"}]}""", "LEGACY" },
        { Second(Many(41, """{"type":10,"content":"x"}""")), "components" },
        { Second($$"""{"type":17,"components":[{{Many(40, """{"type":10,"content":"x"}""")}}]}"""), "MAX_TOTAL" },
        { Second($$"""{"type":10,"content":"{{Long(2000)}}"},{"type":10,"content":"{{Long(2001)}}"}"""), "TEXT_SIZE" },
        { Second("""{"type":10,"content":" "}"""), "content" },
        { Second("""{"type":9,"components":[{"type":10,"content":"x"}]}"""), "accessory" },
        { Second("""{"type":17,"components":[{"type":17,"components":[{"type":10,"content":"x"}]}]}"""), "type" },
        { Second("""{"type":10,"content":"x","id":5},{"type":10,"content":"y","id":5}"""), "ID_DUPLICATED" },
        { Second("""{"type":14,"spacing":3}"""), "spacing" },
        { Second("""{"type":13,"file":{"url":"attachment://missing.txt"}}"""), "NOT_FOUND" },
        { Second("""{"type":12,"items":[]}"""), "items" },
        { Second("""{"type":17,"accent_color":16777216,"components":[{"type":10,"content":"x"}]}"""), "accent_color" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task A_message_that_breaks_a_rule_is_refused(string body, string where)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await fixture.Bot.SayAsync(fixture.Home, JsonElement.Parse(body));
        Assert.True((reply.Status, reply.Code) == (400, 50035), reply.ToString());
        Assert.Contains(where, reply.Body.GetProperty("errors").ToString(), StringComparison.Ordinal);
        Assert.Single(fixture.World.Violations);
        Assert.Empty(fixture.Home.Messages);
    }

    public static TheoryData<string> Good =>
    [
        $$"""{"content":"{{Long(2000)}}"}""",
        Rows(Many(5, """{"type":2,"style":1,"label":"a","custom_id":"#"}""")),
        Rows(
            """{"type":2,"style":2,"emoji":{"name":"🌱"},"custom_id":"a"},{"type":2,"style":"""
                + """5,"label":"Site","url":"https://example.org"}"""),
        Rows("""{"type":5,"custom_id":"who","min_values":1,"max_values":1,"placeholder":"Who?"}"""),
        Second($$"""{"type":10,"content":"{{Long(4000)}}"}"""),
        Second(
            $$"""{"type":17,"accent_color":1,"components":[{{Many(
                38,
                """{"type":10,"content":"x"}""")}},{"type":14,"divider":true,"spacing":2}]}"""),
        Second(
            """{"type":9,"components":[{"type":10,"content":"x"}],"accessory":{"type":2,"style":1,"label":"a","custom_id":"a"}},"""
                + """{"type":1,"components":[{"type":2,"style":4,"label":"b","custom_id":"b","disabled":true}]}"""),
        """{"content":"x","embeds":null,"components":null,"allowed_mentions":null,"flags":null,"nonce":5}""",
        """{"content":"x","flags":4096,"allowed_mentions":{"parse":[]}}""",
    ];

    [Theory]
    [MemberData(nameof(Good))]
    public async Task A_message_within_the_rules_is_taken(string body)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(JsonElement.Parse(body));
        Assert.All(message.Components, c => Assert.True(c.Id > 0));
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Too_many_bytes_of_text_break_the_server()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply =
            await fixture.Bot.SayAsync(
                fixture.Home,
                new { flags = V2, components = new[] { new { type = 10, content = new string('語', 3500) } } });
        Assert.Equal(500, reply.Status);
    }

    [Fact]
    public async Task An_unknown_property_is_taken_and_noted()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.PostAsync(new { content = "x", contents = "typo" });
        Assert.Contains("contents", Assert.Single(fixture.World.Violations).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_second_version_is_set_once_and_read_as_text()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var message = await fixture.PostAsync(new { content = "first" });
        var path = $"/channels/{fixture.Home.Id}/messages/{message.Id}";
        Assert.Equal(
            50035,
            (await fixture.Bot.PatchAsync(path, new { flags = V2, components = new[] { new { type = 10, content = "second" } } })).Code);
        var converted =
            new
            {
                content = (string?)null,
                embeds = Array.Empty<object>(),
                flags = V2,
                components = new[] { new { type = 10, content = "second" } }
            };
        Assert.Equal(200, (await fixture.Bot.PatchAsync(path, converted)).Status);
        Assert.Equal("second", message.Text);
        Assert.Equal(50035, (await fixture.Bot.PatchAsync(path, new { content = "back", flags = 0 })).Code);
    }
}
