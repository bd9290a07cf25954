using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <content>Practices to which each is called at an hour of their own.</content>
internal sealed partial class DanceDesk
{
    private IOwnHour? HourOf(Dance dance) => hours.FirstOrDefault(h => h.Practice == dance.Walk.Practice);

    /// <summary>The moment whose week has the questions that somebody is asked who begins now.</summary>
    public Task<Instant> AskedAsync(Ask ask, Couple couple, Script script, CancellationToken cancel) =>
        hours.FirstOrDefault(h => h.Practice == script.Id) is { } hour && couple.SideOf(ask.User) is { } me && couple[me].Person is { } person
            ? store.ReadAsync((read, token) => hour.AskedAsync(read, person, ask.At, token), cancel)
            : Task.FromResult(ask.At);

    /// <summary>Words that nobody is called for wait until their author's own next hour.</summary>
    private async Task<Act> InItsHourAsync(BotContext context, Seat seat, Act act, CancellationToken cancel) =>
        act is Act.Share share && seat.Dance is Dance.Preparing && HourOf(seat.Dance) is { } hour
            ? share with { Until = await hour.UntilAsync(context, seat.Person, share.At, cancel) }
            : act;

    /// <summary>Whoever has answered is not called again this week; whoever met is not counted as unmet.</summary>
    private async Task TellHourAsync(BotContext context, Couple couple, Dance before, Dance after, Move move, CancellationToken cancel)
    {
        if (move is not Act || HourOf(after) is not { } hour)
            return;
        if (before is Dance.Preparing && after is Dance.Asking or Dance.Over && couple[before.Walk.Starter].Person is { } answered)
            await hour.AnsweredAsync(context, answered, move.At, cancel);
        if (after.HasRoom && !before.HasRoom)
            await hour.MetAsync(context, couple, cancel);
    }
}
