using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>The pages before anything is written. Pure.</summary>
internal static class GatePages
{
    /// <summary>
    /// Before anything is written: the four things, who can read, the guidance. Where the four things stand, what the step says stands in its
    /// form: together they would be too much for one page.
    /// </summary>
    public static Reply.Page Gate(CardModel scene, RoomReaders readers, bool first)
    {
        var writes = WritesFirst(scene);
        var says = AsksReadiness(scene) ? AsksFourThings(scene, DanceText.Gate)
            : ForOther(scene) ? null
            : scene.Says(scene.Position.Current(scene.Script));
        var asks = writes is null ? scene.Say(DanceText.AskPage, ("partner", scene.Partner)) : null;
        var body = new List<Component> { PageBuilder.Text(Joined([$"### {scene.Script.Title}", says, asks])) };
        if (writes is { Starters.Count: > 0 } step)
            body.Add(FloorView.Starters(scene, step, new StarterId(scene.Id, scene.Script.Id, scene.Dance.Place, scene.Trail)));
        if (writes is not null && PageCarryOver.Frame(scene, writes) is { } brought)
            body.Insert(1, brought);
        body.AddRange(GateActs(scene));
        body.Add(new Separator());
        body.Add(Beneath(scene.Texts, scene.Language, readers, writes is not null || !scene.Script.NeedsReadiness));
        if (first && readers.AnyBesidesOwner)
            body.Add(PageBuilder.Row(PageBuilder.Quiet(scene.Say(DanceText.LabelOwnServer), new OwnServerId())));
        return DancePages.Page(scene, body);
    }

    /// <summary>The same four things before the new lead: with what is to be written, or, after a private choice, with what asks the other.</summary>
    public static Reply.Page SwapGate(CardModel scene, string place, StepOption? chosen = null)
    {
        var step = scene.Position.Current(scene.Script) as WriteStep;
        var body = new List<Component>
        {
            PageBuilder.Text(AsksFourThings(scene, DanceText.GateSwap)),
            chosen is { } option
                ? PageBuilder.Row(PageBuilder.Likely(AskLabel(scene), new PickId(scene.Id, place, option.Id, PickAct.Ask)))
                : PageBuilder.Row([
                    PageBuilder.Likely(scene.Say(DanceText.LabelWrite), new FloorId(scene.Id, place, FloorAct.GateWrite)),
                    .. step is { Aloud: false } ? [] : new[] { PageBuilder.Quiet(scene.Say(DanceText.LabelAloud), new FloorId(scene.Id, place, FloorAct.GateAloud)) }]),
            NotToday(scene),
        };
        if (step is { Starters.Count: > 0 })
            body.Add(FloorView.Starters(scene, step, new StarterId(scene.Id, scene.Script.Id, place)));
        return DancePages.Page(scene, body);
    }

    /// <summary>Below a page of another part that leads to such a form at once: who can read, and the guidance.</summary>
    public static TextDisplay BeforeWriting(Texts texts, string language, RoomReaders readers) =>
        Beneath(texts, language, readers, writes: true);

    /// <summary>Above the first form: what the gate had no room for.</summary>
    public static string? AboveForm(CardModel scene, WriteStep step) => AsksReadiness(scene) ? scene.Says(step) : null;

    /// <summary>The four things are asked once, before the first words.</summary>
    private static bool AsksReadiness(CardModel scene) => scene.Script.NeedsReadiness && !scene.Dance.Posts.Exists(p => p.Kind == RoomPostKind.Words);

    /// <summary>Is the step the other's? What it says is then not for the starter.</summary>
    private static bool ForOther(CardModel scene) =>
        StepGraph.WhoOf(scene.Position.Current(scene.Script) ?? new Practices.CloseStep(ScriptPosition.End)) is { } who && scene.Position.SideOf(who) == scene.Position.Starter.Other();

    private static string AsksFourThings(CardModel scene, DanceText gate) => scene.Say(gate, ("conditions", scene.Say(DanceText.GateConditions)));

    /// <summary>Who can read, and the guidance; what is lost with a form is told only where one is about to be written in.</summary>
    private static TextDisplay Beneath(Texts texts, string language, RoomReaders readers, bool writes)
    {
        var guidance = texts[language, DanceText.GateGuidance];
        if (writes)
            guidance += $" {texts[language, DanceText.GateClosing]}";
        return PageBuilder.Text(Joined([ReadersLine(texts, language, readers), guidance], "-# "));
    }

    private static IEnumerable<Component> GateActs(CardModel scene)
    {
        yield return WritesFirst(scene) is { } step
            ? PageBuilder.Row([PageBuilder.Likely(scene.Say(DanceText.LabelWrite), Id(scene, GateAct.Write)), .. Aloud(scene, step), .. Skip(scene, step)])
            : PageBuilder.Row(PageBuilder.Likely(AskLabel(scene), Id(scene, GateAct.Ask)));
        yield return NotToday(scene, Alone(scene));
    }

    private static ActionRow NotToday(CardModel scene, params IEnumerable<Component> beside) => PageBuilder.Row(
        [PageBuilder.Quiet(scene.Say(DanceText.LabelNotToday), Id(scene, GateAct.NotToday)), PageBuilder.Quiet(scene.Say(DanceText.LabelUnsure), new UnsureId()), .. beside]);

    private static GateId Id(CardModel scene, GateAct act) => new(scene.Id, scene.Script.Id, Where(scene), act);

    /// <summary>Where a page of somebody's own stands: after which choices, or, once something is saved, at which place of the dance.</summary>
    public static string Where(CardModel scene) => scene.Id == Guid.Empty ? scene.Trail : scene.Dance.Place;

    /// <summary>As long as nothing was shared by both: nothing else that is kept says whether somebody has reached before.</summary>
    private static IEnumerable<Component> Alone(CardModel scene) =>
        scene.Script.NeedsReadiness && scene.Couple.NothingShared ? [Minute(scene.Texts, scene.Language)] : [];

    /// <summary>[A minute with myself], wherever it stands.</summary>
    public static Button Minute(Texts texts, string language) => PageBuilder.Quiet(texts[language, DanceText.LabelMinute], new OpenPracticeId("meta"));

    /// <summary>Is it the first page of a practice? With something brought along only a gate is, for there it stands.</summary>
    public static bool Opens(Reply reply, bool brings) => reply is Reply.Page page
        && page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Select(b => CustomIds.RouteOf(b.CustomId ?? ""))
            .Any(route => route == CustomIds.RouteOf(typeof(GateId)) || (!brings && route == CustomIds.RouteOf(typeof(StartOptionId))));

    /// <summary>What the starter writes before anybody is called; null if the other is needed first.</summary>
    private static WriteStep? WritesFirst(CardModel scene) =>
        scene.Position.Current(scene.Script) is WriteStep step && (scene.Position.SideOf(step.Who) == scene.Position.Starter || (scene.Script.OpensBoth && step == scene.Script.Steps[0])) ? step : null;

    private static IEnumerable<Component> Aloud(CardModel scene, WriteStep step) =>
        step is { Aloud: true, Who: not Who.Both } ? [PageBuilder.Quiet(scene.Say(DanceText.LabelAloud), Id(scene, GateAct.Aloud))] : [];

    private static IEnumerable<Component> Skip(CardModel scene, WriteStep step) =>
        step.Optional is { } skip ? [PageBuilder.Quiet(skip, Id(scene, GateAct.Skip))] : [];

    private static string AskLabel(CardModel scene)
    {
        var label = scene.Say(DanceText.LabelAsk, ("partner", scene.PartnerName ?? ""));
        return label.Length <= 80 ? label : label[..80];
    }

    private static string ReadersLine(Texts texts, string language, RoomReaders readers)
    {
        var owner = readers.Owner.Mention();
        if (!readers.AnyBesidesOwner)
            return texts[language, DanceText.Readers, ("readers", owner)];
        var others = readers.Roles.Select(r => $"@{DiscordMarkdown.Escape(r.Name.TrimStart('@'))}").Concat(readers.Members.Select(m => m.Mention()));
        return $"{texts[language, DanceText.Readers, ("readers", string.Join(", ", others.Prepend(owner)))]} {texts[language, DanceText.ReadersRoles]}";
    }

    public static string Joined(IEnumerable<string?> lines, string before = "") =>
        string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)).Select(l => before + l));
}
