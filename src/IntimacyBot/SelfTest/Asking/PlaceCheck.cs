using System.Globalization;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>
/// Looks whether the questions can be asked in a channel, and whether all that they leave could be deleted. It changes nothing.
/// </summary>
internal sealed class PlaceCheck(DiscordRest rest, SelfTestArguments arguments, TimeProvider clock)
{
    private const int MostMembers = 20;

    /// <exception cref="SelfTestException">The questions cannot be asked there.</exception>
    public async Task<SelfTestPlace> FindAsync(User self, CancellationToken cancel)
    {
        var channel = await OrAsync(rest.GetChannelAsync(arguments.Channel, cancel), ProblemChannel);
        if (channel is not { Type: ChannelType.GuildText, GuildId: { } guildId })
            throw new SelfTestException(ProblemNoText);
        var guild = await OrAsync(rest.GetGuildWithCountsAsync(guildId, cancel), ProblemChannel);
        RequireFew(guild);
        var member = await OrAsync(rest.GetGuildMemberAsync(guildId, self.Id, cancel), ProblemChannel);
        RequirePermissions(guild, channel, self.Id, member);
        return new SelfTestPlace(guild, channel, self)
        {
            ManagesThreadsEverywhere = PermissionCalculator.InGuild(guild, self.Id, member.Roles).HasFlag(Permissions.ManageThreads),
            With = await FindAsync(guild, channel, arguments.With, sees: true, ProblemWith, cancel),
            WithoutView = await FindAsync(guild, channel, arguments.WithoutView, sees: false, ProblemWithout, cancel),
        };
    }

    /// <summary>
    /// Asks for something that only Manage Threads allows and that changes nothing. It tells what two-factor authentication does; where it
    /// is refused nothing could be deleted either.
    /// </summary>
    public async Task<Finding> TwoFactorAsync(SelfTestPlace place, CancellationToken cancel)
    {
        try
        {
            await rest.GetPrivateArchivedThreadsAsync(place.Channel.Id, cancellationToken: cancel);
        }
        catch (DiscordApiException e) when (SelfTestFailures.IsAnswer(e))
        {
            return SelfTestFailures.Of(e);
        }
        return new Finding.Said((place.Guild.MfaLevel, place.Self.MfaEnabled) switch
        {
            (0, _) => AnswerTwoFactorOff,
            (_, true) => AnswerTwoFactorOn,
            (_, null) => AnswerTwoFactorUntold,
            (_, false) => AnswerTwoFactorIgnored,
        });
    }

    private void RequireFew(Guild guild)
    {
        if (arguments.MembersKnow)
            return;
        if (guild.ApproximateMemberCount is not { } count)
            throw new SelfTestException(ProblemUncounted);
        if (count > MostMembers)
            throw new SelfTestException(ProblemTooMany, ("count", Number(count)), ("most", Number(MostMembers)));
    }

    private void RequirePermissions(Guild guild, Channel channel, Snowflake self, GuildMember member)
    {
        var held = PermissionCalculator.InChannel(guild, channel, self, member.Roles, IsTimedOut(member));
        var missing = RoomPermissions.Missing(held);
        if (missing.Count > 0)
            throw new SelfTestException(ProblemMissing, ("permissions", string.Join(", ", missing)));
    }

    private async Task<GuildMember?> FindAsync(
        Guild guild, Channel channel, Snowflake? user, bool sees, SelfTestText problem, CancellationToken cancel)
    {
        if (user is not { } id)
            return null;
        var member = await OrAsync(rest.GetGuildMemberAsync(guild.Id, id, cancel), problem);
        var held = PermissionCalculator.InChannel(guild, channel, id, member.Roles, IsTimedOut(member));
        var isBot = member.User is { Bot: true };
        return member.User is not null && !isBot && held.HasFlag(Permissions.ViewChannel) == sees
            ? member
            : throw new SelfTestException(problem);
    }

    private bool IsTimedOut(GuildMember member) => member.CommunicationDisabledUntil > clock.GetUtcNow();

    private static async Task<T> OrAsync<T>(Task<T> request, SelfTestText problem)
    {
        try
        {
            return await request;
        }
        catch (DiscordApiException e) when (SelfTestFailures.IsAnswer(e))
        {
            throw new SelfTestException(problem);
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
