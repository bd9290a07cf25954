using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>The jar: putting in, looking at one, taking out. My own can be reached in direct messages too.</summary>
internal sealed class GoodStuffCommands(
    GoodStuffQueries queries,
    GoodStuffService service,
    RestingPage resting,
    GoodStuffView view,
    Texts texts) : IRoutes
{
    private const string Name = "goodstuff";

    public void Map(RouteTable routes)
    {
        routes.Command(Define(), CommandAsync, opensForm: true);
        routes.Form<JarAddId>((interaction, _, cancel) => AddAsync(interaction, cancel));
        routes.Press<SomethingGoodId>((interaction, _, cancel) => OpenAsync(interaction, null, cancel));
        routes.Press<JarAnotherId>((interaction, id, cancel) => OpenAsync(interaction, id.Last, cancel));
        routes.Press<JarMineId>((interaction, id, cancel) => MineAsync(interaction, id.From, cancel));
        routes.Press<JarPickId>((interaction, _, cancel) => PickAsync(interaction, cancel));
        routes.Press<JarRemoveId>(TakeOutAsync);
    }

    private Task<Reply> CommandAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Interaction.Data.Path switch
    {
        $"{Name} add" => InCoupleAsync(interaction, _ => Task.FromResult<Reply>(new Reply.Form(view.Form(interaction.Language))), cancel),
        $"{Name} open" => OpenAsync(interaction, null, cancel),
        _ => MineAsync(interaction, 0, cancel),
    };

    private Task<Reply> AddAsync(InteractionContext interaction, CancellationToken cancel) => InCoupleAsync(
        interaction,
        async couple =>
        {
            var text = interaction.Interaction.Data.Fields.GetValueOrDefault(GoodStuffView.Field)?.Value?.Trim() ?? "";
            var words = new Words(text.Length <= GoodStuffView.Longest ? text : text[..GoodStuffView.Longest]);
            await service.AddAsync(interaction, couple, words, cancel);
            return view.Say(interaction.Language, GoodStuffText.Added);
        },
        cancel);

    private Task<Reply> OpenAsync(InteractionContext interaction, Guid? last, CancellationToken cancel) => InCoupleAsync(
        interaction,
        async couple => await queries.AnyAsync(couple, last, cancel) is { } entry
            ? view.One(interaction.Language, entry, (couple.A.Person == entry.Author ? couple.A : couple.B).User)
            : view.Say(interaction.Language, GoodStuffText.Empty),
        cancel);

    private async Task<Reply> MineAsync(InteractionContext interaction, int from, CancellationToken cancel)
    {
        var mine = await queries.OwnAsync(interaction, cancel);
        return view.Mine(interaction.Language, mine, from < mine.Count ? from : 0);
    }

    private async Task<Reply> PickAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var picked = Guid.TryParse(interaction.Values.FirstOrDefault(), out var id) ? id : Guid.Empty;
        return await queries.FindOwnAsync(interaction, picked, cancel) is { } entry
            ? view.TakeOut(interaction.Language, entry)
            : view.Say(interaction.Language, GoodStuffText.Gone);
    }

    private async Task<Reply> TakeOutAsync(InteractionContext interaction, JarRemoveId id, CancellationToken cancel)
    {
        var removed = await service.RemoveAsync(interaction, id.Thing, cancel);
        return view.Say(interaction.Language, removed ? GoodStuffText.TakenOut : GoodStuffText.Gone);
    }

    private async Task<Reply> InCoupleAsync(InteractionContext interaction, Func<Couple, Task<Reply>> then, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return Reply.Line(texts[interaction.Language, RouterText.InYourServer]);
        return await queries.CoupleAsync(interaction, guild, cancel) switch
        {
            null => view.Say(interaction.Language, GoodStuffText.NotPaired),
            { Resting: true } couple => await resting.ForAsync(interaction, couple, cancel),
            var couple => await then(couple),
        };
    }

    private ApplicationCommand Define() => new(Name, About(GoodStuffText.Command))
    {
        Contexts = [InteractionContextType.Guild, InteractionContextType.BotDm],
        Options =
        [
            new CommandOption(CommandOptionType.SubCommand, "add", About(GoodStuffText.CommandAdd)),
            new CommandOption(CommandOptionType.SubCommand, "open", About(GoodStuffText.CommandOpen)),
            new CommandOption(CommandOptionType.SubCommand, "mine", About(GoodStuffText.CommandMine)),
        ],
    };

    private string About(GoodStuffText key) => texts[Texts.English, key];
}
