using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>
/// Handles the jar: putting something in, looking at one entry, and taking one out. One's own entries can also be reached in direct
/// messages.
/// </summary>
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
        routes.Press<SomethingGoodId>((interaction, _, cancel) => InCoupleAsync(interaction, _ => PageAsync(interaction), cancel));
        routes.Press<JarPutId>((interaction, _, cancel) => PutInAsync(interaction, cancel), opensForm: true);
        routes.Press<JarOpenId>((interaction, id, cancel) => OpenAsync(interaction, id, cancel));
        routes.Press<JarShowId>((interaction, id, cancel) => ShowAsync(interaction, id, cancel));
        routes.Press<JarMineId>((interaction, id, cancel) => MineAsync(interaction, id.From, cancel));
        routes.Press<JarPickId>((interaction, _, cancel) => PickAsync(interaction, cancel));
        routes.Press<JarRemoveId>(TakeOutAsync);
    }

    private Task<Reply> CommandAsync(InteractionContext interaction, CancellationToken cancel) => interaction.Interaction.Data.Path switch
    {
        $"{Name} add" => PutInAsync(interaction, cancel),
        $"{Name} open" => OpenAsync(interaction, default, cancel),
        _ => MineAsync(interaction, 0, cancel),
    };

    private Task<Reply> AddAsync(InteractionContext interaction, CancellationToken cancel) => InCoupleAsync(
        interaction,
        async couple =>
        {
            var text = TextNormalizer.Visible(interaction.Interaction.Data.Fields.GetValueOrDefault(GoodStuffView.Field)?.Value);
            var words = new Words(text.Length <= GoodStuffView.Longest ? text : text[..GoodStuffView.Longest]);
            await service.AddAsync(interaction, couple, words, cancel);
            return view.Added(interaction.Language, interaction.OnPage);
        },
        cancel);

    private Task<Reply> PageAsync(InteractionContext interaction) => Task.FromResult<Reply>(view.Page(interaction.Language));

    private Task<Reply> PutInAsync(InteractionContext interaction, CancellationToken cancel) => InCoupleAsync(
        interaction,
        _ => Task.FromResult<Reply>(new Reply.Form(view.Form(interaction.Language))),
        cancel);

    private Task<Reply> OpenAsync(InteractionContext interaction, JarOpenId id, CancellationToken cancel) => InCoupleAsync(
        interaction,
        async couple => await queries.AnyAsync(interaction, couple, id.Last, cancel) is { } card
            ? view.One(interaction.Language, card, id.Back)
            : view.Empty(interaction.Language, id.Back),
        cancel);

    private Task<Reply> ShowAsync(InteractionContext interaction, JarShowId id, CancellationToken cancel) => InCoupleAsync(
        interaction,
        async couple =>
        {
            if (await queries.FindOwnAsync(interaction, id.Thing, cancel) is not { } card)
                return view.Say(interaction.Language, GoodStuffText.Gone);
            var shown = await service.ShowAsync(interaction, couple, card, cancel);
            return shown ? view.Shown(interaction.Language, card, id.Back) : view.Say(interaction.Language, GoodStuffText.NoRoom);
        },
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
