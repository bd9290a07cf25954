using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.GoodStuff;

/// <summary>The jar: putting in, looking at one, taking out. My own can be reached in direct messages too.</summary>
internal sealed class GoodStuffCommands(
    Store store,
        IdempotentInteractions idempotent,
        GoodStuffStore jar,
        CoupleStore couples,
        PersonStore people,
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

    private Task<Reply> AddAsync(InteractionContext interaction, CancellationToken cancel) => InCoupleAsync(interaction, async couple =>
    {
        var text = interaction.Interaction.Data.Fields.GetValueOrDefault(GoodStuffView.Field)?.Value?.Trim() ?? "";
        var words = new Words(text.Length <= GoodStuffView.Longest ? text : text[..GoodStuffView.Longest]);
        var author = couple[couple.SideOf(interaction.User)!.Value].Person!.Value;
        await idempotent.SaveAsync(
            interaction,
            async (context, token) =>
            {
                await jar.KeepAsync(context, couple.Id, author, words, token);
                return true;
            },
            again: true,
            cancel);
        return view.Say(interaction.Language, GoodStuffText.Added);
    }, cancel);

    private Task<Reply> OpenAsync(InteractionContext interaction, Guid? last, CancellationToken cancel) =>
        InCoupleAsync(interaction, async couple =>
            await store.ReadAsync((read, token) => jar.AnyAsync(read, couple, last, token), cancel) is { } thing
                ? view.One(interaction.Language, thing, (couple.A.Person == thing.Author ? couple.A : couple.B).User)
                : view.Say(interaction.Language, GoodStuffText.Empty), cancel);

    private async Task<Reply> MineAsync(InteractionContext interaction, int from, CancellationToken cancel)
    {
        var mine =
            await store.ReadAsync(async (read, token) => await jar.OfAsync(read, await MeAsync(read, interaction, token), token), cancel);
        return view.Mine(interaction.Language, mine, from < mine.Count ? from : 0);
    }

    private async Task<Reply> PickAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var picked = Guid.TryParse(interaction.Values.FirstOrDefault(), out var id) ? id : Guid.Empty;
        var thing =
            await store.ReadAsync(
                async (read, token) => await jar.FindAsync(read, picked, await MeAsync(read, interaction, token), token),
                cancel);
        return thing is null ? view.Say(interaction.Language, GoodStuffText.Gone) : view.TakeOut(interaction.Language, thing);
    }

    private async Task<Reply> TakeOutAsync(InteractionContext interaction, JarRemoveId id, CancellationToken cancel)
    {
        var taken = await idempotent.SaveAsync(
            interaction,
                async (context, token) => await GoodStuffStore.WithdrawAsync(
                    context,
                    id.Thing,
                    await MeAsync(context, interaction, token),
                    token),
                again: true,
                cancel);
        return view.Say(interaction.Language, taken ? GoodStuffText.TakenOut : GoodStuffText.Gone);
    }

    /// <summary>Who I am in this server; in direct messages, in every one.</summary>
    private async Task<IReadOnlyCollection<Guid>> MeAsync(BotContext read, InteractionContext interaction, CancellationToken cancel) =>
        [.. (await people.OfAsync(read, interaction.User, cancel))
            .Where(p => interaction.Guild is null || p.Guild == interaction.Guild)
            .Select(p => p.Id)];

    private async Task<Reply> InCoupleAsync(InteractionContext interaction, Func<Couple, Task<Reply>> then, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return Reply.Line(texts[interaction.Language, RouterText.InYourServer]);
        return await store.ReadAsync((read, token) => couples.OfAsync(read, guild, interaction.User, token), cancel) switch
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
