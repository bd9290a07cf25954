using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the buttons of the floor card and of the words in the room.</summary>
internal sealed partial class RoomCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<FloorId>(FloorAsync, opensForm: true);
        routes.Press<PickId>(PickAsync);
        routes.Press<SelectId>((interaction, id, cancel) => PickAsync(
            interaction,
            new PickId(id.Dance, id.Place, interaction.Values.FirstOrDefault() ?? "", PickAct.Choose),
            cancel));
        routes.Press<RoomActionId>(BothAsync);
        routes.Press<RoomPostId>(PostAsync, opensForm: true);
        routes.Press<SharedPostId>(SharedPostAsync, opensForm: true);
    }

    private Task<Reply> FloorAsync(InteractionContext interaction, FloorId id, CancellationToken cancel) => id.Act switch
    {
        FloorAct.Write or FloorAct.GateWrite or FloorAct.Aloud or FloorAct.Almost or FloorAct.More or FloorAct.Open =>
            PageOrFormAsync(interaction, id, cancel),
        _ => MovedAsync(interaction, id, cancel),
    };

    /// <summary>Handles a press that is itself the move.</summary>
    private async Task<Reply> MovedAsync(InteractionContext interaction, FloorId id, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, id.Dance, s => Moved(s, interaction, id), null, cancel);
        return result.Refusal is not null ? await replies.RefusedAsync(interaction, result, cancel)
            : id.Act == FloorAct.NotToday ? replies.Page(interaction, DanceText.NotToday)
            : result.Participant!.Dance.Place == id.Place ? Waits(interaction, result.Participant, id.Act)
            : interaction.OnPage
                ? await replies.DoneAsync(interaction, replies.Model(interaction, result.Participant), DanceText.Saved, cancel)
            : Reply.Nothing;
    }

    /// <summary>Handles a press that opens a private page or a form first, and changes nothing yet.</summary>
    private async Task<Reply> PageOrFormAsync(InteractionContext interaction, FloorId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        if (participant.Dance is not Dance.Dancing d || d.Place != id.Place)
            return await replies.MovedOnAsync(interaction, participant, cancel);
        if (!d.StepState.Holders.Contains(participant.Me))
            return await replies.RefusedAsync(interaction, new MoveResult(participant, DanceRules.NotHolding(d, participant.Me)), cancel);
        if (id.Act == FloorAct.Aloud && !DanceRules.AsksGate(participant.Script, d))
            return await MovedAsync(interaction, id, cancel);
        return await OpenedAsync(interaction, id.Act, participant, d, cancel);
    }

    private async Task<Reply> OpenedAsync(
        InteractionContext interaction,
        FloorAct act,
        Participant participant,
        Dance.Dancing d,
        CancellationToken cancel)
    {
        var model = await replies.WithTheirWordsAsync(interaction, participant, cancel);
        return (act, d.StepState, d.Position.Current(participant.Script)) switch
        {
            (FloorAct.Open or FloorAct.Write, _, WriteStep) when DanceRules.AsksGate(participant.Script, d) =>
                GatePages.SwapGate(model, d.Place),
            (FloorAct.Open, _, var step) => DancePages.Opened(model, step) ?? replies.MovedOn(interaction),
            (FloorAct.Almost, _, _) => Form(interaction, model, participant, d, RoomPostKind.Part, null),
            (FloorAct.More, _, _) => Form(interaction, model, participant, d, RoomPostKind.Addition, null),
            (_, StepState.Listening, MirrorStep mirror) =>
                Form(interaction, model, participant, d, RoomPostKind.SaidBack, Heard(model, d, mirror)),
            (FloorAct.Aloud, _, WriteStep) => GatePages.SwapGate(model, d.Place),
            (_, _, WriteStep step) => WriteForms.Of(interaction, model, step, await OwnWordsAsync(participant, cancel), null),
            _ => replies.MovedOn(interaction),
        };
    }

    /// <summary>Builds the form of a mirror, filled with what was written for it and not shared.</summary>
    private static Reply.Form Form(
        InteractionContext interaction,
        CardModel model,
        Participant participant,
        Dance.Dancing d,
        RoomPostKind kind,
        string? answers)
    {
        var (what, label) = kind switch
        {
            RoomPostKind.Part => (FormPurpose.Part, DanceText.FormPart),
            RoomPostKind.Addition => (FormPurpose.Addition, DanceText.FormAddition),
            _ => (FormPurpose.Step, DanceText.FormSaidBack),
        };
        var id = new FormId(model.Id, model.Script.Id, participant.Key, what, interaction.FormOpening);
        var written = participant.DraftFor(DanceRules.MirrorKey(d, kind))?.Text[Forms.Said]?.Reveal();
        return new Reply.Form(
            Forms.OneText(model, id, label, required: kind != RoomPostKind.Part, written, answers, DanceText.FormAtOnce));
    }

    /// <summary>
    /// Returns what the form is filled with: my draft or, at a swap, my words that wait in another dance of the same practice.
    /// </summary>
    private async Task<AuthorWords.FormAnswers?> OwnWordsAsync(Participant participant, CancellationToken cancel)
    {
        if (participant.DraftFor(participant.Key) is { } draft)
            return draft.Text;
        return participant.Dance.Position.Round > 0 ? await queries.OtherDraftAsync(participant, cancel) : null;
    }

    /// <summary>Returns what was said, for the person who says it back.</summary>
    private static string? Heard(CardModel model, Dance.Dancing d, MirrorStep mirror)
    {
        // In the second of two turns the first person's written words do not belong to what was said aloud now.
        var author = d.StepState.Holders[0].Other();
        var said = d.Position.Keys(mirror.Of).FirstOrDefault(key => d.Posts.Exists(p => p.Key == key && p.By.Contains(author)));
        var key = d.Position.Key(mirror.Id);
        var added = d.Posts.Where(p => p.Step == mirror.Id && p.Kind is RoomPostKind.Addition or RoomPostKind.Part)
            .Where(p => p.Key.StartsWith(key, StringComparison.Ordinal)).ToHashSet();
        var texts = d.Posts.Where(p => p.Key == said || added.Contains(p)).Select(p => WordsView.Body(model, p)).OfType<string>().ToList();
        return texts.Count == 0 ? null : Forms.Theirs(model, author, string.Join("\n\n", texts));
    }
}
