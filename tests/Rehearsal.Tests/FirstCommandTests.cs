using Rehearsal.World;

namespace Tests;

public sealed class FirstCommandTests
{
    [Fact]
    public async Task A_command_reaches_the_bot_and_its_reply_reaches_the_person()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();

        Assert.Equal("ping", interaction.GetProperty("data").GetProperty("name").GetString());
        Assert.Equal(204, (await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Here", flags = 64 })).Status);

        var answer = await pending;
        Assert.Equal(SeenAnswerKind.Message, answer.Kind);
        Assert.Equal("Here", answer.Text);
        Assert.True(answer.IsEphemeral);
        Assert.Equal([answer.Message!], fixture.Alex.Ephemerals);
        Assert.Empty(fixture.Sam.Sees(fixture.Home));
        Assert.Empty(fixture.World.Violations);
    }
}
