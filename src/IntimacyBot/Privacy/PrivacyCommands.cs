using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Privacy;

/// <summary>
/// Answers <c>/privacy</c>: see and export here, delete in <see cref="PrivacyDeleteCommands"/>. It works in direct messages too, where it
/// is for every server.
/// </summary>
internal sealed class PrivacyCommands(PrivacyQueries queries, PrivacyDeleteCommands delete, PrivacyView view, Texts texts) : IRoutes
{
    private const string Name = "privacy";

    public void Map(RouteTable routes)
    {
        routes.Command(Define(), CommandAsync);
        routes.Press<PrivacySeeId>((interaction, _, cancel) => SeeAsync(interaction, cancel));
        routes.Press<PrivacyExportId>((interaction, _, cancel) => ExportAsync(interaction, cancel));
    }

    private Task<Reply> CommandAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Interaction.Data.Path switch
    {
        $"{Name} export" => ExportAsync(interaction, cancel),
        $"{Name} delete" => delete.WaysAsync(interaction, said: null, cancel),
        _ => SeeAsync(interaction, cancel),
    };

    private async Task<Reply> SeeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var records = await queries.OfAsync(interaction, cancel);
        if (interaction.Values is [var chosen, ..])
            records = [.. records.Where(r => r.Person.ToString() == chosen)];
        var back = WaysBack.To(interaction, texts, default(PrivacySeeId).Write());
        return records switch
        {
            [] => view.Nothing(interaction.Language),
            [var only] => view.See(interaction.Language, only, back).FoundBy(default(PrivacySeeId)),
            _ => view.Which(interaction.Language, records).FoundBy(default(PrivacySeeId)),
        };
    }

    private async Task<Reply> ExportAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var records = await queries.OfAsync(interaction, cancel);
        if (records.Count == 0)
            return view.Nothing(interaction.Language) with { Beside = true };
        var file = ExportFile.Of(records, texts[interaction.Language, PrivacyText.FileAbout], interaction.At);
        return view.Export(interaction.Language, records, file);
    }

    private ApplicationCommand Define() => new(Name, About(PrivacyText.Command))
    {
        Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm],
        Options =
        [
            new CommandOption(CommandOptionType.SubCommand, "see", About(PrivacyText.CommandSee)),
            new CommandOption(CommandOptionType.SubCommand, "export", About(PrivacyText.CommandExport)),
            new CommandOption(CommandOptionType.SubCommand, "delete", About(PrivacyText.CommandDelete)),
        ],
    };

    private string About(PrivacyText key) => texts[Texts.English, key];
}
