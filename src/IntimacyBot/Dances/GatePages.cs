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
    public static Reply.Page Gate(Scene scene, Readers readers, bool first)
    {
        var writes = WritesFirst(scene);
        var says = scene.Script.NeedsReadiness ? scene.Say(DanceText.Gate) : scene.Says(scene.Walk.Current(scene.Script));
        var asks = writes is null ? scene.Say(DanceText.AskPage, ("partner", scene.Partner)) : null;
        var body = new List<Component> { Pages.Text(Joined([$"### {scene.Script.Title}", says, asks])) };
        if (writes is { Starters.Count: > 0 } step)
            body.Add(FloorView.Starters(scene, step, new StarterId(Guid.Empty, scene.Script.Id, scene.Dance.Place)));
        if (writes is not null && Carried.Frame(scene, writes) is { } brought)
            body.Insert(1, brought);
        body.AddRange(GateActs(scene));
        body.Add(new Separator());
        body.Add(Pages.Text(Joined([ReadersLine(scene, readers), Guidance(scene, writes)], "-# ")));
        if (first && readers.AnyBesidesOwner)
            body.Add(Pages.Row(Pages.Quiet(scene.Say(DanceText.LabelOwnServer), new OwnServerId())));
        return DancePages.Page(scene, body);
    }

    public static Reply.Page SwapGate(Scene scene, string place)
    {
        var step = scene.Walk.Current(scene.Script) as Write;
        var body = new List<Component>
        {
            Pages.Text(scene.Say(DanceText.GateSwap)),
            Pages.Row(
                Pages.Likely(scene.Say(DanceText.LabelWrite), new FloorId(scene.Id, place, FloorAct.GateWrite)),
                Pages.Quiet(scene.Say(DanceText.LabelAloud), new FloorId(scene.Id, place, FloorAct.Aloud))),
            Pages.Row(
                Pages.Quiet(scene.Say(DanceText.LabelNotToday), new GateId(scene.Script.Id, GateAct.NotToday)),
                Pages.Quiet(scene.Say(DanceText.LabelUnsure), new UnsureId())),
        };
        if (step is { Starters.Count: > 0 })
            body.Add(FloorView.Starters(scene, step, new StarterId(scene.Id, scene.Script.Id, place)));
        return DancePages.Page(scene, body);
    }

    /// <summary>Above the first form: what the gate had no room for.</summary>
    public static string? AboveForm(Scene scene, Write step) => scene.Script.NeedsReadiness ? scene.Says(step) : null;

    private static string Guidance(Scene scene, Write? writes) => writes is not null || !scene.Script.NeedsReadiness
        ? $"{scene.Say(DanceText.GateGuidance)} {scene.Say(DanceText.GateClosing)}"
        : scene.Say(DanceText.GateGuidance);

    private static IEnumerable<Component> GateActs(Scene scene)
    {
        var practice = scene.Script.Id;
        yield return WritesFirst(scene) is { } step
            ? Pages.Row([Pages.Likely(scene.Say(DanceText.LabelWrite), new GateId(practice, GateAct.Write)), .. Aloud(scene, step)])
            : Pages.Row(Pages.Likely(AskLabel(scene), new GateId(practice, GateAct.Ask)));
        yield return Pages.Row(
            [Pages.Quiet(scene.Say(DanceText.LabelNotToday), new GateId(practice, GateAct.NotToday)), Pages.Quiet(scene.Say(DanceText.LabelUnsure), new UnsureId()), .. Alone(scene)]);
    }

    /// <summary>As long as nothing was shared by both: nothing else that is kept says whether somebody has reached before.</summary>
    private static IEnumerable<Component> Alone(Scene scene) =>
        scene.Script.NeedsReadiness && scene.Couple.NothingShared ? [Minute(scene.Texts, scene.Language)] : [];

    /// <summary>[A minute with myself], wherever it stands.</summary>
    public static Button Minute(Texts texts, string language) => Pages.Quiet(texts[language, DanceText.LabelMinute], new OpenPracticeId("meta"));

    /// <summary>Is it the first page of a practice? With something brought along only a gate is, for there it stands.</summary>
    public static bool Opens(Reply reply, bool brings) => reply is Reply.Page page
        && page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Select(b => CustomIds.RouteOf(b.CustomId ?? ""))
            .Any(route => route == CustomIds.RouteOf(typeof(GateId)) || (!brings && route == CustomIds.RouteOf(typeof(FirstPickId))));

    /// <summary>What the starter writes before anybody is called; null if the other is needed first.</summary>
    private static Write? WritesFirst(Scene scene) =>
        scene.Walk.Current(scene.Script) is Write step && scene.Walk.SideOf(step.Who) == scene.Walk.Starter ? step : null;

    private static IEnumerable<Component> Aloud(Scene scene, Write step) =>
        step.Aloud ? [Pages.Quiet(scene.Say(DanceText.LabelAloud), new GateId(scene.Script.Id, GateAct.Aloud))] : [];

    private static string AskLabel(Scene scene)
    {
        var label = scene.Say(DanceText.LabelAsk, ("partner", scene.PartnerName ?? ""));
        return label.Length <= 80 ? label : label[..80];
    }

    private static string ReadersLine(Scene scene, Readers readers)
    {
        var owner = readers.Owner.Mention();
        if (!readers.AnyBesidesOwner)
            return scene.Say(DanceText.Readers, ("readers", owner));
        var others = readers.Roles.Select(r => $"@{Answer.Escape(r.Name.TrimStart('@'))}").Concat(readers.Members.Select(m => m.Mention()));
        return $"{scene.Say(DanceText.Readers, ("readers", string.Join(", ", others.Prepend(owner))))} {scene.Say(DanceText.ReadersRoles)}";
    }

    public static string Joined(IEnumerable<string?> lines, string before = "") =>
        string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)).Select(l => before + l));
}

/// <summary>How a couple makes a server of their own.</summary>
[Route("d.own")]
internal readonly record struct OwnServerId : ICustomId;
