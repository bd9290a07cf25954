using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>The pages before anything is written.</summary>
internal static class GatePages
{
    /// <summary>
    /// Before anything is written: the four things, who can read, the guidance. Where the four things stand, what the step says stands in
    /// its form: together they would be too much for one page.
    /// </summary>
    public static Reply.Page Gate(CardModel model, RoomReaders readers, bool first)
    {
        var writes = WritesFirst(model);
        var says = AsksReadiness(model) ? AsksFourThings(model, DanceText.Gate)
            : ForOther(model) ? null
            : model.Says(model.Position.Current(model.Script));
        var asks = writes is null ? model.Say(DanceText.AskPage, ("partner", model.Partner)) : null;
        var body = new List<Component> { PageBuilder.Text(Joined([$"### {model.Script.Title}", says, asks])) };
        if (writes is { Starters.Count: > 0 } step)
            body.Add(FloorView.Starters(model, step, new StarterId(model.Id, model.Script.Id, model.Dance.Place, model.Choices)));
        if (writes is not null && PageCarryOver.Frame(model, writes) is { } brought)
            body.Insert(1, brought);
        body.AddRange(GateActs(model));
        body.Add(new Separator());
        body.Add(Beneath(model.Texts, model.Language, readers, writes is not null || !model.Script.NeedsReadiness));
        if (first && readers.AnyBesidesOwner)
            body.Add(PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelOwnServer), new OwnServerId())));
        return DancePages.Page(model, body);
    }

    /// <summary>
    /// The same four things before the new lead: with what is to be written, or, after a private choice, with what asks the other.
    /// </summary>
    public static Reply.Page SwapGate(CardModel model, string place, StepOption? chosen = null)
    {
        var step = model.Position.Current(model.Script) as WriteStep;
        var body = new List<Component>
        {
            PageBuilder.Text(AsksFourThings(model, DanceText.GateSwap)),
            chosen is { } option
                ? PageBuilder.Row(PageBuilder.Likely(AskLabel(model), new PickId(model.Id, place, option.Id, PickAct.Ask)))
                : PageBuilder.Row([
                    PageBuilder.Likely(model.Say(DanceText.LabelWrite), new FloorId(model.Id, place, FloorAct.GateWrite)),
                    .. step is { Aloud: false }
                        ? []
                        : new[] { PageBuilder.Quiet(model.Say(DanceText.LabelAloud), new FloorId(model.Id, place, FloorAct.GateAloud)) }]),
            NotToday(model),
        };
        if (step is { Starters.Count: > 0 })
            body.Add(FloorView.Starters(model, step, new StarterId(model.Id, model.Script.Id, place)));
        return DancePages.Page(model, body);
    }

    /// <summary>Below a page of another part that leads to such a form at once: who can read, and the guidance.</summary>
    public static TextDisplay BeforeWriting(Texts texts, string language, RoomReaders readers) =>
        Beneath(texts, language, readers, writes: true);

    /// <summary>Above the first form: what the gate had no room for.</summary>
    public static string? AboveForm(CardModel model, WriteStep step) => AsksReadiness(model) ? model.Says(step) : null;

    /// <summary>The four things are asked once, before the first words.</summary>
    private static bool AsksReadiness(CardModel model) =>
        model.Script.NeedsReadiness && !model.Dance.Posts.Exists(p => p.Kind == RoomPostKind.Words);

    /// <summary>Is the step the other's? What it says is then not for the starter.</summary>
    private static bool ForOther(CardModel model) =>
        StepGraph.WhoOf(model.Position.Current(model.Script)
            ?? new CloseStep(ScriptPosition.End)) is { } who
                && model.Position.SideOf(who) == model.Position.Starter.Other();

    private static string AsksFourThings(CardModel model, DanceText gate) =>
        model.Say(gate, ("conditions", model.Say(DanceText.GateConditions)));

    /// <summary>Who can read, and the guidance; what is lost with a form is told only where one is about to be written in.</summary>
    private static TextDisplay Beneath(Texts texts, string language, RoomReaders readers, bool writes)
    {
        var guidance = texts[language, DanceText.GateGuidance];
        if (writes)
            guidance += $" {texts[language, DanceText.GateClosing]}";
        return PageBuilder.Text(Joined([ReadersLine(texts, language, readers), guidance], "-# "));
    }

    private static IEnumerable<Component> GateActs(CardModel model)
    {
        yield return WritesFirst(model) is { } step
            ? PageBuilder.Row([
                PageBuilder.Likely(model.Say(DanceText.LabelWrite), Id(model, GateAct.Write)),
                .. Aloud(model, step),
                .. Skip(model, step)
            ])
            : PageBuilder.Row(PageBuilder.Likely(AskLabel(model), Id(model, GateAct.Ask)));
        yield return NotToday(model, Alone(model));
    }

    private static ActionRow NotToday(CardModel model, params IEnumerable<Component> beside) => PageBuilder.Row(
        [
            PageBuilder.Quiet(model.Say(DanceText.LabelNotToday), Id(model, GateAct.NotToday)),
            PageBuilder.Quiet(model.Say(DanceText.LabelUnsure), new UnsureId()),
            .. beside
        ]);

    private static GateId Id(CardModel model, GateAct act) => new(model.Id, model.Script.Id, Where(model), act);

    /// <summary>
    /// Where a page of somebody's own stands: after which choices, or, once something is saved, at which place of the dance.
    /// </summary>
    public static string Where(CardModel model) => model.Id == Guid.Empty ? model.Choices : model.Dance.Place;

    /// <summary>As long as nothing was shared by both: nothing else that is kept says whether somebody has reached before.</summary>
    private static IEnumerable<Component> Alone(CardModel model) =>
        model.Script.NeedsReadiness && model.Couple.NothingShared ? [Minute(model.Texts, model.Language)] : [];

    /// <summary>[A minute with myself], wherever it stands.</summary>
    public static Button Minute(Texts texts, string language) =>
        PageBuilder.Quiet(texts[language, DanceText.LabelMinute], new OpenPracticeId("meta"));

    /// <summary>Is it the first page of a practice? With something brought along only a gate is, for there it stands.</summary>
    public static bool Opens(Reply reply, bool brings) => reply is Reply.Page page
        && page.Components.OfType<ActionRow>()
            .SelectMany(r => r.Components)
            .OfType<Button>()
            .Select(b => CustomIds.RouteOf(b.CustomId ?? ""))
            .Any(route => route == CustomIds.RouteOf(typeof(GateId)) || (!brings && route == CustomIds.RouteOf(typeof(StartOptionId))));

    /// <summary>What the starter writes before anybody is called; null if the other is needed first.</summary>
    private static WriteStep? WritesFirst(CardModel model)
    {
        if (model.Position.Current(model.Script) is not WriteStep step)
            return null;
        var startsTogether = model.Script.OpensBoth && step == model.Script.Steps[0];
        return startsTogether || model.Position.SideOf(step.Who) == model.Position.Starter ? step : null;
    }

    private static IEnumerable<Component> Aloud(CardModel model, WriteStep step) =>
        step is { Aloud: true, Who: not Who.Both } ? [PageBuilder.Quiet(model.Say(DanceText.LabelAloud), Id(model, GateAct.Aloud))] : [];

    private static IEnumerable<Component> Skip(CardModel model, WriteStep step) =>
        step.Optional is { } skip ? [PageBuilder.Quiet(skip, Id(model, GateAct.Skip))] : [];

    private static string AskLabel(CardModel model)
    {
        var label = model.Say(DanceText.LabelAsk, ("partner", model.PartnerName ?? ""));
        return label.Length <= 80 ? label : label[..80];
    }

    private static string ReadersLine(Texts texts, string language, RoomReaders readers)
    {
        var owner = readers.Owner.Mention();
        if (!readers.AnyBesidesOwner)
            return texts[language, DanceText.Readers, ("readers", owner)];
        var others = readers.Roles.Select(r => $"@{DiscordMarkdown.Escape(r.Name.TrimStart('@'))}")
            .Concat(readers.Members.Select(m => m.Mention()));
        var all = string.Join(", ", others.Prepend(owner));
        return $"{texts[language, DanceText.Readers, ("readers", all)]} {texts[language, DanceText.ReadersRoles]}";
    }

    public static string Joined(IEnumerable<string?> lines, string before = "") =>
        string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)).Select(l => before + l));
}
