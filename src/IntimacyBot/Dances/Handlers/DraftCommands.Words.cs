using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <content>What is kept of a draft, and how a form is read.</content>
internal sealed partial class DraftCommands
{
    /// <summary>It ends here for its author. On a first card nobody sees that it began; later it counts as unanswered.</summary>
    private async Task<Reply> KeptAsync(InteractionContext interaction, Participant participant, PreviewId id, CancellationToken cancel)
    {
        var key = id.Act == PreviewAct.Keep ? DanceText.KeptToMyself : DanceText.Discarded;
        if (participant.Dance is Dance.Preparing)
            await service.MoveAsync(interaction, id.Dance, s => new Act.Discard(s.Me, interaction.At), null, cancel);
        else
            await service.KeepWordsAsync(interaction, id.Dance, s => s.Mine.Without(id.Key), cancel);
        return DancePages.Plain(replies.Model(interaction, participant), key);
    }

    private static AuthorWords.FormAnswers Read(InteractionContext interaction, Participant participant, string key)
    {
        var post = participant.Dance.Posts.FirstOrDefault(p => p.Key == key);
        return post is { Kind: RoomPostKind.Words } && participant.Script.Find(post.Step) is WriteStep step
            ? Forms.Read(
                interaction.Interaction.Data.Fields,
                [.. step.Form, .. step.Deeper],
                participant.Mine.Shared.GetValueOrDefault(key)?.Asked ?? participant.Dance.Position.Since)
            : Forms.Read(interaction.Interaction.Data.Fields);
    }

    /// <summary>The step that a form was opened for, if the dance still stands there and words are written in it.</summary>
    private static WriteStep? StepFor(Participant participant, string key) =>
        participant.Key == key ? participant.Dance.Position.Current(participant.Script) as WriteStep : null;

    /// <summary>Does this step wait for words of mine?</summary>
    private static bool WaitsFor(Participant s, string key) => s.Key == key && s.Dance switch
    {
        Dance.Preparing p => p.Position.Starter == s.Me,
        Dance.Dancing { StepState: StepState.Writing w } => w.Holders.Contains(s.Me),
        // A pause that began while the form was open.
        Dance.Paused { Inner: Dance.Dancing { StepState: StepState.Writing w } } => w.Holders.Contains(s.Me),
        _ => false,
    };

    /// <summary>The form was opened for this step; where in it the dance stands now is what counts.</summary>
    private static string PlaceOf(Participant s, string key) => s.Key == key ? s.Dance.Place : key;

    /// <summary>
    /// A preview of a step that has been left since says where in the room it was, so that a second press is known as one.
    /// </summary>
    private static string PreviewedAt(Participant s, string key)
    {
        if (s.Key != key && s.Dance is Dance.Dancing)
            return $"{key}:{StepState.Writing.Name}";
        return s.DraftFor(key) is null ? Nowhere : PlaceOf(s, key);
    }

    private static string MirrorKeyOf(Participant s, FormPurpose purpose)
    {
        var kind = purpose switch
        {
            FormPurpose.Part => RoomPostKind.Part,
            FormPurpose.Addition => RoomPostKind.Addition,
            _ => RoomPostKind.SaidBack,
        };
        var inner = s.Dance is Dance.Paused paused ? paused.Inner : s.Dance;
        return inner is Dance.Dancing d ? DanceRules.MirrorKey(d, kind) : s.Key;
    }

    private static string StepOf(Script script, string key) =>
        script.Flat().Select(s => s.Id).FirstOrDefault(id => key.Split('.').ElementAtOrDefault(1) == id) ?? "";
}
