using Discord.Models;
using IntimacyBot.Platform.Guilds;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>Tests that names are requested once a day, with the same requests for members and for people who have left.</summary>
public sealed class MemberNamesTests
{
    private static readonly Snowflake User = new(7);

    [Theory]
    [InlineData("Sam", "**Sam**", "Sam")]
    [InlineData("*Sam* <@1> #1", @"**\*Sam\* \<\@1\> \#1**", "*Sam* <@1> #1")]
    [InlineData("Abcdefghijklmnopqrstuvwx", "**Abcdefghijklmnopqrstuvwx**", "Abcdefghijklmnopqrstuvwx")]
    [InlineData("Abcdefghijklmnopqrstuvwxy", "**Abcdefghijklmnopqrstuvw…**", "Abcdefghijklmnopqrstuvw…")]
    [InlineData("👩‍👩‍👧 Sam‮", "**👩‍👩‍👧 Sam**", "👩‍👩‍👧 Sam")]
    [InlineData(null, "<@7>", null)]
    public void A_name_is_bold_escaped_and_cut(string? name, string bold, string? plain)
    {
        var shown = new MemberName(User, name);
        Assert.Equal((bold, plain), (shown.Bold, shown.Plain));
    }

    [Fact]
    public async Task A_name_is_asked_once_a_day_and_the_one_of_this_server_counts()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var names = bot.Get<MemberNames>();
        var (guild, sam) = (new Snowflake(bot.Guild.Id), new Snowflake(bot.Sam.Id));
        await names.FindAsync(guild, sam, TestContext.Current.CancellationToken);
        bot.Guild.Rename(bot.Sam, "Sammy");
        Assert.Equal("Sam", (await names.FindAsync(guild, sam, TestContext.Current.CancellationToken)).Plain);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Sammy", (await names.FindAsync(guild, sam, TestContext.Current.CancellationToken)).Plain);
        Assert.Null(names.Known(guild, new Snowflake(bot.Stranger.Id)));
    }

    [Fact]
    public async Task Somebody_who_has_left_the_server_keeps_their_name_and_costs_the_same_requests()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var names = bot.Get<MemberNames>();
        bot.Guild.Leave(bot.Sam);
        var (guild, sam) = (new Snowflake(bot.Guild.Id), new Snowflake(bot.Sam.Id));
        var found = await names.FindAsync(guild, sam, TestContext.Current.CancellationToken);
        Assert.Equal("Sam", found.Plain);
    }
}
