using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Reads the loop that a couple has kept, as people read it: each answer under its heading.</summary>
internal sealed class CoupleLoop(KeptWords kept, DanceScripts scripts, Store store)
{
    /// <summary>Returns the model of a private page with its reader's own half, if the step of that page shows it.</summary>
    public async Task<CardModel> WithOwnAsync(CardModel model, CancellationToken cancel)
    {
        var shown = model.Position.Current(model.Script) is PrepareStep { OwnLoop: true } or WriteStep { OwnLoop: true };
        if (!shown || model.OwnLoop is not null || model.Reader is not { } me)
            return model;
        var half = await store.ReadAsync((read, token) => HalfAsync(read, model.Couple, me, model.Language, model.Week, token), cancel);
        return model with { OwnLoop = half };
    }

    /// <summary>
    /// Returns one half of the loop; null if there is none. An answer is left out whose question is in no practice any more, because nobody
    /// could say what it answers.
    /// </summary>
    public async Task<AuthorWords.FormAnswers?> HalfAsync(
        BotContext read, Couple couple, Side side, string language, Instant asked, CancellationToken cancel)
    {
        if (couple[side].Person is not { } author || await kept.LoopOfAsync(read, couple.Id, author, cancel) is not { } answers)
            return null;
        var half = AuthorWords.FormAnswers.Of(Lines(answers, scripts.LoopFields(language), asked));
        return half.IsEmpty ? null : half;
    }

    private static IEnumerable<(string Heading, string Answer)> Lines(
        IReadOnlyDictionary<string, string> answers, IEnumerable<(string Name, FormField Field)> fields, Instant asked) =>
        from field in fields.DistinctBy(f => f.Name)
        where answers.ContainsKey(field.Name)
        group Readable(field.Field, answers[field.Name]) by OwnLoopView.Heading(field.Field, asked) into heading
        select (heading.Key, string.Join('\n', heading));

    private static string Readable(FormField field, string answer) => field.IsText
        ? answer
        : string.Join(", ", answer.Split(',').Select(id => field.Options.FirstOrDefault(o => o.Id == id)?.Label ?? id));
}
