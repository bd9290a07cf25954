using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Servers;

/// <summary>Looks at the server's active threads, and whether Discord has the bot's commands.</summary>
/// <param name="rest">Where Discord is asked for the commands it has.</param>
/// <param name="threads">Where it is asked for the threads.</param>
/// <param name="registration">It is made of all commands, this one too, so it is there only when it is needed.</param>
internal sealed class DiscordChecks(DiscordRest rest, ActiveThreadCounter threads, Lazy<CommandRegistration> registration) : IDoctorCheck
{
    /// <summary>
    /// Below the warning the number is rounded up to the next of these. To whoever may not see private threads, one more would tell that a
    /// bell has rung.
    /// </summary>
    private const int Step = 100;

    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel)
    {
        var application = interaction.Interaction.ApplicationId;
        var active = await threads.CountAsync(guild, cancel);
        var commands = await DoctorFinding.OrUnknownAsync(DoctorText.Commands, () => CommandsAsync(application, cancel));
        return [Threads(active), commands];
    }

    private static DoctorFinding Threads(int? active) => active switch
    {
        null => DoctorFinding.Unknown(DoctorText.Threads),
        >= ActiveThreadCounter.Many and { } many =>
            DoctorFinding.Wrong(DoctorText.Threads, SetupText.ManyThreads, ActiveThreadCounter.Values(many)),
        { } few => new DoctorFinding(
            FindingKind.Told,
            DoctorText.Threads,
            DoctorText.ThreadsFew,
            ActiveThreadCounter.Values(((few / Step) + 1) * Step)),
    };

    private async Task<DoctorFinding> CommandsAsync(Snowflake application, CancellationToken cancel)
    {
        var commands = registration.Value;
        if (commands.IsRefused)
            return DoctorFinding.Wrong(DoctorText.Commands, DoctorText.RefusedCommands);
        var missing = commands.MissingIn(await rest.GetGlobalCommandsAsync(application, cancel));
        if (missing == 0)
            return DoctorFinding.Fine(DoctorText.Commands);
        commands.Repeat(application);
        return DoctorFinding.Wrong(
            DoctorText.Commands, DoctorText.LostCommands, ("missing", $"{missing}"), ("all", $"{commands.Count}"));
    }
}
