using Discord.Models;

namespace IntimacyBot.Platform.Guilds;

/// <summary>
/// The address by which two people bring the bot into a server of their own. It may grant everything at once, because nobody else has
/// threads there. In a community the bot gets Manage Threads in one channel only, by hand; the README has the address for that.
/// </summary>
internal static class InstallLinks
{
    /// <summary>Manage Channels lets /setup make the channel, so that nothing else has to be clicked.</summary>
    private const Permissions Permitted = Permissions.ViewChannel | Permissions.SendMessages | Permissions.EmbedLinks
        | Permissions.AttachFiles | Permissions.ReadMessageHistory | Permissions.CreatePrivateThreads | Permissions.SendMessagesInThreads
        | Permissions.ManageThreads | Permissions.ManageChannels;

    public static string ForTwo(Snowflake application) =>
        $"https://discord.com/oauth2/authorize?client_id={application}&scope=bot+applications.commands&permissions={(ulong)Permitted}";
}
