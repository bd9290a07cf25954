using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>Answers <c>/help</c> with the commands that this person can use here, and tells how to report a problem.</summary>
internal sealed class HelpCommands(Texts texts, HelpView view, CommandMentions mentions, Operator runBy) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(
            new ApplicationCommand("help", texts[Texts.English, HelpText.AboutHelp])
            {
                Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm]
            },
            (interaction, cancel) => HelpAsync(interaction, routes.Definitions, cancel));
        routes.Press<HelpId>((interaction, _, cancel) => HelpAsync(interaction, routes.Definitions, cancel));
        routes.Press<ReportId>((interaction, _, _) => Task.FromResult<Reply>(Report(interaction)));
    }

    private async Task<Reply> HelpAsync(InteractionContext interaction, IEnumerable<ApplicationCommand> all, CancellationToken cancel)
    {
        await mentions.LearnAsync(interaction, cancel);
        var usable = all.Where(c => IsFor(c, interaction)).Select(c => c.Name).ToHashSet();
        return view.Page(interaction.Language, usable, mentions.Of, home: interaction.Guild is not null);
    }

    private Reply.Page Report(InteractionContext interaction)
    {
        var text = runBy.Contact is { } contact
            ? texts[interaction.Language, HelpText.Report, ("contact", contact)]
            : texts[interaction.Language, HelpText.ReportNowhere];
        var back = texts.BackRow(interaction.Language, WaysBack.To(interaction, texts, default(ReportId).Write()));
        return texts.Page(interaction.Language, [PageBuilder.Text(text), .. back]).FoundBy(default(ReportId));
    }

    private static bool IsFor(ApplicationCommand command, InteractionContext interaction)
    {
        if (!command.Contexts.Contains(interaction.Guild is null ? InteractionContextType.BotDm : InteractionContextType.Guild))
            return false;
        var may = interaction.Interaction.Member?.Permissions ?? Permissions.None;
        return command.DefaultMemberPermissions is not { } needed || may.HasFlag(Permissions.Administrator) || may.HasFlag(needed);
    }
}
