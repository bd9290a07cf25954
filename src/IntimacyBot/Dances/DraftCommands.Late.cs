using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>Forms that come when their moment has gone, and what else a form leads to.</content>
internal sealed partial class DraftCommands
{
    /// <summary>Too late to be taken: nothing is shared, and whoever wrote it has their words before them, to copy.</summary>
    private async Task<Reply> LateAsync(Ask ask, FormId id, Outcome outcome, CancellationToken cancel)
    {
        var step = guide.Find(ask, id.Practice) is { } script ? script.Find(StepOf(script, id.Key)) as Write : null;
        var fields = ask.Interaction.Data.Fields;
        var text = step is null ? Forms.Read(fields) : Forms.Read(fields, step.Form.Concat(step.Deeper));
        if (outcome.Seat?.Mine.Shared.Values.Any(text.Says) == true)
            return Reply.Nothing;
        var words = WordsView.OwnWords(text, step, ask.At);
        return words.Length == 0 || outcome.Refusal == Refusal.Repeated
            ? await guide.RefusedAsync(ask, outcome, cancel)
            : await guide.LateAsync(ask, outcome.Seat, words, cancel);
    }

    /// <summary>A pause began while the form was open, and it is the move of whoever wrote in it.</summary>
    private static bool SaidInPause(Seat s, FormId id) =>
        s.Key == id.Key && s.Dance is Dance.Resting { Inner: Dance.Dancing { Stage: var stage } } && stage.Holders.Contains(s.Me)
        && (id.For == FormFor.Step ? stage is Stage.Listening : stage is Stage.Judging);

    /// <summary>Where what was just picked leads; what is private is kept nowhere else.</summary>
    private List<Script> Offered(Ask ask, Write step) =>
        [.. Offers.Picked(ask.Interaction.Data.Fields, step.Form.Concat(step.Deeper)).Select(practice => guide.FindAny(ask, practice)).OfType<Script>()];
}
