using Rehearsal.World;

namespace Tests;

/// <summary>The time that the local Discord tells is the world's.</summary>
public sealed class DateHeaderTests
{
    [Theory]
    [InlineData("/users/@me")]
    [InlineData("/channels/1")]
    [InlineData("/gateway")]
    public async Task Every_answer_tells_the_worlds_time_whatever_the_machines_is(string path)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(31) + TimeSpan.FromMilliseconds(700));
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, fixture.Server.ApiBaseUrl + path);
        request.Headers.TryAddWithoutValidation("User-Agent", "DiscordBot (https://bot.example, 1.0)");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bot {fixture.Server.BotToken}");

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(new DateTimeOffset(2026, 12, 24, 8, 0, 0, TimeSpan.Zero), answer.Headers.Date);
    }

    [Fact]
    public async Task Ids_are_of_the_worlds_time_too()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Clock.Advance(TimeSpan.FromDays(31));

        var (_, interaction) = await fixture.PingAsync();

        var id = ulong.Parse(interaction.GetProperty("id").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(fixture.Clock.GetUtcNow(), Snowflakes.TimeOf(id));
    }
}
