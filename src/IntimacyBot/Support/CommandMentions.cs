using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Support;

/// <summary>
/// Writes commands as mentions, so that a tap on one types it. A mention needs the command's id, which Discord is asked for once while the
/// bot runs. Until it has answered, commands are written as plain text.
/// </summary>
internal sealed class CommandMentions(DiscordRest rest)
{
    private Dictionary<string, Snowflake> _ids = new Dictionary<string, Snowflake>();

    public async Task LearnAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (_ids.Count > 0)
            return;
        try
        {
            var commands = await rest.GetGlobalCommandsAsync(interaction.Interaction.ApplicationId, cancel);
            _ids = commands.Where(c => c.Id is not null).ToDictionary(c => c.Name, c => c.Id!.Value);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            // Discord is asked again when somebody opens the page next.
        }
    }

    /// <summary>Returns the mention of a command. A subcommand follows its command after a space.</summary>
    public string Of(string command) =>
        _ids.TryGetValue(command.Split(' ')[0], out var id) ? $"</{command}:{id}>" : $"/{command}";
}
