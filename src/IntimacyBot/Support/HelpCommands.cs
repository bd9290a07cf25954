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
            new ApplicationCommand("help", texts[Texts.English, HelpText.AboutHelp]) { Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm] },
            (ask, _) => Task.FromResult<Reply>(Help(ask, routes.Definitions)));
        routes.Press<ReportId>((ask, _, _) => Task.FromResult<Reply>(Report(ask.Language)));
    }

    private Reply.Page Help(InteractionContext ask, IEnumerable<ApplicationCommand> all)
    {
        var commands = all.Where(c => IsFor(c, ask)).Select(c => $"/{c.Name}").Order(StringComparer.Ordinal);
        return texts.Page(
            ask.Language,
            PageBuilder.Text(texts[ask.Language, HelpText.Help, ("commands", string.Join(' ', commands))]),
            PageBuilder.Row(
                PageBuilder.Quiet(texts[ask.Language, HelpText.LabelReport], new ReportId()),
                PageBuilder.Quiet(texts[ask.Language, HelpText.LabelSettings], new SettingsId())));
    }

    private Reply.Page Report(string language) => texts.Page(language, PageBuilder.Text(runBy.Contact is { } contact
        ? texts[language, HelpText.Report, ("contact", contact)]
        : texts[language, HelpText.ReportNowhere]));

    /// <summary>Can this person use it in this place?</summary>
    private static bool IsFor(ApplicationCommand command, InteractionContext ask)
    {
        if (!command.Contexts.Contains(ask.Guild is null ? InteractionContextType.BotDm : InteractionContextType.Guild))
            return false;
        var may = ask.Interaction.Member?.Permissions ?? Permissions.None;
        return command.DefaultMemberPermissions is not { } needed || may.HasFlag(Permissions.Administrator) || may.HasFlag(needed);
    }
}
