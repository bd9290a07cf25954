using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances;

/// <summary>What handlers answer around a dance: the scene that its pages are made of, and the kind words for every refusal.</summary>
internal sealed class DanceReplies(Texts texts, DanceQueries queries)
{
    public CardModel Scene(InteractionContext ask, Participant seat) => seat.Scene(texts, ask);

    /// <summary>
    /// The scene of somebody who has not begun: as if they had, and had chosen so far, and nothing is saved. Null if nobody could.
    /// </summary>
    public CardModel? Before(InteractionContext ask, PracticeOpening opening, string trail)
    {
        if (opening.Rules.Begin(opening.Me, ask.At, trail)?.AskedAt(opening.Asked) is not { } dance)
            return null;
        return new CardModel(texts, Guid.Empty, opening.Couple, dance, opening.Script, ask.Language, ask.At)
        {
            Reader = opening.Me,
            Trail = trail,
        };
    }

    /// <summary>Why no room could be made there; null if one can.</summary>
    public Reply? NoPlace(InteractionContext ask, HomeChannel home) =>
        home.Id is not { } channel ? Line(ask, DanceText.NoHome)
        : home.Missing.Count == 0 ? null
        : Line(ask, DanceText.RoomIsMissing, ("permissions", string.Join(", ", home.Missing)), ("channel", $"<#{channel}>"));

    /// <summary>A page has done its work: in the room itself it just goes away, elsewhere it says where the room is.</summary>
    public async Task<Reply> DoneAsync(InteractionContext ask, CardModel scene, DanceText said, CancellationToken cancel)
    {
        var room = await queries.RoomAsync(scene.Id, cancel);
        return room is not null && room == ask.Interaction.ChannelId ? new Reply.Hide() : DancePages.Plain(scene, said, room);
    }

    /// <summary>What is in the way of a practice that somebody would open, and where it goes on.</summary>
    public Reply InTheWay(InteractionContext ask, Participant seat)
    {
        var scene = Scene(ask, seat);
        if (!seat.Dance.HasRoom)
            return DancePages.OnItsWay(scene);
        var room = queries.RoomOf(seat.Row) is { } id ? $"<#{id}>" : "";
        var stop = PageBuilder.Row(PageBuilder.Quiet(scene.Say(DanceText.LabelStopThat), new RoomActionId(seat.Row.Id, RoomAction.Stop)));
        return DancePages.Page(scene, [PageBuilder.Text(scene.Say(DanceText.OpenAlready, ("room", room))), stop]);
    }

    /// <summary>Why a practice cannot begin yet. It says the rule, and never whose turn it is.</summary>
    public Reply Locked(InteractionContext ask, PracticeOpening opening, Journey.Lock closed, Func<string, string> titleOf)
    {
        var title = ("title", opening.Script.Title);
        if (closed is Journey.Lock.Comes comes)
        {
            var before = string.Join(", ", comes.After.Select(titleOf));
            return texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, DanceText.ComesAfter, title, ("before", before)]));
        }

        var choice = opening.Chosen
            ? PageBuilder.Quiet(texts[ask.Language, DanceText.LabelUnchoose], new JourneyChoiceId(opening.Script.Id, false))
            : PageBuilder.Likely(texts[ask.Language, DanceText.LabelChoose], new JourneyChoiceId(opening.Script.Id, true));
        return texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, DanceText.BothChoose, title]), PageBuilder.Row(choice));
    }

    /// <summary>One private line, beside whatever was pressed.</summary>
    public Reply Line(InteractionContext ask, DanceText key, params (string, string)[] values) => Beside(texts[ask.Language, key, values]);

    /// <summary>One line in the place of the page.</summary>
    public Reply.Page Page(InteractionContext ask, DanceText key) => texts.Page(ask.Language, PageBuilder.Text(texts[ask.Language, key]));

    public Reply InYourServer(InteractionContext ask) => Reply.Line(texts[ask.Language, RouterText.InYourServer]);

    public async Task<Reply> RefusedAsync(InteractionContext ask, MoveResult outcome, CancellationToken cancel) => outcome.Refusal switch
    {
        Refusal.Repeated => Reply.Nothing,
        Refusal.DoneAlready => Line(ask, DanceText.DoneAlready),
        Refusal.NotYourMove => Beside(texts[ask.Language, RouterText.NotYourMove]),
        Refusal.MovedOn => Beside(await MovedOnToAsync(ask, outcome.Seat, cancel)),
        _ => NotAvailable(ask),
    };

    /// <summary>A form that came too late: what happened, and the words in it, which only their author sees.</summary>
    public async Task<Reply> LateAsync(InteractionContext ask, Participant? seat, string words, CancellationToken cancel)
    {
        var moved = await MovedOnToAsync(ask, seat, cancel);
        var late = texts[ask.Language, DanceText.LateWords];
        return texts.Page(ask.Language, PageBuilder.Text($"{moved}\n{late}"), WordsView.Framed(words)) with { Beside = true };
    }

    public Reply NotAvailable(InteractionContext ask) => Beside(texts[ask.Language, RouterText.NotAvailable]);

    /// <summary>The same with a link to where it goes on.</summary>
    public Task<Reply> MovedOnAsync(InteractionContext ask, Participant seat, CancellationToken cancel) =>
        RefusedAsync(ask, new MoveResult(seat, Refusal.MovedOn), cancel);

    public Reply MovedOn(InteractionContext ask) => Beside(texts[ask.Language, RouterText.MovedOn]);

    private async Task<string> MovedOnToAsync(InteractionContext ask, Participant? seat, CancellationToken cancel)
    {
        var room = seat is null ? null : await queries.RoomAsync(seat.Row.Id, cancel);
        return texts[ask.Language, RouterText.MovedOn] + (room is { } id ? $" <#{id}>" : "");
    }

    private static Reply.Page Beside(string text) => new([PageBuilder.Text(text)]) { Beside = true };
}
