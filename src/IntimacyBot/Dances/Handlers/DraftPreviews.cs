using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <summary>
/// Builds the preview between writing and sharing. It shows the author's own words alone.
/// </summary>
internal sealed class DraftPreviews(DanceReplies replies, HomeChannels homes, DanceScripts scripts)
{
    public async Task<Reply> PageAsync(
        InteractionContext interaction,
        Participant participant,
        WriteStep step,
        AuthorWords.FormAnswers text,
        CancellationToken cancel)
    {
        var home = await homes.FindAsync(participant.Couple.Guild, cancel);
        var model = replies.Model(interaction, participant);
        return Of(model, participant, step, new AuthorWords.Draft(participant.Key, text), home.Readers, Offered(interaction, step));
    }

    /// <summary>
    /// Returns who can read a room of this couple now, in the form in which it is stored with what they share; null if that is not known.
    /// </summary>
    public async Task<string?> ReadersAsync(Participant participant, CancellationToken cancel) =>
        (await homes.FindAsync(participant.Couple.Guild, cancel)).Readers?.Version;

    /// <summary>Builds the first preview of somebody who has just begun, when the room has no words yet.</summary>
    public async Task<Reply> FirstAsync(
        InteractionContext interaction, Participant participant, WriteStep step, AuthorWords.Draft draft, CancellationToken cancel)
    {
        var home = await homes.FindAsync(participant.Couple.Guild, cancel);
        return Of(replies.Model(interaction, participant), participant, step, draft, home.Readers, Offered(interaction, step));
    }

    /// <summary>
    /// Returns the practices to which the choices that were just made lead. Private choices are stored nowhere, so they come from the
    /// interaction.
    /// </summary>
    public IReadOnlyList<Script> Offered(InteractionContext interaction, WriteStep step) =>
        [
            .. PracticeOffers.Picked(interaction.Interaction.Data.Fields, [.. step.Form, .. step.Deeper])
                .Select(practice => scripts.FindAny(practice, interaction.Language)).OfType<Script>(),
        ];

    /// <summary>
    /// Builds the preview. It says when more people can read the room now than when its last card was posted and, where the words come from
    /// what their author kept, until when they are kept.
    /// </summary>
    public static Reply.Page Of(
        CardModel model,
        Participant participant,
        WriteStep step,
        AuthorWords.Draft draft,
        RoomReaders? now,
        IReadOnlyList<Script>? offered = null,
        bool found = false)
    {
        var more = now is not null && participant.ReadersBefore is { } before ? ReadersView.More(model, now, before) : "";
        var kept = found && participant.Dance is Dance.Preparing waiting ? waiting.Until : (Instant?)null;
        return PreviewPage.Of(model, step, draft, more, offered, kept);
    }
}
