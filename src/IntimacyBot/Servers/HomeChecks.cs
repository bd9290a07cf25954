using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Servers;

/// <summary>Looks at the home channel, what the bot and the members may do there, and at two-factor authentication.</summary>
internal sealed class HomeChecks(SetupService service, GuildCache guilds, OwnerTwoFactor owner) : IDoctorCheck
{
    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel)
    {
        try
        {
            var settings = await service.SettingsAsync(guild, cancel);
            if (await guilds.ObserveAsync(guild, cancel) is not { } server)
                return [DoctorFinding.Wrong(DoctorText.Home, DoctorText.BotAway)];
            return [.. OfHome(settings, server), await TwoFactorAsync(server.Snapshot.Guild, cancel)];
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException or SealBrokenException)
        {
            return [DoctorFinding.Unknown(DoctorText.Permissions), DoctorFinding.Unknown(DoctorText.TwoFactor)];
        }
    }

    private static IEnumerable<DoctorFinding> OfHome(ServerSettings settings, ObservedServer server)
    {
        if (settings.Home is not { } id)
            return [DoctorFinding.Wrong(DoctorText.Home, DoctorText.HomeUnset)];
        var home = new Snowflake(id);
        var facts = HomeFacts.Of(server.Snapshot, home, server.Self);
        if (!facts.IsThere)
            return [DoctorFinding.Wrong(DoctorText.Home, DoctorText.HomeGone)];
        var channel = ("channel", $"<#{home}>");
        return facts.IsText
            ? [.. OfBot(facts, channel), .. OfMembers(facts, channel)]
            : [DoctorFinding.Wrong(DoctorText.Home, DoctorText.NoTextChannel, channel)];
    }

    private static IEnumerable<DoctorFinding> OfBot(HomeFacts facts, (string Name, string Value) channel)
    {
        var missing = facts.Missing.Where(name => name != RoomPermissions.TwoFactor).ToList();
        var allowed = RoomPermissions.Names.Except(missing).ToList();
        if (missing.Count > 0)
            yield return DoctorFinding.Wrong(
                DoctorText.Permissions, DoctorText.Missing, channel, ("permissions", string.Join(", ", missing)));
        if (allowed.Count > 0)
            yield return new DoctorFinding(
                FindingKind.Told, DoctorText.Permissions, DoctorText.Allowed, channel, ("permissions", string.Join(", ", allowed)));
    }

    /// <summary>Where the bot does not see the channel, it does not see either what members may do there.</summary>
    private static IEnumerable<DoctorFinding> OfMembers(HomeFacts facts, (string Name, string Value) channel)
    {
        if (RoomPermissions.Names.All(facts.Missing.Contains))
            yield break;
        yield return !facts.MembersMayView ? DoctorFinding.Wrong(DoctorText.Members, DoctorText.MembersCannotView, channel)
            : !facts.MembersMayWrite ? DoctorFinding.Wrong(DoctorText.Members, DoctorText.MembersCannotWrite, channel)
            : DoctorFinding.Fine(DoctorText.Members);
    }

    private async Task<DoctorFinding> TwoFactorAsync(Guild guild, CancellationToken cancel)
    {
        if (guild.MfaLevel == 0)
            return new DoctorFinding(FindingKind.Fine, DoctorText.TwoFactor, DoctorText.TwoFactorNotAsked);
        return await owner.AskAsync(cancel) switch
        {
            true => DoctorFinding.Fine(DoctorText.TwoFactor),
            false => DoctorFinding.Wrong(DoctorText.TwoFactor, DoctorText.TwoFactorOff),
            null => DoctorFinding.Unknown(DoctorText.TwoFactor),
        };
    }
}
