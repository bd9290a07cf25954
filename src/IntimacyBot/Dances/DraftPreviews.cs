using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The page between writing and sharing, with everything that the room shows, also of somebody who has left.</summary>
internal sealed class DraftPreviews(DanceReplies replies, RoomWordsReader remembered, HomeChannels homes, DanceScripts scripts)
{
    public Task<CardModel> SceneAsync(InteractionContext ask, Participant seat, CancellationToken cancel) =>
        remembered.RecallAsync(replies.Scene(ask, seat), seat.Row, cancel);

    public async Task<Reply> PageAsync(InteractionContext ask, Participant seat, WriteStep step, AuthorWords.FormAnswers text, CancellationToken cancel)
    {
        var home = await homes.FindAsync(seat.Couple.Guild, cancel);
        var scene = await SceneAsync(ask, seat, cancel);
        return Of(scene, seat, step, new AuthorWords.Draft(seat.Key, text), home.Readers, Offered(ask, step));
    }

    /// <summary>Where what was just picked leads; what is private is kept nowhere else.</summary>
    public IReadOnlyList<Script> Offered(InteractionContext ask, WriteStep step) =>
        [
            .. PracticeOffers.Picked(ask.Interaction.Data.Fields, [.. step.Form, .. step.Deeper])
                .Select(practice => scripts.FindAny(practice, ask.Language)).OfType<Script>(),
        ];

    /// <summary>It says so if others can read the room now than when its last card was posted.</summary>
    public static Reply.Page Of(CardModel scene, Participant seat, WriteStep step, AuthorWords.Draft draft, RoomReaders? now, IReadOnlyList<Script>? offered = null)
    {
        var changed = now is not null && seat.ReadersBefore is { } before && before != now.Version;
        return DancePages.Preview(scene, step, draft, changed, deeper: step.Deeper.Any(f => draft.Text[f.Id] is null), offered);
    }
}
