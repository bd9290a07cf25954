using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the last card of a room.</summary>
internal sealed class ClosingCommands(DanceService service, DanceQueries queries, DanceReplies replies, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<ClosingId>(LastAsync, opensForm: true);
        routes.Press<KeepsakeId>(KeepsakeAsync);
        routes.Press<AftercareId>((interaction, id, _) => Task.FromResult<Reply>(id.Act switch
        {
            AftercareAct.Fine => replies.Page(interaction, DanceText.FineAnswer),
            AftercareAct.Tender => Tender(interaction),
            _ => Hurt(interaction),
        }));
    }

    private async Task<Reply> LastAsync(InteractionContext interaction, ClosingId id, CancellationToken cancel)
    {
        if (id.Act == ClosingAct.Room)
            return await KeepRoomAsync(interaction, id, cancel);
        if (Answer(interaction, id.Act) is { } answer)
            return answer;
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        var model = replies.Model(interaction, participant);
        return id.Act switch
        {
            ClosingAct.HowWasThat => DancePages.HowWasThat(model),
            _ when participant.Dance is not Dance.Closing => await replies.MovedOnAsync(interaction, participant, cancel),
            ClosingAct.Word => Word(interaction, model, participant),
            _ => KeepsakePage.Of(model),
        };
    }

    /// <summary>Answers the question how it was without loading the dance, so that it still works when the room has closed.</summary>
    private Reply.Page? Answer(InteractionContext interaction, ClosingAct act) => act switch
    {
        ClosingAct.Fine => replies.Page(interaction, DanceText.FineAnswer),
        ClosingAct.Tender => Tender(interaction),
        ClosingAct.Hurt => Hurt(interaction),
        _ => null,
    };

    private Reply.Page Tender(InteractionContext interaction) => texts.Page(
        interaction.Language,
        PageBuilder.Text(texts[interaction.Language, DanceText.TenderAnswer]),
        PageBuilder.Row(
            GatePages.Minute(texts, interaction.Language),
            PageBuilder.Quiet(texts[interaction.Language, RouterText.LabelSomethingGood], new SomethingGoodId())));

    private Reply.Page Hurt(InteractionContext interaction) => texts.Page(
        interaction.Language,
        PageBuilder.Text(texts[interaction.Language, DanceText.HurtAnswer]),
        PageBuilder.Row(
            GatePages.Minute(texts, interaction.Language),
            PageBuilder.Quiet(texts[interaction.Language, DanceText.LabelSupport], new SupportId()),
            PageBuilder.Quiet(texts[interaction.Language, DanceText.LabelRepair], new OpenPracticeId("repair"))));

    private Reply Word(InteractionContext interaction, CardModel model, Participant participant)
    {
        if (participant.Dance is Dance.Closing closing && closing.WithWord.Contains(participant.Me))
            return WordGiven(interaction, closing);
        var id = new FormId(model.Id, model.Script.Id, DanceRules.ClosingKey(model.Position), FormPurpose.Closing, interaction.FormOpening);
        return new Reply.Form(Forms.OneText(model, id, DanceText.FormClosing, true, null, null, DanceText.WordHint));
    }

    /// <summary>Says whether a word that was given stands in the room, or waits for the other's.</summary>
    private Reply WordGiven(InteractionContext interaction, Dance.Closing closing) =>
        replies.Line(interaction, closing.WordsShown ? DanceText.WordsShown : DanceText.WordSaved);

    private async Task<Reply> KeepRoomAsync(InteractionContext interaction, ClosingId id, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, id.Dance, s => new Act.KeepRoom(s.Me, interaction.At), null, cancel);
        if (result.Refusal is not null)
            return await replies.RefusedAsync(interaction, result, cancel);
        var both = result.Participant?.Dance is Dance.Closing { BothKeepRoom: true };
        return replies.Line(interaction, both ? DanceText.KeepRoomBoth : DanceText.KeepRoomSaved);
    }

    private async Task<Reply> KeepsakeAsync(InteractionContext interaction, KeepsakeId id, CancellationToken cancel)
    {
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                s => new Act.KeepCard(s.Me, interaction.At, interaction.Values.FirstOrDefault() ?? ""),
                null,
                cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? DancePages.Plain(replies.Model(interaction, participant), DanceText.MomentSaved)
            : await replies.RefusedAsync(interaction, result, cancel);
    }
}
