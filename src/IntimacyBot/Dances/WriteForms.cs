using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The form of a step in which somebody writes, and what stands above it. Pure.</summary>
internal static class WriteForms
{
    public static Reply.Form Of(InteractionContext ask, CardModel scene, WriteStep step, AuthorWords.FormAnswers? written, string? beginning)
    {
        IReadOnlyList<FormField> whole = [.. step.Form, .. step.Deeper.Where(f => written?[f.Id] is not null)];
        var fields = whole.Count <= ScriptKeywords.MostFields ? whole : step.Form;
        var (key, above) = (scene.Position.Key(step.Id), Above(scene, step));
        if (scene.Id != Guid.Empty || step.Form.All(f => f.Vary.Count == 0))
            return Form(new FormId(scene.Id, scene.Script.Id, key, FormPurpose.Step, ask.FormOpening, scene.Trail));
        return Form(new FirstFormId(scene.Script.Id, key, ask.FormOpening, QuestionDates.Of(written?.Asked ?? scene.Week), scene.Trail));

        Reply.Form Form<T>(T id)
            where T : struct, ICustomId => new(Forms.Of(scene, id, fields, written, beginning, above));
    }

    /// <summary>
    /// What stands above a step's form: the last words that the other wrote in this round; before they are called, what the step says.
    /// </summary>
    public static string? Above(CardModel scene, WriteStep step)
    {
        var me = scene.Reader;
        if (scene.Dance is Dance.Preparing)
            return GatePages.AboveForm(scene, step);
        if (scene.Dance is not Dance.Dancing || step.Who == Who.Both)
            return null;
        var round = $"{scene.Position.Round}.";
        var last = scene.Dance.Posts.LastOrDefault(p =>
            p.Kind == RoomPostKind.Words && p.By.Length == 1 && p.By[0] != me && p.Key.StartsWith(round, StringComparison.Ordinal));
        return last is null ? null : Forms.Theirs(scene, WordsView.Body(scene, last));
    }
}
