using System.Globalization;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the pages before anything is written.</summary>
internal static class GatePages
{
    // A longer text would be too much for one page together with the four conditions.
    private const int MostWords = 90;

    /// <summary>Builds the gate: the four conditions, what the step says, the steps that follow, and who can read.</summary>
    public static Reply.Page Gate(CardModel model, RoomReaders readers, PartnerAsk? asked = null)
    {
        var writes = WritesFirst(model);
        var body = new List<Component>();
        if (asked is not null)
            body.Add(WaitingLines.AlsoAsked(asked));
        body.Add(PageBuilder.Text(Opening(model, writes)));
        if (writes is not null && model.Says(writes) is { } says && AboveForm(model, writes) is null)
            body.Add(PageBuilder.Text(says));
        body.AddRange(OwnLoopView.Of(model));
        if (writes is not null && !model.HasDraft && PageCarryOver.Frame(model, writes) is { } brought)
            body.Add(brought);
        body.Add(PageBuilder.Small(Joined([
            writes is null ? Chosen(model) : null,
            Road(model),
            ReadersView.OfARoom(model.Texts, model.Language, readers, model.Couple),
            model.HasDraft ? model.Say(DanceText.GateAnew) : null])));
        body.AddRange(writes is null ? AskRows(model) : WriteRows(model, writes));
        if (writes is not null)
            body.Add(PageBuilder.Small(Guidance(model.Texts, model.Language)));
        if (model.FirstTime && ReadersView.AnyBesides(model.Couple, readers))
            body.Add(PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelOwnServer), new OwnServerId())));
        return DancePages.Page(model, body);
    }

    /// <summary>
    /// Builds the gate before the new lead of a swap. It shows what is to be written or, after a private choice, the button that asks the
    /// other.
    /// </summary>
    public static Reply.Page SwapGate(CardModel model, string place, StepOption? chosen = null)
    {
        var step = model.Position.Current(model.Script) as WriteStep;
        var body = new List<Component> { PageBuilder.Text(Opening(model, step)) };
        if (chosen is null && step is not null && model.Says(step) is { } says)
            body.Add(PageBuilder.Text(says));
        if (chosen is null)
            body.AddRange(OwnLoopView.Of(model));
        body.Add(chosen is { } option
            ? PageBuilder.Row(PageBuilder.Likely(AskLabel(model), new PickId(model.Id, place, option.Id, PickAct.Ask)))
            : PageBuilder.Row([
                PageBuilder.Likely(model.Say(DanceText.LabelWrite), new FloorId(model.Id, place, FloorAct.GateWrite)),
                .. step is { Aloud: false }
                    ? []
                    : new[] { PageBuilder.Quiet(model.Say(DanceText.LabelAloud), new FloorId(model.Id, place, FloorAct.GateAloud)) }]));
        if (chosen is null && step is { Starters.Count: > 0 })
            body.Add(FloorView.Starters(model, step, new StarterId(model.Id, model.Script.Id, place)));
        body.Add(NotToday(model, new FloorId(model.Id, place, FloorAct.NotToday)));
        return DancePages.Page(model, body);
    }

    /// <summary>Returns the text above the first form, which is what the gate has no room for.</summary>
    public static string? AboveForm(CardModel model, WriteStep step)
    {
        var says = model.Says(step);
        return says is not null && AsksReadiness(model) && Words(Opening(model, step)) + Words(says) > MostWords ? says : null;
    }

    /// <summary>Returns the first text: the title of the practice, and the four conditions where they are asked.</summary>
    private static string Opening(CardModel model, WriteStep? writes) => Joined([
        PracticeTitle.Of(model.Script),
        writes is not null ? null : AsksReadiness(model) ? $"{model.Script.About}\n" : model.Script.About,
        AsksReadiness(model) ? model.Say(DanceText.Gate, ("conditions", model.Say(DanceText.GateConditions))) : null]);

    /// <summary>The four conditions are asked once before the first words, and not where nothing has to be said.</summary>
    private static bool AsksReadiness(CardModel model) =>
        model.Script is { NeedsReadiness: true, GateShort: false } && !HasWords(model.Dance);

    private static bool HasWords(Dance dance) => !dance.HasRoom && dance.Posts.Exists(p => p.Kind == RoomPostKind.Words);

    /// <summary>
    /// Names what was chosen on the way here, because the other is asked about exactly that; null if nothing was. Where something is
    /// written first, its question says enough.
    /// </summary>
    private static string? Chosen(CardModel model)
    {
        var labels = model.Script.Flat().OfType<ChooseStep>()
            .Select(step => step.Options.FirstOrDefault(o => model.Position.Outcomes.GetValueOrDefault(step.Id) == o.Id)?.Label)
            .OfType<string>();
        var chosen = string.Join(" · ", labels);
        return chosen.Length == 0 ? null : model.Say(DanceText.ChosenBefore, ("chosen", chosen));
    }

    private static string Road(CardModel model) => Joined([
        model.Script.Road is { Count: > 0 } road ? string.Join(" · ", road) : null, About(model)], between: ". ");

    /// <summary>Says in one sentence how long the practice takes.</summary>
    public static string About(CardModel model) =>
        model.Say(DanceText.AboutMinutes, ("minutes", model.Script.Minutes.ToString(CultureInfo.InvariantCulture)));

    /// <summary>Says what is safer said aloud, and that a form which is closed loses its words.</summary>
    private static string Guidance(Texts texts, string language) =>
        $"{texts[language, DanceText.GateDiscord]} {texts[language, DanceText.GateGuidance]} {texts[language, DanceText.GateClosing]}";

    private static IEnumerable<Component> WriteRows(CardModel model, WriteStep step)
    {
        foreach (var row in FloorView.Rows([.. Write(model), .. Aloud(model, step), .. Skip(model, step)]))
            yield return row;
        if (step.Starters.Count > 0 && !model.HasDraft)
            yield return FloorView.Starters(model, step, new StarterId(model.Id, model.Script.Id, model.Dance.Place, model.Choices));
        Button[] alone = model.FirstTime && model.Script.NeedsReadiness ? [Minute(model.Texts, model.Language)] : [];
        yield return NotToday(model, Id(model, GateAct.NotToday), alone);
    }

    /// <summary>Builds the buttons where nothing is written first, so that somebody who is sure asks at once.</summary>
    private static IEnumerable<Component> AskRows(CardModel model)
    {
        var no = PageBuilder.Quiet(model.Say(DanceText.LabelNotToday), Id(model, GateAct.NotToday));
        var ask = PageBuilder.Likely(AskLabel(model), Id(model, GateAct.Ask));
        yield return PageBuilder.Row(model.Script.NeedsReadiness ? [ask, no, Unsure(model)] : [ask, no]);
    }

    private static ActionRow NotToday<T>(CardModel model, T no, params IEnumerable<Component> beside)
        where T : struct, ICustomId =>
        PageBuilder.Row([PageBuilder.Quiet(model.Say(DanceText.LabelNotToday), no), Unsure(model), .. beside]);

    private static Button Unsure(CardModel model) => PageBuilder.Quiet(model.Say(DanceText.LabelUnsure), new UnsureId());

    private static GateId Id(CardModel model, GateAct act) => new(model.Id, model.Script.Id, Where(model), act);

    /// <summary>
    /// Returns what a private page's custom id carries: the choices that led to the page or, once the dance is stored, its place in the
    /// dance.
    /// </summary>
    public static string Where(CardModel model) => model.Id == Guid.Empty ? model.Choices : model.Dance.Place;

    /// <summary>Builds the button [A minute with myself], which is the same everywhere.</summary>
    public static Button Minute(Texts texts, string language) =>
        PageBuilder.Quiet(texts[language, DanceText.LabelMinute], new OpenPracticeId("meta"));

    /// <summary>
    /// True when the reply is the first page of a practice. Where something is brought along, it must be a gate that shows it.
    /// </summary>
    public static bool Opens(Reply reply, bool brings)
    {
        Type[] first = brings ? [typeof(GateId)] : [typeof(GateId), typeof(StartOptionId)];
        return reply is Reply.Page page
            && (!brings || page.Components.OfType<Container>().Any())
            && page.Components.OfType<ActionRow>()
                .SelectMany(r => r.Components)
                .OfType<Button>()
                .Select(b => CustomIds.RouteOf(b.CustomId ?? ""))
                .Intersect(first.Select(CustomIds.RouteOf))
                .Any();
    }

    /// <summary>Returns the step that the starter writes before anybody is called; null if the other is needed first.</summary>
    private static WriteStep? WritesFirst(CardModel model)
    {
        if (model.Position.Current(model.Script) is not WriteStep step)
            return null;
        var startsTogether = model.Script.OpensBoth && step == model.Script.Steps[0];
        return startsTogether || model.Position.SideOf(step.Who) == model.Position.Starter ? step : null;
    }

    /// <summary>Where words wait for the step they come first, and writing begins anew beside them.</summary>
    private static IEnumerable<Button> Write(CardModel model) => model.HasDraft
        ?
        [
            PageBuilder.Likely(model.Say(DanceText.LabelMyWords), new LeadPageId(model.Id, LeadPageAct.MyWords)),
            PageBuilder.Quiet(model.Say(DanceText.LabelWrite), Id(model, GateAct.Anew)),
        ]
        : [PageBuilder.Likely(model.Say(DanceText.LabelWrite), Id(model, GateAct.Write))];

    /// <summary>True when the gate asks the other at once, because nothing is written first.</summary>
    public static bool AsksAtOnce(CardModel model) => WritesFirst(model) is null;

    private static IEnumerable<Button> Aloud(CardModel model, WriteStep step) =>
        step is { Aloud: true, Who: not Who.Both } ? [PageBuilder.Quiet(model.Say(DanceText.LabelAloud), Id(model, GateAct.Aloud))] : [];

    private static IEnumerable<Button> Skip(CardModel model, WriteStep step) =>
        step.Optional is { } skip ? [PageBuilder.Quiet(skip, Id(model, GateAct.Skip))] : [];

    private static string AskLabel(CardModel model)
    {
        var label = model.Say(DanceText.LabelAsk, ("partner", model.PartnerName));
        return label.Length <= 80 ? label : label[..80];
    }

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    public static string Joined(IEnumerable<string?> lines, string between = "\n") =>
        string.Join(between, lines.Where(l => !string.IsNullOrEmpty(l)));
}
