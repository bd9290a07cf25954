using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using IntimacyBot.Solo;

namespace IntimacyBot.Starting;

/// <summary>
/// The one way into every practice: by a command, by name, or from a page. A practice for one begins here and now, any other with the
/// couple.
/// </summary>
internal sealed class StartCommands(
    PracticeStart start, HandoverDrafts handover, SoloPages solo, DanceScripts scripts, Texts texts) : IRoutes
{
    private const int MostChoices = 25;
    private static readonly InteractionContextType[] InServers = [InteractionContextType.Guild];
    private static readonly InteractionContextType[] Everywhere = [InteractionContextType.Guild, InteractionContextType.BotDm];

    public void Map(RouteTable routes)
    {
        foreach (var (practice, about, _) in FeaturedPractices.ForTwo)
            routes.Command(Define(practice, about, InServers), (ask, cancel) => StartAsync(ask, practice, cancel));
        foreach (var (practice, about) in FeaturedPractices.ForOne)
            routes.Command(Define(practice, about, Everywhere), (ask, cancel) => StartAsync(ask, practice, cancel));
        routes.Command(
            Define("practice", StartingText.CommandPractice, Everywhere) with { Options = [PracticeName()] },
            (ask, cancel) => StartAsync(ask, ask.Interaction.Data.Option("name")?.AsString() ?? "", cancel));
        routes.Autocomplete("practice", (ask, _) => Task.FromResult<Reply>(Search(ask)));
        routes.Press<OpenPracticeId>((ask, id, cancel) => StartAsync(ask, id.Practice, cancel));
        routes.Press<CarryWordsId>(CarryAsync);
    }

    private async Task<Reply> StartAsync(InteractionContext ask, string practice, CancellationToken cancel) =>
        scripts.Named(practice, ask.Language) switch
        {
            { Solo: true } script => solo.Begin(ask, script),
            var script => await start.StartAsync(ask, script?.Id ?? practice, cancel),
        };

    private async Task<Reply> CarryAsync(InteractionContext ask, CarryWordsId id, CancellationToken cancel)
    {
        var target = await handover.CarryAsync(ask, id, cancel);
        return target is null ? texts.MovedOn(ask) : await StartAsync(ask, target.Id, cancel);
    }

    private Reply.Choices Search(InteractionContext ask)
    {
        var typed = ask.Interaction.Data.Focused?.AsString() ?? "";
        var found = scripts.Search(typed, ask.Language, int.MaxValue)
            .Where(c => ask.Guild is not null || scripts.FindAny(c.Id, ask.Language) is { Solo: true });
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
