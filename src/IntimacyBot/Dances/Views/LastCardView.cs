using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the last card of a room: the card after the last step, and its form once the dance is over.</summary>
internal static class LastCardView
{
    /// <summary>No button is blue, because nothing is expected any more.</summary>
    public static IReadOnlyList<Component> Closing(CardModel model, Dance.Closing c)
    {
        var until = model.Say(DanceText.LastUntil, ("time", CardModel.Date(c.Until)));
        return FloorView.Framed(
            PersonColor.Both,
            Lines([Thanks(model), Agreed(model), Small(model), Promised(model), Room(model)]),
            Lines([
                model.Say(DanceText.LastDone),
                c.WordWaits ? $"{until} {model.Say(DanceText.WordWaits)}" : until,
                c.BothKeepRoom ? model.Say(DanceText.RoomIsKept) : null]),
            [
                .. BothChose(model) is { } chosen ? [PageBuilder.Row(Begins(chosen))] : Array.Empty<ActionRow>(),
                PageBuilder.Row([.. Words(model, c)]),
                PageBuilder.Row([.. Keeps(model, c)]),
                .. Jar(model),
            ]);
    }

    /// <summary>Returns the option that leads to another practice and that both have chosen; null if there is none.</summary>
    private static StepOption? BothChose(CardModel model) =>
        Chosen(model, c => c.Who == Who.Both).LastOrDefault(o => o.Offer is not null);

    private static string? Agreed(CardModel model) =>
        BothChose(model) is { } chosen ? model.Say(DanceText.BothChoseIt, ("label", chosen.Label)) : null;

    private static Button Begins(StepOption chosen) => PageBuilder.Likely(chosen.Label, new OpenPracticeId(chosen.Offer!));

    /// <summary>The button is the same whatever is in the jar, because each of the two has put in what they have by themselves.</summary>
    private static IEnumerable<ActionRow> Jar(CardModel model) => model.Script.JarOffered
        ? [PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelFromJar), new OneFromJarId(model.Id)))]
        : [];

    public static IReadOnlyList<Component> Over(CardModel model, Dance.Over o)
    {
        var closed = o.Ending == DanceEnding.Closed;
        var day = InDay(model) ? null
            : model.Script.RoomGone
            ? closed || o.DeleteAt is not { } gone
                ? model.Say(DanceText.RoomGone)
                : model.Say(DanceText.RoomGoneLater, ("time", CardModel.Date(gone)))
            : o.RoomStays ? model.Say(DanceText.RoomStays)
            : o.DeleteAt is { } at ? model.Say(DanceText.RoomDay, ("time", CardModel.Day(at)))
            : null;
        return FloorView.Framed(closed ? PersonColor.Both : null, closed ? Thanks(model) : model.Say(DanceText.Stopped), day);
    }

    /// <summary>
    /// Returns the sentence of the option that led here or of the practice; without these, the sentence that is the same for every
    /// practice.
    /// </summary>
    private static string Thanks(CardModel model)
    {
        var sentence = Chosen(model).LastOrDefault(o => o.Last is not null)?.Last ?? model.Script.Last;
        var said = sentence is null ? model.Say(DanceText.LastCard) : model.Render(sentence);
        return model.Say(DanceText.LastHead, ("both", PersonColor.Both.Dot), ("said", said));
    }

    private static IEnumerable<StepOption> Chosen(CardModel model, Func<ChooseStep, bool>? which = null) =>
        from choose in model.Script.Flat().OfType<ChooseStep>()
        where which?.Invoke(choose) ?? true
        from option in choose.Options
        where model.Position.Outcomes.GetValueOrDefault(choose.Id) == option.Id
        select option;

    private static string? Small(CardModel model) => model.Script.Small is { } small ? model.Render(small) : null;

    private static string? Room(CardModel model) =>
        model.Script.RoomGone ? model.Say(InDay(model) ? DanceText.WordsGo : DanceText.RoomGoes) : null;

    /// <summary>A room that serves a day is not asked about by each of its dances, and says itself when it goes.</summary>
    private static bool InDay(CardModel model) => model.Position.DayRoomNumber > 0;

    /// <summary>Says which of the two will be asked about a promise of their own; null if nobody will.</summary>
    private static string? Promised(CardModel model)
    {
        var kept = model.Script.Flat().OfType<WriteStep>().SelectMany(s => s.Asks.Where(f => f.Keep == KeepKind.Promise)
            .Select(f => new FieldRef(s.Id, f.Id))).ToList();
        var who = Sides.Both.Where(side => kept.Any(f => model.ShownBy(side, f.Step)?[f.Field] is not null)).ToList();
        return who switch
        {
            [] => null,
            [var one] => model.Say(DanceText.PromisedOne, ("who", model.Name(one))),
            _ => model.Say(DanceText.PromisedBoth),
        };
    }

    /// <summary>What both have done already has no button any more.</summary>
    private static IEnumerable<Button> Words(CardModel model, Dance.Closing c)
    {
        if (!c.WordsShown && model.Script.Steps.Any(s => s is CloseStep))
            yield return PageBuilder.Quiet(model.Say(DanceText.LabelWord), new ClosingId(model.Id, ClosingAct.Word));
        yield return PageBuilder.Quiet(model.Say(DanceText.LabelHowWasThat), new ClosingId(model.Id, ClosingAct.HowWasThat));
    }

    private static IEnumerable<Button> Keeps(CardModel model, Dance.Closing c)
    {
        yield return PageBuilder.Quiet(model.Say(DanceText.LabelMoment), new ClosingId(model.Id, ClosingAct.Moment));
        if (!model.Script.RoomGone && !c.BothKeepRoom && !InDay(model))
            yield return PageBuilder.Quiet(model.Say(DanceText.LabelKeepRoom), new ClosingId(model.Id, ClosingAct.Room));
    }

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(l => l is not null));
}
