using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The way in: commands, the gate, the first form, the preview.</summary>
internal sealed class DanceCommands(DanceDesk desk, DanceGuide guide, Guilds guilds, RestingPage resting, IForOne forOne, Catalogue catalogue, Texts texts) : IRoutes
{
    private const int MostChoices = 25;

    public void Map(RouteTable routes)
    {
        routes.Command(Define("reach", DanceText.CommandReach), (ask, cancel) => StartAsync(ask, "reach", cancel));
        routes.Command(
            Define("practice", DanceText.CommandPractice) with { Options = [PracticeName()], Contexts = [InteractionContext.Guild, InteractionContext.BotDm] },
            (ask, cancel) => StartAsync(ask, ask.Interaction.Data.Option("name")?.AsString() ?? "", cancel));
        routes.Autocomplete("practice", (ask, _) => Task.FromResult<Reply>(Search(ask)));
        routes.Press<OpenPracticeId>((ask, id, cancel) => StartAsync(ask, id.Practice, cancel));
        routes.Press<GateId>(GateAsync, opensForm: true);
        routes.Press<StarterId>(StarterAsync, opensForm: true);
        routes.Press<FirstPickId>(FirstPickAsync);
        routes.Press<OwnServerId>((ask, _, _) => Task.FromResult<Reply>(texts.Page(ask.Language, Pages.Text(texts[ask.Language, DanceText.OwnServerHow]))));
    }

    /// <summary>Opens a practice for a couple: what already waits, or its gate.</summary>
    public Task<Reply> StartAsync(Ask ask, string practice, CancellationToken cancel) =>
        Named(ask, practice) is { Solo: true } alone ? Task.FromResult<Reply>(forOne.Begin(ask, alone)) : ForTwoAsync(ask, Named(ask, practice), Carried.Nothing, cancel);

    /// <summary>Opens a practice for two with words that are brought along, by its fields; <c>Opened</c> if they stand on its page.</summary>
    public async Task<(Reply Reply, bool Opened)> BringAsync(Ask ask, string practice, IReadOnlyDictionary<string, string> words, CancellationToken cancel)
    {
        var reply = await ForTwoAsync(ask, guide.Find(ask, practice), words, cancel);
        return (reply, GatePages.Opens(reply, words.Count > 0));
    }

    private async Task<Reply> ForTwoAsync(Ask ask, Script? named, IReadOnlyDictionary<string, string> brought, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return Reply.Line(texts[ask.Language, RouterText.InYourServer]);
        if (named is not { } script)
            return guide.Line(ask, DanceText.NoSuchPractice);
        if (await guide.CoupleAsync(ask, cancel) is not { } couple || couple.SideOf(ask.User) is not { } me)
            return guide.Line(ask, DanceText.NotPaired);
        if (couple.Resting)
            return await resting.ForAsync(ask, couple, cancel);
        if (await guide.InTheWayAsync(couple, me, cancel) is var (row, dance))
            return await InTheWayAsync(ask, row, dance, cancel);
        return await BeginAsync(ask, guild, guide.Before(ask, couple, script) with { Brought = brought }, cancel);
    }

    private async Task<Reply> BeginAsync(Ask ask, Snowflake guild, Scene before, CancellationToken cancel)
    {
        var (home, readers, missing) = await guide.PlaceAsync(guild, cancel);
        if (NoPlace(ask, home, missing) is { } no)
            return no;
        if (await guide.WaitingAsync(ask, before.Couple, before.Script.Id, cancel) is { } seat && seat.DraftFor(seat.Key) is { } draft && seat.Dance.Walk.Current(before.Script) is Write step)
            return Previewed(guide.Scene(ask, seat), seat, step, draft, readers!);
        return await FirstPageAsync(ask, before, readers!, cancel);
    }

    /// <summary>Why no room could be made here; null if one can.</summary>
    private Reply? NoPlace(Ask ask, Snowflake? home, IReadOnlyList<string> missing) =>
        home is null ? guide.Line(ask, DanceText.NoHome)
        : missing.Count > 0 ? guide.Line(ask, DanceText.RoomIsMissing, ("permissions", string.Join(", ", missing)), ("channel", $"<#{home}>"))
        : null;

    internal static Reply Previewed(Scene scene, Seat seat, Write step, Folio.Draft draft, Readers? now, IReadOnlyList<Script>? offered = null) =>
        DancePages.Preview(scene, step, draft, readersChanged: now is not null && seat.ReadersBefore is { } before && before != now.Mark, deeper: step.Deeper.Any(f => draft.Text[f.Id] is null), offered);

    private async Task<Reply> FirstPageAsync(Ask ask, Scene scene, Readers readers, CancellationToken cancel)
    {
        if (scene.Walk.Current(scene.Script) is Choose choose && scene.Walk.SideOf(choose.Who) == scene.Reader)
            return DancePages.FirstChoice(scene, choose);
        var partner = await guilds.UserNameAsync(scene.Couple[scene.Reader!.Value.Other()].User, cancel);
        return GatePages.Gate(scene with { PartnerName = partner }, readers, first: true);
    }

    private async Task<Reply> InTheWayAsync(Ask ask, DanceRow row, Dance dance, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, row.Id, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        var scene = guide.Scene(ask, seat);
        if (!dance.HasRoom)
            return DancePages.OnItsWay(scene);
        var room = await guide.RoomNowAsync(row.Id, cancel);
        var stop = Pages.Row(Pages.Quiet(scene.Say(DanceText.LabelStopThat), new BothId(row.Id, BothAct.Stop)));
        return DancePages.Page(scene, [Pages.Text(scene.Say(DanceText.OpenAlready, ("room", room is { } id ? $"<#{id}>" : ""))), stop]);
    }

    private async Task<Reply> GateAsync(Ask ask, GateId id, CancellationToken cancel)
    {
        if (id.Act == GateAct.NotToday)
            return texts.Page(ask.Language, Pages.Text(texts[ask.Language, DanceText.NotToday]));
        if (guide.Find(ask, id.Practice) is not { } script || await guide.CoupleAsync(ask, cancel) is not { } couple)
            return guide.NotAvailable(ask);
        var scene = guide.Before(ask, couple, script);
        return id.Act switch
        {
            GateAct.Write when scene.Walk.Current(script) is Write step => Form(ask, scene, step, Carried.Read(ask.Interaction.Message, step), null),
            GateAct.Aloud => await BegunAsync(ask, await desk.BeginAsync(ask, script, s => new Act.SayAloud(s.Me, ask.At, null), null, cancel), cancel),
            _ => await BegunAsync(ask, await desk.BeginAsync(ask, script, s => new Act.AskPartner(s.Me, ask.At, null), null, cancel), cancel),
        };
    }

    private async Task<Reply> StarterAsync(Ask ask, StarterId id, CancellationToken cancel)
    {
        var index = int.TryParse(ask.Values.FirstOrDefault(), out var i) ? i : -1;
        if (id.Dance == Guid.Empty)
            return await FirstStarterAsync(ask, id, index, cancel);
        return await desk.SeatAsync(ask, id.Dance, cancel) switch
        {
            null => guide.NotAvailable(ask),
            { } seat when seat.Dance.Place != id.Place => await guide.MovedOnAsync(ask, seat, cancel),
            { Dance: Dance.Dancing d } seat when !d.Stage.Holders.Contains(seat.Me) => await guide.RefusedAsync(ask, new Outcome(seat, DanceRules.NotHolding(d, seat.Me)), cancel),
            { } seat when seat.Dance.Walk.Current(seat.Script) is Write step => Form(ask, await guide.WholeSceneAsync(ask, seat, cancel), step, null, step.Starters.ElementAtOrDefault(index)),
            _ => guide.MovedOn(ask),
        };
    }

    private async Task<Reply> FirstStarterAsync(Ask ask, StarterId id, int index, CancellationToken cancel)
    {
        if (guide.Find(ask, id.Practice) is not { } script || await guide.CoupleAsync(ask, cancel) is not { } couple)
            return guide.NotAvailable(ask);
        var scene = guide.Before(ask, couple, script);
        if (scene.Walk.Current(script) is not Write first)
            return guide.MovedOn(ask);
        var beginning = first.Starters.ElementAtOrDefault(index);
        return Form(ask, scene, first, Carried.Begun(Carried.Read(ask.Interaction.Message, first), first, beginning), beginning);
    }

    private async Task<Reply> FirstPickAsync(Ask ask, FirstPickId id, CancellationToken cancel)
    {
        if (guide.Find(ask, id.Practice) is not { } script)
            return guide.MovedOn(ask);
        Option? picked = null;
        Act Picked(Seat s)
        {
            picked = s.OptionOf(id.Option);
            return new Act.Pick(s.Me, ask.At, null, id.Option, false);
        }

        var outcome = await desk.BeginAsync(ask, script, Picked, null, cancel);
        if (outcome is not { Seat: { Dance: Dance.Over } seat, Refusal: null })
            return await BegunAsync(ask, outcome, cancel);
        var scene = guide.Scene(ask, seat);
        return guide.Offered(ask, picked) is { } offered ? DancePages.Offer(scene, DanceText.OfferedInstead, offered) : DancePages.Plain(scene, DanceText.Discarded);
    }

    /// <summary>What the starter reads after their first move: the next page of theirs, or that it is on its way.</summary>
    private async Task<Reply> BegunAsync(Ask ask, Outcome outcome, CancellationToken cancel)
    {
        if (outcome is not { Seat: { } seat, Refusal: null })
            return await guide.RefusedAsync(ask, outcome, cancel);
        var scene = guide.Scene(ask, seat);
        if (seat.Dance is not Dance.Preparing)
            return DancePages.OnItsWay(scene);
        var (_, readers, _) = await guide.PlaceAsync(ask.Guild!.Value, cancel);
        return await FirstPageAsync(ask, scene, readers!, cancel);
    }

    internal static Reply Form(Ask ask, Scene scene, Write step, Folio.Text? written, string? beginning)
    {
        var id = new FormId(scene.Id, scene.Script.Id, scene.Walk.Key(step.Id), FormFor.Step, Opening(ask));
        return new Reply.Form(Forms.Of(scene, id, step.Form, written, beginning, RoomCommands.Above(scene, step)));
    }

    /// <summary>A number that no other opening of a form has, made of the press itself.</summary>
    internal static int Opening(Ask ask) => (int)(ask.Interaction.Id.Value & 0x3FFFFFFF);

    private Script? Named(Ask ask, string practice) =>
        guide.FindAny(ask, practice) ?? catalogue.Search(practice, ask.Language, 1).Select(c => guide.FindAny(ask, c.Id)).FirstOrDefault();

    private Reply.Choices Search(Ask ask)
    {
        var typed = ask.Interaction.Data.Focused?.AsString() ?? "";
        var found = catalogue.Search(typed, ask.Language, int.MaxValue).Where(c => ask.Guild is not null || guide.FindAny(ask, c.Id) is { Solo: true });
        return new Reply.Choices([.. found.Take(MostChoices).Select(c => new CommandChoice(c.Text, c.Id))]);
    }

    private ApplicationCommand Define(string name, DanceText description) => new(name, texts[Texts.English, description])
    {
        Contexts = [InteractionContext.Guild],
    };

    private CommandOption PracticeName() =>
        new(CommandOptionType.String, "name", texts[Texts.English, DanceText.CommandPracticeName]) { Required = true, Autocomplete = true };
}

/// <summary>Opens a practice from a page: home, a last card, an offer.</summary>
[Route("d.open")]
internal readonly record struct OpenPracticeId(string Practice) : ICustomId;
