using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>From one practice into another: with what goes along, and where something comes first.</content>
internal sealed partial class DanceCommands
{
    /// <summary>
    /// What is carried becomes a draft of the other practice, if nothing is in the way there. Null where the first practice has gone.
    /// </summary>
    public async Task<Script?> CarryAsync(Ask ask, CarryId id, CancellationToken cancel)
    {
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat
            || (seat.Script.Find(id.Step) as Choose)?.Options.FirstOrDefault(o => o.Id == id.Option) is not { } option
            || guide.Offered(ask, option) is not { } target)
            return null;
        if (target.Solo || Carrying.Of(guide.Scene(ask, seat), option, target) is not var (into, text) || !await FreeAsync(seat, target, cancel))
            return target;
        await desk.BeginAsync(
            ask, target, "", s => new Act.Drafted(s.Me, ask.At, null), s => Carrying.With(s.Mine, s.Dance.Walk.Key(into.Id), text), cancel);
        return target;
    }

    private async Task<bool> FreeAsync(Seat seat, Script target, CancellationToken cancel) =>
        Journey.LockOf(target, seat.Couple) is null && await guide.InTheWayAsync(seat.Couple, seat.Me, target, cancel) is null;

    /// <summary>It says the rule, and never whose turn it is.</summary>
    private async Task<Reply> LockedAsync(Ask ask, Couple couple, Side me, Script script, Journey.Lock locked, CancellationToken cancel)
    {
        if (locked is Journey.Lock.Comes comes)
        {
            var before = string.Join(", ", comes.After.Select(id => catalogue.Find(id, ask.Language)?.Title ?? id));
            return texts.Page(ask.Language, Pages.Text(texts[ask.Language, DanceText.ComesAfter, ("title", script.Title), ("before", before)]));
        }

        var mine = await desk.HasChosenAsync(couple[me].Person, script.Id, cancel);
        return texts.Page(
            ask.Language,
            Pages.Text(texts[ask.Language, DanceText.BothChoose, ("title", script.Title)]),
            Pages.Row(mine
                ? Pages.Quiet(texts[ask.Language, DanceText.LabelUnchoose], new JourneyId(script.Id, false))
                : Pages.Likely(texts[ask.Language, DanceText.LabelChoose], new JourneyId(script.Id, true))));
    }

    private async Task<Reply> ChosenAsync(Ask ask, JourneyId id, CancellationToken cancel)
    {
        if (guide.Find(ask, id.Practice) is { ConsentBoth: true } script)
            await desk.ChooseAsync(ask, script.Id, id.Chosen, cancel);
        return await StartAsync(ask, id.Practice, cancel);
    }
}
