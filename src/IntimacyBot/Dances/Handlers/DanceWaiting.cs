using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>
/// Lists what waits about dances: who asks the reader, the open room, what the reader asked or did not send, and what remains after a
/// dance.
/// </summary>
internal sealed class DanceWaiting(
    DanceStore dances,
    DanceQueries queries,
    DanceScripts scripts,
    Texts texts,
    RoomDoors doors) : IWaitingPart
{
    public Task PrepareAsync(InteractionContext interaction, Couple? couple, CancellationToken cancel) =>
        couple is null ? Task.CompletedTask : doors.LookAsync(couple.Id, interaction.User, cancel);

    public async Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel)
    {
        var lines = new List<WaitingLine>();
        if ((at.Couple ?? at.Resting) is { } couple && couple.SideOf(at.Interaction.User) is { } me)
            foreach (var (row, dance) in await dances.OfCoupleAsync(read, couple.Id, cancel))
                if (scripts.RulesOf(dance, at.Language) is { } rules)
                {
                    var mine = await dances.WordsAsync(read, row.Id, couple[me].Person, cancel);
                    var participant = new Participant(row, dance, couple, me, rules).With(mine);
                    lines.AddRange(couple.Resting ? AtRest(at, participant) : Of(at, participant));
                }

        lines.AddRange(Ended(at));
        return lines;
    }

    private IEnumerable<WaitingLine> Of(WaitingContext at, Participant participant)
    {
        var model = participant.Model(texts, at.Interaction);
        var mine = participant.Me == participant.Dance.Position.Starter;
        if (participant.Dance is { HasRoom: true } and not (Dance.Over or Dance.Closing))
            yield return InRoom(at, participant, model);
        if (!mine && DanceRules.Called(participant.Dance) && MayCome(at, participant))
            yield return WaitingLines.Called(
                model,
                Takes(participant) ? null : at.About(model.Id, DanceNotifications.FirstCard),
                at.NotNow.Contains(model.Id, AskerPages.CardUntil(participant.Dance)));
        if (mine && participant.Dance is (Dance.Asking or Dance.Paused) and { HasRoom: false })
            yield return at.About(model.Id, DanceNotifications.MoreReaders) is { } more ? WaitingLines.MoreReaders(model, more)
                : at.About(model.Id, DanceNotifications.TimeIsUp) is { } up ? WaitingLines.TimeIsUp(model, up)
                : WaitingLines.Sent(model);
        if (at.About(model.Id, DanceNotifications.Back) is { } back && participant.Dance is Dance.Preparing && mine)
            yield return WaitingLines.Back(model, participant.DraftFor(participant.Key) is not null, back);
        else if (mine && participant.Dance is Dance.Preparing { Returned: ReturnReason.Unmet })
            yield return WaitingLines.CheckInLapsed(model);
        if (HasUnshared(participant, mine) && at.About(model.Id, DanceNotifications.Back) is null)
            yield return WaitingLines.Words(model);
    }

    /// <summary>What somebody wrote and did not share stays theirs while the couple rests.</summary>
    private IEnumerable<WaitingLine> AtRest(WaitingContext at, Participant participant) =>
        HasUnshared(participant, participant.Me == participant.Dance.Position.Starter)
            ? [WaitingLines.Words(participant.Model(texts, at.Interaction))]
            : [];

    private WaitingLine InRoom(WaitingContext at, Participant participant, CardModel model)
    {
        if (participant.Row.DayRoom is not null && DayRoomRules.IsParked(participant.Dance))
            return WaitingLines.Parked(model);
        if (queries.RoomOf(participant.Row) is not { } room)
            return WaitingLines.RoomOpens(model);
        var name = queries.RoomNameOf(participant.Row);
        return at.About(model.Id, DanceNotifications.PauseOver) is { } over && participant.Dance is Dance.Dancing
            ? WaitingLines.PauseOver(model, room, name, over)
            : WaitingLines.Room(model with { Outside = doors.IsOutside(room, at.Interaction.User) }, room, name);
    }

    /// <summary>True when a first card may wait here. Somebody who asked for more time finds it as well.</summary>
    private static bool MayCome(WaitingContext at, Participant participant) =>
        participant.Dance is Dance.Paused || at.About(participant.Row.Id, DanceNotifications.FirstCard) is not null;

    /// <summary>True when the called person asked for more time; until then they come from /home.</summary>
    private static bool Takes(Participant participant) => participant.Dance is Dance.Paused { Why: PauseReason.Time };

    /// <summary>Before a room exists, everything that one has written is still unshared.</summary>
    private static bool HasUnshared(Participant participant, bool mine) => participant.Dance switch
    {
        Dance.Preparing => mine && !participant.Mine.IsEmpty,
        Dance.Over => false,
        { HasRoom: true } => participant.Mine.Unsent is not null,
        _ => false,
    };

    /// <summary>Returns the lines for what is asked or offered once a dance is over.</summary>
    private IEnumerable<WaitingLine> Ended(WaitingContext at)
    {
        (string Kind, DanceWaitingText Title, DanceWaitingText Small)[] kinds =
        [
            (DanceNotifications.Support, DanceWaitingText.Support, DanceWaitingText.SupportSmall),
            (DanceNotifications.Stopped, DanceWaitingText.Stopped, DanceWaitingText.StoppedSmall),
            (DanceNotifications.Aftercare, DanceWaitingText.Aftercare, DanceWaitingText.AftercareSmall),
            (PromisePage.NotificationKind, DanceWaitingText.Promise, DanceWaitingText.PromiseSmall),
        ];
        return kinds.SelectMany(k => at.Of(k.Kind).Select(n => new WaitingLine(
            WaitingRank.Told, texts[at.Language, k.Title], texts[at.Language, k.Small], WaitingLines.Open(texts, at.Language, n))));
    }
}
