using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles the buttons of a card with words.</content>
internal sealed partial class RoomCommands
{
    /// <summary>Handles a card of both, on which each of the two changes only their own words.</summary>
    private async Task<Reply> SharedPostAsync(InteractionContext interaction, SharedPostId id, CancellationToken cancel)
    {
        var participant = await queries.FindAsync(interaction, id.Dance, cancel);
        return participant is not null && participant.Me != id.By
            ? replies.OnlyAuthor(interaction, participant)
            : await PostAsync(interaction, new RoomPostId(id.Dance, id.Key, id.Act), cancel);
    }

    private async Task<Reply> PostAsync(InteractionContext interaction, RoomPostId id, CancellationToken cancel)
    {
        if (id.Act == RoomPostAct.TakeBack)
            return await TakeBackAsync(interaction, id, cancel);
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        var post = participant.Dance.Posts.FirstOrDefault(p => p.Key == id.Key);
        if (post is null || (participant.Dance as Dance.Dancing)?.Changeable != id.Key)
            return await replies.MovedOnAsync(interaction, participant, cancel);
        if (!post.By.Contains(participant.Me) || participant.Mine.Shared.GetValueOrDefault(id.Key) is not { } text)
            return replies.OnlyAuthor(interaction, participant);
        var form = new FormId(id.Dance, participant.Script.Id, id.Key, FormPurpose.Change, interaction.FormOpening);
        return ChangeForm(await replies.WithTheirWordsAsync(interaction, participant, cancel), form, post, text);
    }

    private async Task<Reply> TakeBackAsync(InteractionContext interaction, RoomPostId id, CancellationToken cancel)
    {
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                s => new Act.TakeWordsBack(s.Me, interaction.At, id.Key),
                s => s.Mine.Unshared(id.Key),
                cancel);
        return result switch
        {
            { Refusal: null, Participant: { } author } => TakenBack(interaction, author),
            { Refusal: Refusal.MovedOn, Participant: { } again } when HasTakenBack(again) => TakenBack(interaction, again),
            { Refusal: Refusal.NotYourMove, Participant: { } other } => replies.OnlyAuthor(interaction, other),
            _ => await replies.RefusedAsync(interaction, result, cancel),
        };
    }

    private Reply.Page TakenBack(InteractionContext interaction, Participant author) => DancePages.WordsTakenBack(
        replies.Model(interaction, author), DanceRules.IsTakenBackUnread(author.Dance, author.Me));

    /// <summary>True when a press came twice, and the first one took the words back.</summary>
    private static bool HasTakenBack(Participant participant) =>
        participant.Dance is Dance.Dancing { MovedBy: { } by, MovedWith: Act.TakeWordsBack.Pressed } && by == participant.Me;

    private static Reply.Form ChangeForm(CardModel model, FormId form, RoomPost post, AuthorWords.FormAnswers text) =>
        new(post.Kind == RoomPostKind.Words && model.Script.Find(post.Step) is WriteStep step
            ? Forms.Of(
                model,
                form,
                [.. step.Form.Where(f => !f.Private), .. step.Deeper.Where(f => text[f.Id] is not null)],
                text,
                null,
                model.Say(DanceText.FormChange))
            : Forms.OneText(model, form, DanceText.FormSaidBack, true, text[Forms.Said]?.Reveal(), null, DanceText.FormChange));
}
