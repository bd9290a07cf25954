using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>The jar: putting in, looking at one, taking out. My own can be reached in direct messages too.</summary>
internal sealed class GoodStuffCommands(
    Store store, IdempotentInteractions once, GoodStuffStore jar, CoupleStore couples, PersonStore people, RestingPage resting, GoodStuffView view, Texts texts) : IRoutes
{
    private const string Name = "goodstuff";

    public void Map(RouteTable routes)
    {
        routes.Command(Define(), CommandAsync, opensForm: true);
        routes.Form<JarAddId>((ask, _, cancel) => AddAsync(ask, cancel));
        routes.Press<SomethingGoodId>((ask, _, cancel) => OpenAsync(ask, null, cancel));
        routes.Press<JarAnotherId>((ask, id, cancel) => OpenAsync(ask, id.Last, cancel));
        routes.Press<JarMineId>((ask, id, cancel) => MineAsync(ask, id.From, cancel));
        routes.Press<JarPickId>((ask, _, cancel) => PickAsync(ask, cancel));
        routes.Press<JarRemoveId>(TakeOutAsync);
    }

    private Task<Reply> CommandAsync(InteractionContext ask, CancellationToken cancel) => ask.Interaction.Data.Path switch
    {
        $"{Name} add" => InCoupleAsync(ask, _ => Task.FromResult<Reply>(new Reply.Form(view.Form(ask.Language))), cancel),
        $"{Name} open" => OpenAsync(ask, null, cancel),
        _ => MineAsync(ask, 0, cancel),
    };

    private Task<Reply> AddAsync(InteractionContext ask, CancellationToken cancel) => InCoupleAsync(ask, async couple =>
    {
        var text = ask.Interaction.Data.Fields.GetValueOrDefault(GoodStuffView.Field)?.Value?.Trim() ?? "";
        var words = new Words(text.Length <= GoodStuffView.Longest ? text : text[..GoodStuffView.Longest]);
        var author = couple[couple.SideOf(ask.User)!.Value].Person!.Value;
        await once.SaveAsync(
            ask,
            async (context, token) =>
            {
                await jar.KeepAsync(context, couple.Id, author, words, token);
                return true;
            },
            again: true,
            cancel);
        return view.Say(ask.Language, GoodStuffText.Added);
    }, cancel);

    private Task<Reply> OpenAsync(InteractionContext ask, Guid? last, CancellationToken cancel) => InCoupleAsync(ask, async couple =>
        await store.ReadAsync((read, token) => jar.AnyAsync(read, couple, last, token), cancel) is { } thing
            ? view.One(ask.Language, thing, (couple.A.Person == thing.Author ? couple.A : couple.B).User)
            : view.Say(ask.Language, GoodStuffText.Empty), cancel);

    private async Task<Reply> MineAsync(InteractionContext ask, int from, CancellationToken cancel)
    {
        var mine = await store.ReadAsync(async (read, token) => await jar.OfAsync(read, await MeAsync(read, ask, token), token), cancel);
        return view.Mine(ask.Language, mine, from < mine.Count ? from : 0);
    }

    private async Task<Reply> PickAsync(InteractionContext ask, CancellationToken cancel)
    {
        var picked = Guid.TryParse(ask.Values.FirstOrDefault(), out var id) ? id : Guid.Empty;
        var thing = await store.ReadAsync(async (read, token) => await jar.FindAsync(read, picked, await MeAsync(read, ask, token), token), cancel);
        return thing is null ? view.Say(ask.Language, GoodStuffText.Gone) : view.TakeOut(ask.Language, thing);
    }

    private async Task<Reply> TakeOutAsync(InteractionContext ask, JarRemoveId id, CancellationToken cancel)
    {
        var taken = await once.SaveAsync(
            ask, async (context, token) => await GoodStuffStore.WithdrawAsync(context, id.Thing, await MeAsync(context, ask, token), token), again: true, cancel);
        return view.Say(ask.Language, taken ? GoodStuffText.TakenOut : GoodStuffText.Gone);
    }

    /// <summary>Who I am in this server; in direct messages, in every one.</summary>
    private async Task<IReadOnlyCollection<Guid>> MeAsync(BotContext read, InteractionContext ask, CancellationToken cancel) =>
        [.. (await people.OfAsync(read, ask.User, cancel)).Where(p => ask.Guild is null || p.Guild == ask.Guild).Select(p => p.Id)];

    private async Task<Reply> InCoupleAsync(InteractionContext ask, Func<Couple, Task<Reply>> then, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return Reply.Line(texts[ask.Language, RouterText.InYourServer]);
        return await store.ReadAsync((read, token) => couples.OfAsync(read, guild, ask.User, token), cancel) switch
        {
            null => view.Say(ask.Language, GoodStuffText.NotPaired),
            { Resting: true } couple => await resting.ForAsync(ask, couple, cancel),
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
