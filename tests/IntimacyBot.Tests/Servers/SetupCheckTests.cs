using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Servers;

namespace Tests.Servers;

public sealed class SetupCheckTests
{
    private static readonly Snowflake Guild = new(1);
    private static readonly Snowflake Self = new(2);
    private static readonly Snowflake Text = new(10);
    private static readonly Snowflake Voice = new(11);
    private static readonly SetupCheck Check = new(new Texts());

    [Fact]
    public void A_text_channel_where_everything_is_allowed_can_be_the_home() => Assert.Null(Problem(new(Text, null, null)));

    [Fact]
    public void A_voice_channel_cannot() =>
        Assert.StartsWith("Rooms need a text channel, and <#11> is not one.", Problem(new(Voice, null, null)), StringComparison.Ordinal);

    [Fact]
    public void A_channel_that_the_bot_does_not_see_is_told_with_all_it_needs() =>
        Assert.Contains("**View Channel**", Problem(new(new Snowflake(99), null, null)), StringComparison.Ordinal);

    [Fact]
    public void Everyone_is_no_role_for_facilitators() =>
        Assert.StartsWith("Everybody has that role.", Problem(new(null, Guild, null)), StringComparison.Ordinal);

    [Fact]
    public void A_referral_that_is_too_long_is_refused_with_the_limit()
    {
        Assert.Null(Problem(new(null, null, new string('a', SetupRequest.LongestReferral))));
        Assert.Contains(
            "at most 1000 characters",
            Problem(new(null, null, new string('a', SetupRequest.LongestReferral + 1))),
            StringComparison.Ordinal);
    }

    private static string? Problem(SetupRequest wish)
    {
        var everything = (Permissions)ulong.MaxValue & ~Permissions.Administrator;
        var guild = new Guild { Id = Guild, OwnerId = new(3), Roles = [new Role { Id = Guild, Permissions = everything }] };
        var guildSnapshot =
            new GuildSnapshot(
                guild, [new() { Id = Text, Type = ChannelType.GuildText }, new() { Id = Voice, Type = ChannelType.GuildVoice }], []);
        return Check.Problem(wish, guildSnapshot, Self, Texts.English);
    }
}
