using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>
/// The <c>/doctor</c> command, which shows whoever runs a server what the bot needs there, what is missing, and what to do about it.
/// </summary>
internal sealed class DoctorCommands(Texts texts, IEnumerable<IDoctorCheck> checks, DoctorView view) : IRoutes
{
    public void Map(RouteTable routes) => routes.Command(
        new ApplicationCommand("doctor", texts[Texts.English, DoctorText.CommandDoctor])
        {
            DefaultMemberPermissions = Permissions.ManageGuild
        },
        ExamineAsync);

    private async Task<Reply> ExamineAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        if (!interaction.MayManageServer())
            return Reply.Line(texts[interaction.Language, SetupText.NotForYou]);
        var findings = new List<DoctorFinding>();
        foreach (var check in checks)
            findings.AddRange(await check.RunAsync(interaction, guild, cancel));
        return view.Page(interaction.Language, findings, interaction.Interaction.ApplicationId);
    }
}
