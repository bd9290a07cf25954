using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The page of the one who is called: no words on it. Pure.</summary>
internal static class FirstCardView
{
    /// <summary>With the two that follow them in one row.</summary>
    private const int MostBeside = 3;

    private const int MostButtons = 5;

    public static Reply.Page Page(CardModel scene)
    {
        var choose = DanceRules.ChosenOnCard(scene.Script, scene.Dance);
        var later = new Component[]
        {
            PageBuilder.Quiet(scene.Say(DanceText.LabelNeedTime), new FirstCardId(scene.Id, FirstCardAct.NeedTime)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelNotNow), new FirstCardId(scene.Id, FirstCardAct.NotNow)),
        };
        return DanceRules.IsGathering(scene.Dance)
            ? DancePages.Page(scene, [PageBuilder.Text(Gathers(scene)), PageBuilder.Row([Write(scene), .. later])])
            : DancePages.Page(scene, [PageBuilder.Text(Says(scene, choose)), .. Rows(Here(scene, choose), later)]);
    }

    /// <summary>Where the step is chosen on the card itself, it says what the step says and nothing else.</summary>
    private static string Says(CardModel scene, ChooseStep? choose) => scene.Says(choose) ?? scene.Say(
        DanceText.FirstCard,
        ("lead", scene.Name(scene.Position.Starter)),
        ("minutes", scene.Script.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Where nobody leads it does not say who began.</summary>
    private static string Gathers(CardModel scene) => GatePages.Joined([
        $"### {scene.Script.Title}",
        scene.Says(scene.Position.Current(scene.Script)),
        scene.Say(DanceText.GatherCard, ("minutes", scene.Script.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);

    /// <summary>What the other writes is their own, as if nobody had begun.</summary>
    private static Button Write(CardModel scene) => scene.Script.NeedsReadiness
        ? PageBuilder.Likely(scene.Say(DanceText.LabelWrite), new OpenPracticeId(scene.Script.Id))
        : PageBuilder.Likely(scene.Say(DanceText.LabelWrite), new GateId(Guid.Empty, scene.Script.Id, "", GateAct.Write));

    private static Component[] Here(CardModel scene, ChooseStep? choose) => choose switch
    {
        null => [PageBuilder.Likely(scene.Script.Here ?? scene.Say(DanceText.LabelHere), new FirstCardId(scene.Id, FirstCardAct.Here))],
        { Options.Count: > MostButtons } => [Select(scene, choose)],
        _ => [.. choose.Options.Select(o => PageBuilder.Likely(o.Label, new PresenceOptionId(scene.Id, o.Id)))],
    };

    private static StringSelect Select(CardModel scene, ChooseStep choose) => new(new PresenceSelectId(scene.Id).Write(), [.. choose.Options.Select(o => new SelectOption(o.Label, o.Id))])
    {
        Placeholder = scene.Say(DanceText.PlaceholderChoose),
    };

    private static IEnumerable<ActionRow> Rows(Component[] here, Component[] later) =>
        here.Length <= MostBeside && here is not [StringSelect] ? [PageBuilder.Row([.. here, .. later])] : [PageBuilder.Row(here), PageBuilder.Row(later)];
}
