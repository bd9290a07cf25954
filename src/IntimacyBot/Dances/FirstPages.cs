using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>What somebody chooses for themselves before anybody is called. Pure.</summary>
internal static class StartChoicePages
{
    private const int MostButtons = 5;

    public static Reply.Page Choice(CardModel scene, ChooseStep step)
    {
        var body = new List<Component> { PageBuilder.Text(GatePages.Joined([$"### {scene.Script.Title}", scene.Says(step)])), Options(scene, step) };
        if (step.Optional is { } skip)
            body.Add(PageBuilder.Row(PageBuilder.Quiet(skip, new GateId(scene.Id, scene.Script.Id, GatePages.Where(scene), GateAct.Skip))));
        return DancePages.Page(scene, body);
    }

    /// <summary>An option with a sentence of its own: first whether to tell it.</summary>
    public static Reply.Page Tells(CardModel scene, StepOption option) => DancePages.Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.ToldPreview, ("sentence", scene.Render(option.Post!)))),
        PageBuilder.Row(
            PageBuilder.Likely(scene.Say(DanceText.LabelTell), Id(scene, option, PickAct.Tell)),
            PageBuilder.Quiet(scene.Say(DanceText.LabelKeepIt), Id(scene, option, PickAct.Keep))),
    ]);

    /// <summary>More than a bot can hold: people, kindly, and for this person only.</summary>
    public static Reply.Page Refer(CardModel scene) => DancePages.Page(scene,
    [
        PageBuilder.Text(scene.Say(DanceText.Refer)),
        PageBuilder.Row(
            PageBuilder.Likely(scene.Say(DanceText.LabelSupport), new SupportId()),
            PageBuilder.Quiet(scene.Say(DanceText.LabelUnsure), new UnsureId())),
    ]);

    private static ActionRow Options(CardModel scene, ChooseStep step)
    {
        var options = step.Options.Where(o => scene.Position.MayTake(step, o)).ToList();
        return options.Count <= MostButtons
            ? PageBuilder.Row([.. options.Select(o => PageBuilder.Quiet(o.Label, Id(scene, o, PickAct.Choose)))])
            : PageBuilder.Row(new StringSelect(new StartSelectId(scene.Id, scene.Script.Id, GatePages.Where(scene)).Write(), [.. options.Select(o => new SelectOption(o.Label, o.Id))])
            {
                Placeholder = scene.Say(DanceText.PlaceholderChoose),
            });
    }

    private static StartOptionId Id(CardModel scene, StepOption option, PickAct act) => new(scene.Id, scene.Script.Id, GatePages.Where(scene), option.Id, act);
}
