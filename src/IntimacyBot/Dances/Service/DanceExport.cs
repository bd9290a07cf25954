using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Practices.Model;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Exports what a person wrote in dances that are still open, each answer under its question, and counts the rooms that are kept of their
/// couple.
/// </summary>
internal sealed class DanceExport(DanceStore dances, DanceScripts scripts) : IPersonalExport
{
    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel)
    {
        List<ExportEntry> unsent = [], shared = [];
        var written = await read.Set<AuthorWordsRow>().Where(w => w.Author == person.Id).Select(w => w.Dance).ToListAsync(cancel);
        foreach (var id in written.Order())
        {
            if (await dances.FindAsync(read, id, cancel) is not var (_, dance)
                || await dances.WordsAsync(read, id, person.Id, cancel) is not { } words)
                continue;
            Entry entry = (key, text) => EntryOf(dance.Position, key, text, language);
            shared.AddRange(words.Shared.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => entry(s.Key, s.Value)));
            unsent.AddRange(words.Prepared.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => entry(s.Key, s.Value)));
            if (words.Unsent is { } draft)
                unsent.Add(entry(draft.Key, draft.Text));
        }

        return
        [
            ExportSection.Of(ExportKind.Unsent, unsent),
            ExportSection.Of(ExportKind.Shared, shared),
            ExportSection.Counted(ExportKind.Rooms, await RoomsAsync(read, couple, cancel)),
        ];
    }

    private static async Task<int> RoomsAsync(BotContext read, Couple? couple, CancellationToken cancel) =>
        couple is null ? 0 : await read.Set<KeptRoomRow>().CountAsync(r => r.Couple == couple.Id && r.DueAt != null, cancel);

    private ExportEntry EntryOf(ScriptPosition position, string key, AuthorWords.FormAnswers text, string language)
    {
        var script = scripts.FindAny(position.Practice, language);
        var step = script?.Find(ScriptPosition.StepOf(key));
        var title = new Words(scripts.TitleOf(position.Practice, language));
        var answers = text.FieldIds.Select(id =>
        {
            var field = step?.Asks.FirstOrDefault(f => f.Id == id);
            return (field is null ? id : ScriptText.Label(field, text.Asked ?? position.Since), Readable(field, text[id]!));
        });
        return new ExportEntry([("practice", title), .. answers]);
    }

    /// <summary>What was picked is stored as the ids of options, and people read their labels.</summary>
    private static Words Readable(FormField? field, Words answer) => field is { IsText: false }
        ? new Words(string.Join(", ", answer.Reveal().Split(',').Select(id => field.Options.FirstOrDefault(o => o.Id == id)?.Label ?? id)))
        : answer;

    private delegate ExportEntry Entry(string key, AuthorWords.FormAnswers text);
}
