using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>The page of the one who is called: no words on it.</summary>
internal static class FirstCardView
{
    /// <summary>With the two that follow them in one row.</summary>
    private const int MostBeside = 3;

    private const int MostButtons = 5;

    public static Reply.Page Page(CardModel model)
    {
        var choose = DanceRules.ChosenOnCard(model.Script, model.Dance);
        var later = new Component[]
        {
            PageBuilder.Quiet(model.Say(DanceText.LabelNeedTime), new FirstCardId(model.Id, FirstCardAct.NeedTime)),
            PageBuilder.Quiet(model.Say(DanceText.LabelNotNow), new FirstCardId(model.Id, FirstCardAct.NotNow)),
        };
        return DanceRules.IsWaitingForBoth(model.Dance)
            ? DancePages.Page(model, [PageBuilder.Text(Gathers(model)), PageBuilder.Row([Write(model), .. later])])
            : DancePages.Page(model, [PageBuilder.Text(Says(model, choose)), .. Rows(Here(model, choose), later)]);
    }

    /// <summary>Where the step is chosen on the card itself, it says what the step says and nothing else.</summary>
    private static string Says(CardModel model, ChooseStep? choose) => model.Says(choose) ?? model.Say(
        DanceText.FirstCard,
        ("lead", model.Name(model.Position.Starter)),
        ("minutes", model.Script.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>Where nobody leads it does not say who began.</summary>
    private static string Gathers(CardModel model) => GatePages.Joined([
        $"### {model.Script.Title}",
        model.Says(model.Position.Current(model.Script)),
        model.Say(DanceText.GatherCard, ("minutes", model.Script.Minutes.ToString(System.Globalization.CultureInfo.InvariantCulture)))]);

    /// <summary>What the other writes is their own, as if nobody had begun.</summary>
    private static Button Write(CardModel model) => model.Script.NeedsReadiness
        ? PageBuilder.Likely(model.Say(DanceText.LabelWrite), new OpenPracticeId(model.Script.Id))
        : PageBuilder.Likely(model.Say(DanceText.LabelWrite), new GateId(Guid.Empty, model.Script.Id, "", GateAct.Write));

    private static Component[] Here(CardModel model, ChooseStep? choose) => choose switch
    {
        null => [PageBuilder.Likely(model.Script.Here ?? model.Say(DanceText.LabelHere), new FirstCardId(model.Id, FirstCardAct.Here))],
        { Options.Count: > MostButtons } => [Select(model, choose)],
        _ => [.. choose.Options.Select(o => PageBuilder.Likely(o.Label, new PresenceOptionId(model.Id, o.Id)))],
    };

    private static StringSelect Select(CardModel model, ChooseStep choose) =>
        new(new PresenceSelectId(model.Id).Write(), [.. choose.Options.Select(o => new SelectOption(o.Label, o.Id))])
        {
            Placeholder = model.Say(DanceText.PlaceholderChoose),
        };

    private static IEnumerable<ActionRow> Rows(Component[] here, Component[] later) =>
        here.Length <= MostBeside && here is not [StringSelect]
            ? [PageBuilder.Row([.. here, .. later])]
            : [PageBuilder.Row(here), PageBuilder.Row(later)];
}
