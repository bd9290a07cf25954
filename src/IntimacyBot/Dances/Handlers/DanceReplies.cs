using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Builds what handlers answer about a dance: the model of its pages, and the text of every refusal.</summary>
internal sealed partial class DanceReplies(
    Texts texts, DanceQueries queries, RoomDoors doors, RoomWordsReader roomWords, NotNowAnswers notNow, CoupleLoop loop)
{
    public CardModel Model(InteractionContext interaction, Participant participant) => participant.Model(texts, interaction);

    /// <summary>Builds the model of a page or form that shows words of the partner which stand in the room.</summary>
    public async Task<CardModel> WithTheirWordsAsync(
        InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var model = await OwnPageAsync(interaction, participant, cancel);
        return await roomWords.WithTheirWordsAsync(interaction, model, participant.Row, cancel);
    }

    /// <summary>
    /// Builds the model for somebody who has not begun, as if they had begun and made these choices. Null if the script does not allow the
    /// choices.
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

    /// <summary>Says why no room can be made in the channel; null if one can.</summary>
    public Reply? NoPlace(InteractionContext interaction, HomeChannel home)
    {
        if (home.Id is not { } channel)
            return Line(interaction, DanceText.NoHome);
        return home.Missing switch
        {
            [] => null,
            [RoomPermissions.TwoFactor] => Line(interaction, DanceText.RoomNeedsTwoFactor),
            var missing => Line(
                interaction, DanceText.RoomIsMissing, ("permissions", string.Join(", ", missing)), ("channel", $"<#{channel}>")),
        };
    }

    /// <summary>Finishes a private page: in the room itself it is removed, and elsewhere it says where the room is.</summary>
    public async Task<Reply> DoneAsync(InteractionContext interaction, CardModel model, DanceText said, CancellationToken cancel)
    {
        var room = await queries.RoomAsync(model.Id, cancel);
        return room is not null && room == interaction.Interaction.ChannelId ? new Reply.Hide() : DancePages.Plain(model, said, room);
    }

    /// <summary>Continues a private page in place: if the same person's next step is private too, the page becomes that step.</summary>
    public async Task<Reply> OnwardAsync(InteractionContext interaction, Participant participant, DanceText said, CancellationToken cancel)
    {
        var model = participant.Script.RepeatsAnswers
            ? await WithTheirWordsAsync(interaction, participant, cancel)
            : await OwnPageAsync(interaction, participant, cancel);
        if (Next(model, participant) is { } next)
            return next;
        return said is DanceText.ToldNot or DanceText.ChosenAlone or DanceText.ReadyToo
            ? DancePages.Passing(model, said)
            : await DoneAsync(interaction, model, said, cancel);
    }

    private static Reply.Page? Next(CardModel model, Participant participant)
    {
        if (participant.Dance is not Dance.Dancing d || !d.StepState.Holders.Contains(participant.Me))
            return null;
        var step = d.Position.Current(participant.Script);
        return step is PrepareStep or ChooseStep { Private: true } ? DancePages.Opened(model, step) : null;
    }

    /// <summary>Says what prevents a practice from being opened, and links to where that continues.</summary>
    public async Task<Reply> InTheWayAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        if (!participant.Dance.HasRoom)
            return await WaitsAsync(interaction, participant, cancel);
        return DancePages.OpenAlready(await AtDoorAsync(interaction, participant, cancel), queries.RoomOf(participant.Row));
    }

    /// <summary>Builds the model of a page that leads to the room, for somebody who may have left it.</summary>
    private async Task<CardModel> AtDoorAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        await doors.LookAsync(participant.Couple.Id, interaction.User, cancel);
        var outside = doors.IsOutside(queries.RoomOf(participant.Row), interaction.User);
        return Model(interaction, participant) with { Outside = outside };
    }

    /// <summary>
    /// Answers on a first card that is no longer valid. Where both had asked, the first who came has opened a room, and the other gets a
    /// link to it. In all other cases the page says the same, and no reason.
    /// </summary>
    public async Task<Reply> GoneAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (await queries.InRoomAsync(interaction, cancel) is { Dance: Dance.Dancing or Dance.Paused } open)
        {
            var model = await AtDoorAsync(interaction, open, cancel);
            var withOwn = model with { GivenBack = await queries.GivenBackAsync(interaction, open, cancel) };
            return DancePages.OpenThere(withOwn, queries.RoomOf(open.Row));
        }

        return texts.Page(
            interaction.Language,
            PageBuilder.Text(texts[interaction.Language, RouterText.NotAvailable]),
            PageBuilder.Small(texts[interaction.Language, DanceText.CardIsGone]));
    }

    /// <summary>Says why a practice cannot begin yet. It names the rule, and never whose turn it is.</summary>
    public Reply Locked(InteractionContext interaction, PracticeOpening opening, Journey.Lock closed, Func<string, string> titleOf)
    {
        var title = ("title", opening.Script.Title);
        if (closed is Journey.Lock.Comes comes)
        {
            var before = string.Join(", ", comes.After.Select(titleOf));
            var rule = Journey.FirstTalks(comes.After) switch
            {
                3 => DanceText.AfterThree,
                4 => DanceText.AfterFour,
                6 => DanceText.AfterSix,
                _ => DanceText.ComesAfter,
            };
            return texts.Page(
                interaction.Language,
                PageBuilder.Text(texts[interaction.Language, rule, title, ("before", before)]));
        }

        var choice = opening.Chosen
            ? PageBuilder.Quiet(texts[interaction.Language, DanceText.LabelUnchoose], new JourneyChoiceId(opening.Script.Id, false))
            : PageBuilder.Likely(texts[interaction.Language, DanceText.LabelChoose], new JourneyChoiceId(opening.Script.Id, true));
        return texts.Page(
            interaction.Language,
            PageBuilder.Text(texts[interaction.Language, DanceText.BothChoose, title]),
            PageBuilder.Row(choice));
    }

    /// <summary>Builds one private line beside whatever was pressed.</summary>
    public Reply Line(InteractionContext interaction, DanceText key, params (string, string)[] values) =>
        Reply.Line(texts[interaction.Language, key, values]);

    /// <summary>Builds one private line that is deleted when the room moves on.</summary>
    public Reply Line(InteractionContext interaction, Participant participant, DanceText key, params (string, string)[] values) =>
        Reply.Line(texts[interaction.Language, key, values]) with { Describes = participant.State };

    /// <summary>Says that nothing waits; the line goes when the next ring stands below it.</summary>
    public Reply NothingWaits(InteractionContext interaction) =>
        Reply.Line(texts[interaction.Language, DanceText.NothingWaits]).UntilRing(interaction);

    /// <summary>Builds one line that replaces the page.</summary>
    public Reply.Page Page(InteractionContext interaction, DanceText key) =>
        texts.Page(interaction.Language, PageBuilder.Text(texts[interaction.Language, key]));

    public Reply InYourServer(InteractionContext interaction) => Reply.Line(texts[interaction.Language, RouterText.InYourServer]);

    public async Task<Reply> RefusedAsync(InteractionContext interaction, MoveResult result, CancellationToken cancel) =>
        result.Refusal switch
        {
            Refusal.Repeated => Reply.Nothing,
            Refusal.NotYourMove when result.Participant is { Dance: Dance.Paused { By: { } } paused } participant =>
                OthersPause(interaction, participant, paused),
            Refusal.DoneAlready when result.Participant is { Dance: Dance.Dancing { StepState: StepState.Quieting } } participant =>
                Line(interaction, participant, DanceText.QuietWaits),
            Refusal.DoneAlready when result.Participant is { } participant => Done(interaction, participant),
            Refusal.NotYourMove when result.Participant is { } participant =>
                Line(interaction, participant, NotYours(participant), ("holder", Holder(interaction, participant))),
            Refusal.MovedOn when result.Participant is { } participant => await MovedOnToAsync(interaction, participant, cancel),
            Refusal.MovedOn => MovedOn(interaction),
            _ when result.Missing is { } dance => await MissingAsync(interaction, dance, cancel),
            _ => NotAvailable(interaction),
        };

    public Reply NotAvailable(InteractionContext interaction) => Reply.Line(texts[interaction.Language, RouterText.NotAvailable]);

    /// <summary>Says that the dance has moved on, with a link to where it continues.</summary>
    public Task<Reply> MovedOnAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        RefusedAsync(interaction, new MoveResult(participant, Refusal.MovedOn), cancel);

    public Reply MovedOn(InteractionContext interaction) => Reply.Line(texts[interaction.Language, RouterText.MovedOn]);

    /// <summary>Answers a press on somebody else's words.</summary>
    public Reply OnlyAuthor(InteractionContext interaction, Participant participant)
    {
        var author = Model(interaction, participant).Name(participant.Me.Other());
        return Line(interaction, participant, DanceText.OnlyAuthor, ("author", author));
    }

    /// <summary>Whoever hears nothing at this moment is not told to listen, and buttons of a choice are told to be the other's.</summary>
    private static DanceText NotYours(Participant participant) => participant.Dance switch
    {
        Dance.Dancing d when DanceRules.IsHeard(participant.Script, d) => DanceText.NotYourTurn,
        Dance.Dancing { StepState: StepState.Choosing } d when d.Position.Current(participant.Script) is ChooseStep { Private: false } =>
            DanceText.NotYourChoice,
        _ => DanceText.NotYourTurnWait,
    };

    private string Holder(InteractionContext interaction, Participant participant)
    {
        var other = participant.Me.Other();
        var alone = participant.Dance is Dance.Dancing d && !d.StepState.Holders.Contains(other) ? participant.Me : other;
        return Model(interaction, participant).Name(alone);
    }
}
