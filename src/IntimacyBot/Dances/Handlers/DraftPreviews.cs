using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>The page between writing and sharing, with everything that the room shows, also of somebody who has left.</summary>
internal sealed class DraftPreviews(DanceReplies replies, RoomWordsReader roomWords, HomeChannels homes, DanceScripts scripts)
{
    public Task<CardModel> ModelAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        roomWords.WithRoomWordsAsync(replies.Model(interaction, participant), participant.Row, cancel);

    public async Task<Reply> PageAsync(
        InteractionContext interaction,
        Participant participant,
        WriteStep step,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        var home = await homes.FindAsync(participant.Couple.Guild, cancel);
        var model = await ModelAsync(interaction, participant, cancel);
        return Of(model, participant, step, new AuthorWords.Draft(participant.Key, text), home.Readers, Offered(interaction, step));
    }

    /// <summary>Where what was just picked leads; what is private is kept nowhere else.</summary>
    public IReadOnlyList<Script> Offered(InteractionContext interaction, WriteStep step) =>
        [
            .. PracticeOffers.Picked(interaction.Interaction.Data.Fields, [.. step.Form, .. step.Deeper])
                .Select(practice => scripts.FindAny(practice, interaction.Language)).OfType<Script>(),
        ];

    /// <summary>It says so if others can read the room now than when its last card was posted.</summary>
    public static Reply.Page Of(
        CardModel model,
        Participant participant,
        WriteStep step,
        AuthorWords.Draft draft,
        RoomReaders? now,
        IReadOnlyList<Script>? offered = null)
    {
        var changed = now is not null && participant.ReadersBefore is { } before && before != now.Version;
        return DancePages.Preview(model, step, draft, changed, deeper: step.Deeper.Any(f => draft.Text[f.Id] is null), offered);
    }
}
