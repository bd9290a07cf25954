using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>What handlers answer around a dance: the model that its pages are made of, and the words for every refusal.</summary>
internal sealed class DanceReplies(Texts texts, DanceQueries queries)
{
    public CardModel Model(InteractionContext interaction, Participant participant) => participant.Model(texts, interaction);

    /// <summary>
    /// The model for somebody who has not begun: as if they had begun and made these choices. Null if the script does not allow them.
    /// </summary>
    public CardModel? Before(InteractionContext interaction, PracticeOpening opening, string choices)
    {
        if (opening.Rules.Begin(opening.Me, interaction.At, choices)?.AskedAt(opening.Asked) is not { } dance)
            return null;
        return new CardModel(texts, Guid.Empty, opening.Couple, dance, opening.Script, interaction.Language, interaction.At)
        {
            Reader = opening.Me,
            Choices = choices,
        };
    }

    /// <summary>Why no room could be made there; null if one can.</summary>
    public Reply? NoPlace(InteractionContext interaction, HomeChannel home) =>
        home.Id is not { } channel ? Line(interaction, DanceText.NoHome)
        : home.Missing.Count == 0 ? null
        : Line(interaction, DanceText.RoomIsMissing, ("permissions", string.Join(", ", home.Missing)), ("channel", $"<#{channel}>"));

    /// <summary>A page has done its work: in the room itself it just goes away, elsewhere it says where the room is.</summary>
    public async Task<Reply> DoneAsync(InteractionContext interaction, CardModel model, DanceText said, CancellationToken cancel)
    {
        var room = await queries.RoomAsync(model.Id, cancel);
        return room is not null && room == interaction.Interaction.ChannelId ? new Reply.Hide() : DancePages.Plain(model, said, room);
    }

    /// <summary>What is in the way of a practice that somebody would open, and where it goes on.</summary>
    public Reply InTheWay(InteractionContext interaction, Participant participant)
    {
        var model = Model(interaction, participant);
        if (!participant.Dance.HasRoom)
            return DancePages.OnItsWay(model);
        var room = queries.RoomOf(participant.Row) is { } id ? $"<#{id}>" : "";
        var stop =
            PageBuilder.Row(PageBuilder.Quiet(model.Say(DanceText.LabelStopThat), new RoomActionId(participant.Row.Id, RoomAction.Stop)));
        return DancePages.Page(model, [PageBuilder.Text(model.Say(DanceText.OpenAlready, ("room", room))), stop]);
    }

    /// <summary>Why a practice cannot begin yet. It says the rule, and never whose turn it is.</summary>
    public Reply Locked(InteractionContext interaction, PracticeOpening opening, Journey.Lock closed, Func<string, string> titleOf)
    {
        var title = ("title", opening.Script.Title);
        if (closed is Journey.Lock.Comes comes)
        {
            var before = string.Join(", ", comes.After.Select(titleOf));
            return texts.Page(
                interaction.Language,
                PageBuilder.Text(texts[interaction.Language, DanceText.ComesAfter, title, ("before", before)]));
        }

        var choice = opening.Chosen
            ? PageBuilder.Quiet(texts[interaction.Language, DanceText.LabelUnchoose], new JourneyChoiceId(opening.Script.Id, false))
            : PageBuilder.Likely(texts[interaction.Language, DanceText.LabelChoose], new JourneyChoiceId(opening.Script.Id, true));
        return texts.Page(
            interaction.Language,
            PageBuilder.Text(texts[interaction.Language, DanceText.BothChoose, title]),
            PageBuilder.Row(choice));
    }

    /// <summary>One private line, beside whatever was pressed.</summary>
    public Reply Line(InteractionContext interaction, DanceText key, params (string, string)[] values) =>
        Beside(texts[interaction.Language, key, values]);

    /// <summary>One line in the place of the page.</summary>
    public Reply.Page Page(InteractionContext interaction, DanceText key) =>
        texts.Page(interaction.Language, PageBuilder.Text(texts[interaction.Language, key]));

    public Reply InYourServer(InteractionContext interaction) => Reply.Line(texts[interaction.Language, RouterText.InYourServer]);

    public async Task<Reply> RefusedAsync(InteractionContext interaction, MoveResult result, CancellationToken cancel) =>
        result.Refusal switch
        {
            Refusal.Repeated => Reply.Nothing,
            Refusal.DoneAlready => Line(interaction, DanceText.DoneAlready),
            Refusal.NotYourMove => Beside(texts[interaction.Language, RouterText.NotYourMove]),
            Refusal.MovedOn => Beside(await MovedOnToAsync(interaction, result.Participant, cancel)),
            _ => NotAvailable(interaction),
        };

    /// <summary>A form that came too late: what happened, and the words in it, which only their author sees.</summary>
    public async Task<Reply> LateAsync(InteractionContext interaction, Participant? participant, string words, CancellationToken cancel)
    {
        var moved = await MovedOnToAsync(interaction, participant, cancel);
        var late = texts[interaction.Language, DanceText.LateWords];
        return texts.Page(interaction.Language, PageBuilder.Text($"{moved}\n{late}"), WordsView.Framed(words)) with { Beside = true };
    }

    public Reply NotAvailable(InteractionContext interaction) => Beside(texts[interaction.Language, RouterText.NotAvailable]);

    /// <summary>The same with a link to where it goes on.</summary>
    public Task<Reply> MovedOnAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        RefusedAsync(interaction, new MoveResult(participant, Refusal.MovedOn), cancel);

    public Reply MovedOn(InteractionContext interaction) => Beside(texts[interaction.Language, RouterText.MovedOn]);

    private async Task<string> MovedOnToAsync(InteractionContext interaction, Participant? participant, CancellationToken cancel)
    {
        var room = participant is null ? null : await queries.RoomAsync(participant.Row.Id, cancel);
        return texts[interaction.Language, RouterText.MovedOn] + (room is { } id ? $" <#{id}>" : "");
    }

    private static Reply.Page Beside(string text) => new([PageBuilder.Text(text)]) { Beside = true };
}
