using Discord.Models;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Servers;

/// <summary>Tells who may look after a server's bot.</summary>
internal static class ServerManagers
{
    /// <summary>Discord checks this permission too, but a server may have opened the command to others by mistake.</summary>
    public static bool MayManageServer(this InteractionContext interaction) =>
        interaction.Interaction.Member?.Permissions is { } may
            && (may.HasFlag(Permissions.ManageGuild) || may.HasFlag(Permissions.Administrator));
}
