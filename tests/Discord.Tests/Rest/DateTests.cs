using Discord.Interactions;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>What an answer says of the platform's time is told to whoever listens.</summary>
public sealed class DateTests
{
    private static readonly DateTimeOffset Then = new(2031, 5, 4, 12, 30, 59, TimeSpan.Zero);

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task Each_answer_tells_the_platforms_time_also_a_refusal(int status)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(status, """{"id":"9"}""", ("Date", "Sun, 04 May 2031 12:30:59 GMT")));
        using var rest = discord.Rest();
        var told = Listen(rest);

        await Record.ExceptionAsync(() => rest.At(RequestPriority.Scheduled).GetCurrentUserAsync(TestContext.Current.CancellationToken));

        Assert.Equal(Then, Assert.Single(told).Date);
    }

    [Fact]
    public async Task The_first_answer_to_a_person_brings_it_too()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(FakeAnswer.NoContent with { Headers = [("Date", "Sun, 04 May 2031 12:30:59 GMT")] });
        using var rest = discord.Rest();
        var told = Listen(rest);

        await rest.CreateInteractionResponseAsync(
            new Interaction { Id = new Snowflake(1), Token = "t" }, InteractionResponse.DeferUpdate, TestContext.Current.CancellationToken);

        Assert.Equal(Then, Assert.Single(told).Date);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_time_that_the_request_took_stands_beside_it(bool hasClockOfItsOwn)
    {
        var clock = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ =>
        {
            clock.Advance(TimeSpan.FromSeconds(4));
            return Task.FromResult(new FakeAnswer(200));
        };
        using var rest = discord.Rest(o => (o.Clock, o.DateClock) = hasClockOfItsOwn ? (o.Clock, clock) : (clock, null));
        var told = Listen(rest);

        await rest.AskDateAsync(TestContext.Current.CancellationToken);

        Assert.Equal(TimeSpan.FromSeconds(4), Assert.Single(told).Took);
        var asked = Assert.Single(discord.Requests);
        Assert.Equal("GET /gateway", asked.ToString());
        Assert.Null(asked.Authorization);
    }

    private static List<DateReceivedEventArgs> Listen(DiscordRest rest)
    {
        var told = new List<DateReceivedEventArgs>();
        rest.DateReceived += (_, date) => told.Add(date);
        return told;
    }
}
