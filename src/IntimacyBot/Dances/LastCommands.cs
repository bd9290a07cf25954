using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The last card.</summary>
internal sealed class ClosingCommands(DanceService desk, DanceQueries queries, DanceReplies replies, Texts texts) : IRoutes
{
    private const int LongestOption = 100;

    public void Map(RouteTable routes)
    {
        routes.Press<ClosingId>(LastAsync, opensForm: true);
        routes.Press<KeepsakeId>(MomentAsync);
        routes.Press<AftercareId>((ask, id, _) => Task.FromResult<Reply>(id.Act switch
        {
            AftercareAct.Fine => texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, DanceText.FineAnswer])),
            AftercareAct.Tender => Tender(ask),
            _ => Hurt(ask),
        }));
    }

    private async Task<Reply> LastAsync(InteractionContext ask, ClosingId id, CancellationToken cancel)
    {
        if (id.Act == ClosingAct.Room)
            return await KeepRoomAsync(ask, id, cancel);
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        var scene = replies.Scene(ask, seat);
        return id.Act switch
        {
            ClosingAct.HowWasThat => DancePages.HowWasThat(scene),
            ClosingAct.Fine => DancePages.Plain(scene, DanceText.FineAnswer),
            ClosingAct.Tender => Tender(ask),
            ClosingAct.Hurt => Hurt(ask),
            _ when seat.Dance is not Dance.Closing => await replies.RefusedAsync(ask, new MoveResult(seat, Refusal.MovedOn), cancel),
            ClosingAct.Word => Word(ask, scene, seat),
            _ => Moments(scene),
        };
    }

    private Reply.Page Tender(InteractionContext ask) => texts.Page(
        ask.Language,
        PageBuilder.Text(texts[ask.Language, DanceText.TenderAnswer]),
        PageBuilder.Row(GatePages.Minute(texts, ask.Language), PageBuilder.Quiet(texts[ask.Language, RouterText.LabelSomethingGood], new SomethingGoodId())));

    private Reply.Page Hurt(InteractionContext ask) => texts.Page(
        ask.Language,
        PageBuilder.Text(texts[ask.Language, DanceText.HurtAnswer]),
        PageBuilder.Row(
            GatePages.Minute(texts, ask.Language),
            PageBuilder.Quiet(texts[ask.Language, DanceText.LabelSupport], new SupportId()),
            PageBuilder.Quiet(texts[ask.Language, DanceText.LabelRepair], new OpenPracticeId("repair"))));

    private Reply Word(InteractionContext ask, CardModel scene, Participant seat)
    {
        if (((Dance.Closing)seat.Dance).WithWord.Contains(seat.Me))
            return replies.Line(ask, DanceText.WordSaved);
        var id = new FormId(scene.Id, scene.Script.Id, DanceRules.ClosingKey(scene.Position), FormPurpose.Closing, ask.FormOpening);
        return new Reply.Form(Forms.OneText(scene, id, DanceText.FormClosing, true, null, null));
    }

    private async Task<Reply> KeepRoomAsync(InteractionContext ask, ClosingId id, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.KeepRoom(s.Me, ask.At), null, cancel);
        return outcome.Refusal is null ? replies.Line(ask, DanceText.KeepRoomSaved) : await replies.RefusedAsync(ask, outcome, cancel);
    }

    /// <summary>Which card? The list shows who and which step, never words.</summary>
    private static Reply.Page Moments(CardModel scene)
    {
        var cards = scene.Dance.Posts.Where(p => p.Kind is RoomPostKind.Words or RoomPostKind.SaidBack or RoomPostKind.Shown && !p.By.IsEmpty).TakeLast(25)
            .Select((p, i) => new SelectOption(Name(scene, p, i + 1), p.Key)).ToList();
        return cards.Count == 0
            ? DancePages.Plain(scene, DanceText.NoMoments)
            : DancePages.Page(scene, [PageBuilder.Text(scene.Say(DanceText.WhichMoment)), PageBuilder.Row(new StringSelect(new KeepsakeId(scene.Id).Write(), cards) { Placeholder = scene.Say(DanceText.PlaceholderChoose) })]);
    }

    private static string Name(CardModel scene, RoomPost piece, int number)
    {
        var first = (scene.Script.Find(piece.Step) as WriteStep)?.Form.FirstOrDefault(f => !f.Private && f.Kind is FieldKind.Short or FieldKind.Long);
        var name = $"{number}. {(piece.Kind == RoomPostKind.Shown ? scene.Script.Title : first is null ? scene.Say(DanceText.FormSaidBack) : ScriptText.Label(first, scene.Week))}";
        return name.Length <= LongestOption ? name : name[..LongestOption];
    }

    private async Task<Reply> MomentAsync(InteractionContext ask, KeepsakeId id, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.KeepCard(s.Me, ask.At, ask.Values.FirstOrDefault() ?? ""), null, cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? DancePages.Plain(replies.Scene(ask, seat), DanceText.MomentSaved)
            : await replies.RefusedAsync(ask, outcome, cancel);
    }
}
