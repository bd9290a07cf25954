using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles drafts that are not shared, and reads the answers of a form.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Ends the step for its author. On a first card nobody sees that they had begun; later it counts as unanswered.</summary>
    private async Task<Reply> KeptAsync(InteractionContext interaction, Participant participant, PreviewId id, CancellationToken cancel)
    {
        var keeps = id.Act == PreviewAct.Keep;
        var model = replies.Model(interaction, participant);
        if (participant.Dance is not Dance.Preparing)
        {
            AuthorWords Left(Participant s) => keeps ? s.Mine.Unshared(id.Key) : s.Mine.Without(id.Key);
            await service.KeepWordsAsync(interaction, id.Dance, Left, cancel);
            return DancePages.Plain(model, keeps ? DanceText.KeptToMyself : DanceText.Discarded);
        }

        Act Ended(Participant s) => keeps ? new Act.KeepToMyself(s.Me, interaction.At) : new Act.Discard(s.Me, interaction.At);
        var result = await service.MoveAsync(interaction, id.Dance, Ended, null, cancel);
        return result.Participant?.Dance is Dance.Preparing { Until: var until }
            ? DancePages.InMyWords(model, DanceText.KeptToMyself, DanceText.InMyWords, until)
            : DancePages.Plain(model, DanceText.Discarded);
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

    /// <summary>True when a form asks for words and nothing in what was typed can be seen, so that there is nothing to keep.</summary>
    private static bool IsBlank(InteractionContext interaction, WriteStep step)
    {
        var text = Forms.Read(interaction.Interaction.Data.Fields, step.Form);
        return text.IsEmpty && Forms.Lacks(step.Form, text);
    }

    /// <summary>True when words that stand in a room would become fewer than their form asks for; they stay as they are.</summary>
    private static bool IsUnfinished(Participant participant, string key, AuthorWords changed)
    {
        var post = participant.Dance.Posts.FirstOrDefault(p => p.Key == key);
        var text = changed.Shared[key];
        return text.IsEmpty || (post is { Kind: RoomPostKind.Words } && participant.Script.Find(post.Step) is WriteStep step
            && Forms.Lacks(step.Form, text));
    }

    /// <summary>
    /// Returns the step that a form was opened for, if the dance is still at it and words are written in it; otherwise null.
    /// </summary>
    private static WriteStep? StepFor(Participant participant, string key) =>
        participant.Key == key ? participant.Dance.Position.Current(participant.Script) as WriteStep : null;

    /// <summary>True when this step waits for words of mine.</summary>
    private static bool WaitsFor(Participant s, string key) => s.Key == key && s.Dance switch
    {
        Dance.Preparing p => p.Position.Starter == s.Me,
        Dance.Dancing { StepState: StepState.Writing w } => w.Holders.Contains(s.Me),
        // The pause may have begun while the form was open.
        Dance.Paused { Inner: Dance.Dancing { StepState: StepState.Writing w } } => w.Holders.Contains(s.Me),
        _ => false,
    };

    /// <summary>The form was opened for this step, but the place within it that counts is the current one.</summary>
    private static string PlaceOf(Participant s, string key) => s.Key == key ? s.Dance.Place : key;

    /// <summary>
    /// Returns the place in the dance that a preview's custom id names. For a step that has been left since it is the place at that time,
    /// so that a second press is recognised.
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
}
