using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests of the JSON that client libraries rely on, and of the unusual requests that they send.</summary>
public sealed class PayloadShapeTests
{
    private const long Epoch = 1_420_070_400_000;

    [Fact]
    public async Task Ids_carry_the_worlds_time_and_have_the_length_of_real_ones()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        var id = (await fixture.PostAsync(new { content = "x" })).Id;
        Assert.Equal(fixture.World.Now.ToUnixTimeMilliseconds(), (long)(id >> 22) + Epoch);
        Assert.InRange($"{id}".Length, 17, 19);
        Assert.Equal(fixture.Guild.Id, fixture.Guild.Everyone.Id);
    }

    [Fact]
    public async Task The_token_has_three_parts_and_begins_with_the_bots_id()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var parts = fixture.Server.BotToken.Split('.');
        Assert.Equal(3, parts.Length);
        Assert.Equal(
            $"{fixture.World.Bot.Id}",
            Encoding.ASCII.GetString(Convert.FromBase64String(parts[0].PadRight((parts[0].Length + 3) / 4 * 4, '='))));
        Assert.True(parts[1].Length >= 6 && parts[2].Length >= 27 && fixture.Server.BotToken.Length >= 58);
    }

    [Theory]
    [InlineData("?v=10&encoding=json&compress=zlib-stream")]
    [InlineData("?v=10&encoding=json&compress=zstd-stream")]
    [InlineData("?encoding=json&v=10")]
    public async Task A_client_may_identify_in_many_ways(string query)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var bot = await fixture.ConnectedAsync(query);
        await bot.SendRawAsync("""{"op":1,"d":0}""");
        await bot.SendRawAsync($$$"""
            {"op":2,"d":{"token":"{{{fixture.Server.BotToken}}}","intents":1,"properties":{"$os":"linux","$browser":"x","$device":"x"},
            "shard":[0,1],"compress":false,"large_threshold":250,"capabilities":32768,"presence":{"status":"online","afk":false,
            "since":null,"activities":[] } } }
            """);
        var ready = await bot.DispatchAsync("READY");
        Assert.Equal(0, ready.GetProperty("private_channels").GetArrayLength());
        Assert.True(ready.GetProperty("guilds")[0].GetProperty("unavailable").GetBoolean());
        Assert.Equal($"{fixture.World.Bot.Id}", ready.GetProperty("application").GetProperty("id").GetString());
        Assert.StartsWith("ws://127.0.0.1:", ready.GetProperty("resume_gateway_url").GetString(), StringComparison.Ordinal);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Another_version_of_the_gateway_is_closed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        using var socket = new System.Net.WebSockets.ClientWebSocket();
        await socket.ConnectAsync(
            new($"ws://{fixture.Server.ApiBaseUrl.Authority}/gateway?v=6&encoding=json"),
            TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[100].AsMemory(), TestContext.Current.CancellationToken);
        Assert.Equal(4012, (int?)socket.CloseStatus);
    }

    [Fact]
    public async Task A_server_is_shown_with_every_list_a_client_reads()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var guild = await fixture.Bot.DispatchAsync("GUILD_CREATE");
        foreach (var list in (string[])[
            "roles",
            "channels",
            "threads",
            "members",
            "presences",
            "voice_states",
            "guild_scheduled_events",
            "stage_instances",
            "emojis",
            "stickers",
            "soundboard_sounds",
            "features"
        ])
            Assert.Equal((list, JsonValueKind.Array), (list, guild.GetProperty(list).ValueKind));
        Assert.Equal("en-US", (await fixture.Bot.GetAsync($"/guilds/{fixture.Guild.Id}")).Body.GetProperty("preferred_locale").GetString());
        Assert.Equal(
            [$"{fixture.World.Bot.Id}"],
            guild.GetProperty("members").EnumerateArray().Select(m => m.GetProperty("user").GetProperty("id").GetString()!));
    }

    [Fact]
    public async Task A_hidden_channel_is_a_shape_from_the_beginning()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        await using var bot = await RawBot.StartAsync(fixture.Server);
        var channel = (await bot.DispatchAsync("GUILD_CREATE")).GetProperty("channels")[0];
        Assert.Equal(("___hidden___", 1 << 17), (channel.GetProperty("name").GetString(), channel.GetProperty("flags").GetInt32()));
        var overwrite = Assert.Single(channel.GetProperty("permission_overwrites").EnumerateArray().ToList());
        Assert.Equal($"{fixture.Guild.Id}", overwrite.GetProperty("id").GetString());
    }

    [Fact]
    public async Task An_interaction_has_the_whole_frame()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (_, interaction) = await fixture.PingAsync();
        Assert.Equal(1, interaction.GetProperty("version").GetInt32());
        Assert.Equal($"{fixture.Guild.Id}", interaction.GetProperty("authorizing_integration_owners").GetProperty("0").GetString());
        Assert.Equal(0, interaction.GetProperty("context").GetInt32());
        Assert.Equal(10_485_760, interaction.GetProperty("attachment_size_limit").GetInt32());
        Assert.Equal(
            $"{(ulong)WorldPermissions.Of(fixture.World.Bot, fixture.Home)}",
            interaction.GetProperty("app_permissions").GetString());
        Assert.Equal(
            $"{(ulong)WorldPermissions.Of(fixture.Alex, fixture.Home)}",
            interaction.GetProperty("member").GetProperty("permissions").GetString());
        Assert.Equal(
            ("en-US", "en-US"),
            (interaction.GetProperty("locale").GetString(), interaction.GetProperty("guild_locale").GetString()));
        Assert.Equal(0, interaction.GetProperty("channel").GetProperty("type").GetInt32());
    }

    [Fact]
    public async Task Legacy_properties_and_explicit_nulls_are_taken()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.RegisterAsync(JsonElement.Parse("""
            {"name":"ping","description":"d","type":1,"dm_permission":true,"default_permission":true,"name_localizations":null,
             "description_localizations":null,
            "default_member_permissions":null,"options":[{"type":3,"name":"word","description":"d","required":false,"choices":[],
            "options":[],"name_localizations":null}]}
            """));
        await fixture.PostAsync(JsonElement.Parse("""
            {"content":"x","tts":false,"embeds":null,"allowed_mentions":null,"components":null,"message_reference":null,"nonce":null,
             "enforce_nonce":false,"sticker_ids":null,"flags":null,"attachments":null,"poll":null}
            """));
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task A_form_in_the_old_shape_comes_back_in_the_old_shape()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        var input = new { type = 4, custom_id = "what", label = "What?", style = 1 };
        await fixture.Bot.AnswerAsync(
            interaction,
            9,
            new { custom_id = "form", title = "A form", components = new[] { new { type = 1, components = new[] { input } } } });
        _ = (await pending).Modal!.SubmitAsync(("what", "rain"));
        var row = (await fixture.Bot.InteractionAsync()).GetProperty("data").GetProperty("components")[0];
        Assert.Equal(1, row.GetProperty("type").GetInt32());
        Assert.Equal("rain", row.GetProperty("components")[0].GetProperty("value").GetString());
    }

    /// <summary>
    /// The body has a boundary with spaces, slashes and colons, a name without quotes, a file without a type, and JSON as plain text.
    /// </summary>
    [Fact]
    public async Task An_odd_multipart_body_is_read()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        const string Boundary = "Upload----11/23/2026 01:30:24";
        var body = $"--{Boundary}\r\nContent-Disposition: form-data; name=files[0]; filename=card.txt\r\n\r\nhello\r\n"
            + $"--{Boundary}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Disposition: form-data; name=payload_json\r\n\r\n"
            + "{\"content\":\"look\",\"attachments\":"
            + $"[{{\"id\":\"0\",\"description\":\"A card\",\"title\":null}}]}}\r\n--{Boundary}--\r\n";
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary=\"{Boundary}\"");
        var reply = await fixture.Bot.RequestAsync(HttpMethod.Post, $"/channels/{fixture.Home.Id}/messages", content);
        Assert.True(reply.Status == 200, reply.ToString());
        var file = Assert.Single(Assert.Single(fixture.Home.Messages).Body.Attachments);
        Assert.Equal(("card.txt", "A card", 5), (file.FileName, file.Description, file.Bytes.Length));
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task A_thread_notes_who_was_added_who_was_taken_out_and_its_new_name()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex]);
        await fixture.Bot.DeleteAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}");
        await fixture.Bot.PatchAsync($"/channels/{room.Id}", new { name = "Later" });
        Assert.Equal([1, 2, 4], room.Messages.Select(m => m.Type));
        Assert.Equal("Later", room.Messages[^1].Content);
        Assert.Empty(fixture.Home.Messages);
    }
}
