using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the private pages about a dance.</summary>
internal static partial class DancePages
{
    private const int LongestTitle = 60;

    /// <summary>Says that another dance prevents a new one, with a link to it and a button that ends it.</summary>
    public static Reply.Page OpenAlready(CardModel model, Snowflake? room) => IsOpen(
        model,
        room,
        DanceText.OpenFirst,
        PageBuilder.Quiet(model.Say(DanceText.LabelStopThat), new RoomActionId(model.Id, RoomAction.Stop)));

    /// <summary>Leads to the room that is open.</summary>
    public static Reply.Page OpenThere(CardModel model, Snowflake? room)
    {
        var whose = model.Script.OpensBoth ? DanceText.OpenIs
            : model.Position.Starter == model.Reader ? DanceText.OpenIsYours
            : DanceText.OpenIsTheirs;
        var page = IsOpen(model, room, whose);
        return page with { Components = [page.Components[0], page.Components[1], .. OwnAskBack(model), .. page.Components.Skip(2)] };
    }

    /// <summary>
    /// Builds one line beside the page that was pressed, and below it what the room is: the link comes first, so that the likely action
    /// does.
    /// </summary>
    private static Reply.Page IsOpen(CardModel model, Snowflake? room, DanceText small, params Component[] others)
    {
        Component[] buttons = room is { } id
            ? [GoIn(model, id, DanceText.LabelGoThere), .. others]
            : others;
        return new Reply.Page([
            PageBuilder.Text(model.Say(DanceText.OpenAlready)),
            PageBuilder.Small(model.Say(small, ("title", model.Script.Title), ("partner", model.Partner))),
            .. buttons.Length > 0 ? [PageBuilder.Row(buttons)] : Array.Empty<Component>(),
        ])
        { Beside = true };
    }

    public static Reply.Page StopAsk(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.StopAsk)),
        PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelStopForBoth), new RoomActionId(model.Id, RoomAction.StopForBoth)),
            PageBuilder.Quiet(model.Say(DanceText.LabelGoBack), new RoomActionId(model.Id, RoomAction.GoBack))),
    ]);

    /// <summary>Builds what the floor card's button opens for the person who has the move; null if the step has no page.</summary>
    public static Reply.Page? Opened(CardModel model, Step? step) => step switch
    {
        PrepareStep prepare => PreparePages.Of(model, prepare),
        ChooseStep choose => PrivateChoice(model, choose, null),
        _ => null,
    };

    /// <summary>
    /// Shows the options of a private choice in the room or, once an option with a sentence is picked, asks whether to tell the sentence.
    /// </summary>
    public static Reply.Page PrivateChoice(CardModel model, ChooseStep step, StepOption? picked)
    {
        if (picked?.Post is { } post)
            return Page(model,
            [
                PageBuilder.Text(model.Say(DanceText.ToldPreview, ("sentence", model.Render(post)), ("partner", model.Partner))),
                PageBuilder.Row(
                    PageBuilder.Quiet(model.Say(DanceText.LabelTell), new PickId(model.Id, model.Dance.Place, picked.Id, PickAct.Tell)),
                    PageBuilder.Quiet(model.Say(DanceText.LabelKeepIt), new PickId(model.Id, model.Dance.Place, picked.Id, PickAct.Keep))),
            ]);
        var options = step.Options.Where(o => model.Position.MayTake(step, o)).ToList();
        var rows = options.Count <= 5
            ? FloorView.Rows(
                [.. options.Select(o => PageBuilder.Quiet(o.Label, new PickId(model.Id, model.Dance.Place, o.Id, PickAct.Choose)))])
            :
            [
                PageBuilder.Row(new StringSelect(
                    new SelectId(model.Id, model.Dance.Place).Write(),
                    [.. options.Select(o => new SelectOption(o.Label, o.Id))])
                { Placeholder = model.Say(DanceText.PlaceholderChoose) }),
            ];
        var tells = options.Where(o => DanceRules.TellsAtOnce(model.Script, o))
            .Select(o => "-# " + model.Say(DanceText.LabelSays, ("label", o.Label), ("sentence", model.Render(o.Post!))));
        return Page(model, [PageBuilder.Text(string.Join('\n', tells.Prepend(Titled(model.Says(step) ?? model.Script.Title)))), .. rows]);
    }

    /// <summary>Makes the first sentence of a private step the title of its page, if it is short enough and not the whole text.</summary>
    private static string Titled(string says)
    {
        var end = says.IndexOfAny(['.', '?', '!']);
        return end is > 0 and < LongestTitle && end + 1 < says.Length && says[end + 1] == ' '
            ? $"### {says[..(end + 1)]}\n{says[(end + 2)..]}"
            : says;
    }

    /// <summary>Builds the button into another practice, for the person who chose it.</summary>
    public static Reply.Page Offer(CardModel model, DanceText text, Script offered, CarryWordsId? carries = null) =>
        Page(model, carries is { } id
            ? [PageBuilder.Text(model.Say(text, ("title", offered.Title))), PageBuilder.Row(PageBuilder.Quiet(offered.Title, id))]
            : Offers(model, text, offered));

    public static IEnumerable<Component> Offers(CardModel model, DanceText text, params IEnumerable<Script?> offered)
    {
        foreach (var script in offered.OfType<Script>())
        {
            yield return PageBuilder.Text(model.Say(text, ("title", script.Title)));
            yield return PageBuilder.Row(PageBuilder.Quiet(script.Title, new OpenPracticeId(script.Id)));
        }
    }

    public static Reply.Page HowWasThat(CardModel model) => Page(model,
    [
        PageBuilder.Text(model.Say(DanceText.HowWasThat)),
        PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelFine), new ClosingId(model.Id, ClosingAct.Fine)),
            PageBuilder.Quiet(model.Say(DanceText.LabelTender), new ClosingId(model.Id, ClosingAct.Tender)),
            PageBuilder.Quiet(model.Say(DanceText.LabelHurt), new ClosingId(model.Id, ClosingAct.Hurt))),
    ]);

    /// <summary>Builds a page of one text, with a link to the room where there is one.</summary>
    public static Reply.Page Plain(CardModel model, DanceText key, Snowflake? room = null, params (string, string)[] values)
    {
        var link = room is { } id && !model.Outside ? $"<#{id}>" : "";
        var text = PageBuilder.Text(model.Say(key, [("room", link), ("partner", model.Partner), .. values]).Trim());
        return Page(model, room is { } closed && model.Outside ? [text, PageBuilder.Row(GoIn(model, closed))] : [text]);
    }

    /// <summary>Builds a page of one text that is deleted when the room moves on.</summary>
    public static Reply.Page Passing(CardModel model, DanceText key, params (string, string)[] values) =>
        Plain(model, key, null, values) with { Describes = model.State };

    /// <summary>Builds the link to the room. Somebody who is not in it has a button that lets them in instead.</summary>
    public static Button GoIn(CardModel model, Snowflake room, DanceText label = DanceText.LabelGoIn) => model.Outside
        ? PageBuilder.Likely(model.Say(DanceText.LabelLetMeIn), new LetMeInId(model.Id))
        : PageBuilder.GoTo(model.Say(label), model.Couple.Guild, room);

    /// <summary>Says that the room is open, or, while Discord does not show it yet, that it opens soon.</summary>
    public static Reply.Page RoomOpened(CardModel model, Snowflake? room) =>
        room is null ? AtRoom(model, DanceText.RoomOpens, room) : RoomIsOpen(model, room);

    /// <summary>
    /// Says that the room is open, with a link to it. In a practice in which both had to share first, it does not say that the other is
    /// there already.
    /// </summary>
    public static Reply.Page RoomIsOpen(CardModel model, Snowflake? room) =>
        AtRoom(model, model.Script.OpensBoth ? DanceText.RoomIsOpenForBoth : DanceText.RoomIsOpen, room);

    /// <summary>Says that a pause is over, to both: it was for both, whoever asked for it.</summary>
    public static Reply.Page PauseOver(CardModel model, Snowflake? room) =>
        AtRoom(model, DanceText.PauseOver, room, model.Say(DanceText.PauseWasForBoth));

    public static Reply.Page AtRoom(CardModel model, DanceText key, Snowflake? room, string? more = null) =>
        OpenRoom.Describing(model, Page(model,
    [
        PageBuilder.Text(GatePages.Joined([model.Say(key, ("partner", model.Partner)), more])),
        .. OwnAskBack(model),
        .. room is { } id ? [PageBuilder.Row(GoIn(model, id))] : Array.Empty<Component>(),
    ]));

    /// <summary>Says that the reader's own ask went back to them when this room opened, and where its words are.</summary>
    public static IEnumerable<Component> OwnAskBack(CardModel model) => model.GivenBack switch
    {
        null => [],
        { HasWords: false } => [PageBuilder.Text(model.Say(DanceText.OwnAskIsBack))],
        var own =>
        [
            PageBuilder.Section(
                model.Say(DanceText.OwnWordsAreBack, ("until", own.Until.Day())),
                PageBuilder.Quiet(model.Say(DanceText.LabelMyWords), new LeadPageId(own.Dance, LeadPageAct.MyWords))),
        ],
    };

    /// <summary>Builds the page of a room that somebody has locked. The dance can go on in a new one once.</summary>
    public static Reply.Page RoomLocked(CardModel model, bool again)
    {
        var stop = PageBuilder.Quiet(model.Say(DanceText.LabelStop), new RoomActionId(model.Id, RoomAction.Stop));
        return Page(model,
        [
            PageBuilder.Text(model.Say(again ? DanceText.RoomLockedAgain : DanceText.RoomLocked)),
            again ? PageBuilder.Row(stop) : PageBuilder.Row(PickUp(model), stop),
        ]);
    }

    public static Button PickUp(CardModel model) =>
        PageBuilder.Quiet(model.Say(DanceText.LabelPickUp), new RoomActionId(model.Id, RoomAction.PickUp));

    /// <summary>Says what was done, and until when its words are kept.</summary>
    public static Reply.Page InMyWords(CardModel model, DanceText done, DanceText kept, Instant until) => Page(model,
    [
        PageBuilder.Text(model.Say(done)),
        PageBuilder.Small(model.Say(kept, ("until", until.Day()))),
    ]);

    public static Reply.Page Page(CardModel model, IEnumerable<Component> body) => model.Texts.Page(model.Language, body);
}
