using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Gives words that were written in a room and not shared back to their author when the dance is over, whoever ended it. They wait for
/// their author alone, as every draft does. What both pick from a list is kept nowhere.
/// </summary>
internal sealed class UnsentWordsEffect(DanceStore dances, DanceScripts scripts) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change is not { Before.HasRoom: true, After: Dance.Over over } || scripts.RulesOf(over) is not { } rules)
            return;
        foreach (var side in Sides.Both)
            if (change.Couple[side].Person is { } author)
                await KeepAsync(change, over, rules, side, author, cancel);
    }

    private async Task KeepAsync(DanceChange change, Dance.Over over, DanceRules rules, Side side, Guid author, CancellationToken cancel)
    {
        var words = await dances.WordsAsync(change.Context, change.Row.Id, author, cancel);
        if (words?.Unsent is not { } draft || rules.Script.Find(ScriptPosition.StepOf(draft.Key)) is null or WriteStep { Common: true })
            return;
        var row = dances.Add(change.Context, change.Couple.Id, rules.Unsent(over, side, draft.Key, change.Move.At));
        var kept = AuthorWords.Empty.WithDraft(draft.Key, draft.Text);
        await dances.SaveWordsAsync(change.Context, row.Id, author, kept, cancel);
    }
}
