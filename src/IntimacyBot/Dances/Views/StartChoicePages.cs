using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the pages of what somebody chooses for themselves before anybody is called.</summary>
internal static class StartChoicePages
{
    private const int MostButtons = 5;

    public static Reply.Page Choice(CardModel model, ChooseStep step)
    {
        var body = new List<Component>
        {
            PageBuilder.Text(PracticeTitle.Says(model.Script, model.Says(step))),
            Options(model, step),
        };
        if (step.Optional is { } skip)
            body.Add(PageBuilder.Row(PageBuilder.Quiet(skip, new GateId(model.Id, model.Script.Id, GatePages.Where(model), GateAct.Skip))));
        return DancePages.Page(model, body);
    }

    /// <summary>Asks whether to tell the other the option's own sentence.</summary>
    public static Reply.Page Tells(CardModel model, StepOption option) => DancePages.Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.ToldPreview, ("sentence", model.Render(option.Post!)), ("partner", model.Partner))),
        PageBuilder.Row(
            PageBuilder.Likely(model.Say(DanceText.LabelTell), Id(model, option, PickAct.Tell)),
            PageBuilder.Quiet(model.Say(DanceText.LabelKeepIt), Id(model, option, PickAct.Keep))),
    ]);

    /// <summary>
    /// Refers the reader alone to people who can help, where a hurt is more than a bot can hold. In a room it says what the other sees.
    /// </summary>
    public static Reply.Page Refer(CardModel model) => DancePages.Page(model,
    [
        PageBuilder.Text(model.Say(model.Dance.HasRoom ? DanceText.ReferRoom : DanceText.Refer)),
        PageBuilder.Row(
            PageBuilder.Likely(model.Say(DanceText.LabelSupport), new SupportId()),
            PageBuilder.Quiet(model.Say(DanceText.LabelUnsure), new UnsureId())),
    ]);

    /// <summary>
    /// Adds [Back], to the page that these choices had led to. A page of a dance that is stored already has no way back to a choice.
    /// </summary>
    public static Reply.Page LeadingBack(CardModel model, string choices, Reply.Page page)
    {
        if (model.Id != Guid.Empty)
            return page;
        var back = choices.Length == 0
            ? new OpenPracticeId(model.Script.Id).Write()
            : new GateId(Guid.Empty, model.Script.Id, choices, GateAct.Back).Write();
        return model.Texts.LeadingBack(model.Language, page, back);
    }

    /// <summary>Adds [Back], to the last choice, to the page that follows it.</summary>
    public static Reply.Page AfterChoice(CardModel model, Reply.Page page) =>
        model.Choices.Length == 0 ? page : LeadingBack(model, model.Choices[..^1], page);

    private static ActionRow Options(CardModel model, ChooseStep step)
    {
        var options = step.Options.Where(o => model.Position.MayTake(step, o)).ToList();
        return options.Count <= MostButtons
            ? PageBuilder.Row([.. options.Select(o => PageBuilder.Quiet(o.Label, Id(model, o, PickAct.Choose)))])
            : PageBuilder.Row(new StringSelect(
                new StartSelectId(model.Id, model.Script.Id, GatePages.Where(model)).Write(),
                [.. options.Select(o => new SelectOption(o.Label, o.Id))])
            {
                Placeholder = model.Say(DanceText.PlaceholderChoose),
            });
    }

    private static StartOptionId Id(CardModel model, StepOption option, PickAct act) =>
        new(model.Id, model.Script.Id, GatePages.Where(model), option.Id, act);
}
