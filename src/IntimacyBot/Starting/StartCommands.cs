using Discord.Interactions;
using IntimacyBot.CheckIns;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using IntimacyBot.Solo;

namespace IntimacyBot.Starting;

/// <summary>
/// Starts every practice, whether by a command, by its name or from a page. A practice for one person begins at once; any other begins with
/// the couple.
/// </summary>
internal sealed class StartCommands(
    PracticeStart start, HandoverDrafts handover, CheckInStart checkIn, SoloPages solo, DanceScripts scripts, Texts texts) : IRoutes
{
    private const int MostChoices = 25;
    private static readonly InteractionContextType[] InServers = [InteractionContextType.Guild];
    private static readonly InteractionContextType[] Everywhere = [InteractionContextType.Guild, InteractionContextType.BotDm];

    public void Map(RouteTable routes)
    {
        foreach (var (practice, about) in FeaturedPractices.ForTwo)
            routes.Command(Define(practice, about, InServers), (interaction, cancel) => StartAsync(interaction, practice, cancel));
        foreach (var (practice, about) in FeaturedPractices.ForOne)
            routes.Command(Define(practice, about, Everywhere), (interaction, cancel) => StartAsync(interaction, practice, cancel));
        routes.Command(
            Define("practice", StartingText.CommandPractice, Everywhere) with { Options = [PracticeName()] },
            (interaction, cancel) => StartAsync(interaction, interaction.Interaction.Data.Option("name")?.AsString() ?? "", cancel));
        routes.Autocomplete("practice", (interaction, _) => Task.FromResult<Reply>(Search(interaction)));
        routes.Press<OpenPracticeId>((interaction, id, cancel) => StartAsync(interaction, id.Practice, cancel));
        routes.Press<CarryWordsId>(CarryAsync);
    }

    private async Task<Reply> StartAsync(InteractionContext interaction, string practice, CancellationToken cancel) =>
        scripts.Named(practice, interaction.Language) switch
        {
            { Solo: true } script => solo.Begin(interaction, script),
            { Id: CheckInMoves.Practice } => await checkIn.NowAsync(interaction, cancel),
            var script => await start.StartAsync(interaction, script?.Id ?? practice, cancel),
        };

    private async Task<Reply> CarryAsync(InteractionContext interaction, CarryWordsId id, CancellationToken cancel)
    {
        var target = await handover.CarryAsync(interaction, id, cancel);
        return target is null ? texts.MovedOn(interaction) : await StartAsync(interaction, target.Id, cancel);
    }

    private Reply.Choices Search(InteractionContext interaction)
    {
        var typed = interaction.Interaction.Data.Focused?.AsString() ?? "";
        var found = scripts.Search(typed, interaction.Language, int.MaxValue)
            .Where(c => interaction.Guild is not null || scripts.FindAny(c.Id, interaction.Language) is { Solo: true });
        return new Reply.Choices([.. found.Take(MostChoices).Select(c => new CommandChoice(c.Text, c.Id))]);
    }

    private ApplicationCommand Define(string name, StartingText about, InteractionContextType[] contexts) =>
        new(name, texts[Texts.English, about]) { Contexts = contexts };

    private CommandOption PracticeName()
    {
        var about = texts[Texts.English, StartingText.CommandPracticeName];
        return new CommandOption(CommandOptionType.String, "name", about) { Required = true, Autocomplete = true };
    }
}
