using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>What this is, what can be used here, and whom to tell when it does not work.</summary>
internal sealed class HelpCommands(Texts texts, Operator runBy) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(
            new ApplicationCommand("help", texts[Texts.English, HelpText.AboutHelp])
            {
                Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm]
            },
            (interaction, _) => Task.FromResult<Reply>(Help(interaction, routes.Definitions)));
        routes.Press<ReportId>((interaction, _, _) => Task.FromResult<Reply>(Report(interaction.Language)));
    }

    private Reply.Page Help(InteractionContext interaction, IEnumerable<ApplicationCommand> all)
    {
        var commands = all.Where(c => IsFor(c, interaction)).Select(c => $"/{c.Name}").Order(StringComparer.Ordinal);
        return texts.Page(
            interaction.Language,
            PageBuilder.Text(texts[interaction.Language, HelpText.Help, ("commands", string.Join(' ', commands))]),
            PageBuilder.Row(
                PageBuilder.Quiet(texts[interaction.Language, HelpText.LabelReport], new ReportId()),
                PageBuilder.Quiet(texts[interaction.Language, HelpText.LabelSettings], new SettingsId())));
    }

    private Reply.Page Report(string language) => texts.Page(language, PageBuilder.Text(runBy.Contact is { } contact
        ? texts[language, HelpText.Report, ("contact", contact)]
        : texts[language, HelpText.ReportNowhere]));

    /// <summary>Can this person use it in this place?</summary>
    private static bool IsFor(ApplicationCommand command, InteractionContext interaction)
    {
        if (!command.Contexts.Contains(interaction.Guild is null ? InteractionContextType.BotDm : InteractionContextType.Guild))
            return false;
        var may = interaction.Interaction.Member?.Permissions ?? Permissions.None;
        return command.DefaultMemberPermissions is not { } needed || may.HasFlag(Permissions.Administrator) || may.HasFlag(needed);
    }
}
