using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <content>Answers what comes too late, and says why.</content>
internal sealed partial class DanceReplies
{
    /// <summary>Answers a form that came too late: it says what happened and shows the form's words to their author.</summary>
    public async Task<Reply> LateAsync(
        InteractionContext interaction, Guid dance, Participant? participant, string words, CancellationToken cancel)
    {
        var past = await HasClosedAsync(interaction, dance, participant, cancel)
            ? texts[interaction.Language, DanceText.RoomHasClosed]
            : Past(interaction, participant);
        var text = $"{past}\n{texts[interaction.Language, DanceText.LateWords]}";
        var link = participant is null ? null : await LinkAsync(interaction, participant, cancel);
        PersonColor? color = participant is null ? null : Model(interaction, participant).Color(participant.Me);
        Component[] body = [PageBuilder.Text(text), WordsView.Framed(words, color), .. link is null ? (Component[])[] : [link]];
        return texts.Page(interaction.Language, body) with { Beside = true };
    }

    private async Task<Reply> MovedOnToAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        if (participant.Dance is Dance.Over { HadRoom: true })
            return Closed(interaction);
        var text = PageBuilder.Text(Past(interaction, participant));
        var link = await LinkAsync(interaction, participant, cancel);
        return new Reply.Page(link is null ? [text] : [text, link]) { Beside = true };
    }

    /// <summary>Builds the link to the room; null where there is none, and for somebody who is in the room already.</summary>
    private async Task<ActionRow?> LinkAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        await queries.RoomAsync(participant.Row.Id, cancel) is { } room && room != interaction.Interaction.ChannelId
            ? PageBuilder.Row(PageBuilder.GoTo(texts[interaction.Language, DanceText.LabelGoThere], participant.Couple.Guild, room))
            : null;

    /// <summary>Says that a card is from before, and why words that belong to it cannot be shared or changed any more.</summary>
    private string Past(InteractionContext interaction, Participant? participant)
    {
        var past = texts[interaction.Language, RouterText.MovedOn];
        if (participant is null || Why(interaction, participant) is not { } why)
            return past;
        return $"{past}\n{texts[interaction.Language, why, ("partner", Model(interaction, participant).Partner)]}";
    }

    /// <summary>Returns why words are too late; null for a press that brings and changes none.</summary>
    private static DanceText? Why(InteractionContext interaction, Participant participant)
    {
        var written = CustomIds.Read<FormId>(interaction.CustomId);
        var changed = CustomIds.Read<RoomPostId>(interaction.CustomId)?.Key
            ?? CustomIds.Read<SharedPostId>(interaction.CustomId)?.Key
            ?? (written is { For: FormPurpose.Change } form ? form.Key : null);
        if (!participant.Dance.HasRoom || (written is null && changed is null && CustomIds.Read<FirstFormId>(interaction.CustomId) is null))
            return null;
        return participant.Dance switch
        {
            Dance.Paused => DanceText.RestsMeanwhile,
            _ when participant.Dance.Posts.Exists(post => post.Key == changed) => Stays(participant),
            _ when changed is not null || written?.Dance == participant.Row.Id => DanceText.WentOnMeanwhile,
            _ => DanceText.RoomMeanwhile,
        };
    }

    private static DanceText Stays(Participant participant) =>
        participant.Dance is Dance.Dancing { MovedBy: { } by } && by != participant.Me
            ? DanceText.AnsweredMeanwhile
            : DanceText.StaysMeanwhile;
}
