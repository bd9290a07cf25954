using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>Posts cards over REST as a bot would, so that these tests do not depend on what this project's bot posts.</summary>
internal sealed class SamplePoster(RehearsalRun run) : IDisposable
{
    /// <summary>This is a PNG of one red pixel in Base64.</summary>
    private const string Pixel = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

    private readonly HttpClient _http = new();

    public WorldChannel Home => run.Server.Home;

    /// <summary>Posts a V2 message of these components, given as JSON.</summary>
    public Task CardAsync(params string[] components) => PostAsync(Home, new()
    {
        ["flags"] = 32768,
        ["components"] = new JsonArray([.. components.Select(c => JsonNode.Parse(c))]),
    });

    public Task TextAsync(string content, params string[] rows) => PostAsync(Home, new()
    {
        ["content"] = content,
        ["components"] = new JsonArray([.. rows.Select(r => JsonNode.Parse(r))]),
    });

    /// <summary>Posts a V2 message with a picture named "dot.png".</summary>
    public async Task PictureAsync(params string[] components)
    {
        var body = new JsonObject
        {
            ["flags"] = 32768,
            ["components"] = new JsonArray([.. components.Select(c => JsonNode.Parse(c))]),
            ["attachments"] = new JsonArray(new JsonObject { ["id"] = 0, ["filename"] = "dot.png" }),
        };
        using var form = new MultipartFormDataContent { { JsonContent.Create(body), "payload_json" } };
        var file = new ByteArrayContent(Convert.FromBase64String(Pixel));
        file.Headers.ContentType = new("image/png");
        form.Add(file, "files[0]", "dot.png");
        await SendAsync(Home, form);
    }

    public async Task PostAsync(WorldChannel channel, JsonObject body)
    {
        using var content = JsonContent.Create(body);
        await SendAsync(channel, content);
    }

    public static string Text(string content) => new JsonObject { ["type"] = 10, ["content"] = content }.ToJsonString();

    public static string Button(string label, int style = 2, string more = "") =>
        $$"""{ "type": 2, "style": {{style}}, "label": "{{label}}", "custom_id": "sample:{{label}}"{{more}} }""";

    public static string Row(params string[] parts) => $$"""{ "type": 1, "components": [{{string.Join(',', parts)}}] }""";

    public static string Container(int accent, params string[] parts) =>
        $$"""{ "type": 17, "accent_color": {{accent}}, "components": [{{string.Join(',', parts)}}] }""";

    public static string Section(string accessory, params string[] texts) =>
        $$"""{ "type": 9, "accessory": {{accessory}}, "components": [{{string.Join(',', texts.Select(Text))}}] }""";

    public void Dispose() => _http.Dispose();

    private async Task SendAsync(WorldChannel channel, HttpContent content)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{run.Discord.ApiBaseUrl}/channels/{channel.Id}/messages");
        request.Content = content;
        request.Headers.Authorization = new AuthenticationHeaderValue("Bot", run.Server.World.BotToken);
        request.Headers.UserAgent.ParseAdd("DiscordBot (https://bot.example, 1)");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
