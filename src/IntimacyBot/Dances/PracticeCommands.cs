using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

/// <summary>The commands and buttons that open a practice.</summary>
internal sealed class PracticeCommands(PracticeStart start, DanceScripts scripts, Texts texts) : IRoutes
{
    private const string Name = "practice";
    private const int MostChoices = 25;

    public void Map(RouteTable routes)
    {
        foreach (var (practice, description, _) in OfTheirOwn.All)
            routes.Command(Define(practice, description), (ask, cancel) => start.StartAsync(ask, practice, cancel));
        routes.Command(
            Define(Name, DanceText.CommandPractice) with
            {
                Options = [PracticeName()],
                Contexts = [InteractionContext.Guild, InteractionContext.BotDm],
            },
            (ask, cancel) => start.StartAsync(ask, ask.Interaction.Data.Option("name")?.AsString() ?? "", cancel));
        routes.Autocomplete(Name, (ask, _) => Task.FromResult<Reply>(Search(ask)));
        routes.Press<OpenPracticeId>((ask, id, cancel) => start.StartAsync(ask, id.Practice, cancel));
    }

    private Reply.Choices Search(Ask ask)
    {
        var typed = ask.Interaction.Data.Focused?.AsString() ?? "";
        var found = scripts.Search(typed, ask.Language, int.MaxValue)
            .Where(c => ask.Guild is not null || scripts.FindAny(c.Id, ask.Language) is { Solo: true });
        return new Reply.Choices([.. found.Take(MostChoices).Select(c => new CommandChoice(c.Text, c.Id))]);
    }

    private ApplicationCommand Define(string name, DanceText description) => new(name, texts[Texts.English, description])
    {
        Contexts = [InteractionContext.Guild],
    };

    private CommandOption PracticeName() =>
        new(CommandOptionType.String, "name", texts[Texts.English, DanceText.CommandPracticeName]) { Required = true, Autocomplete = true };
}
