using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>Exports what outlives a dance: a person's promises, and their own half of a loop.</summary>
internal sealed class KeptWordsExport(KeptWords kept) : IPersonalExport
{
    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel)
    {
        var promises = await kept.PromisesOfAsync(read, person.Id, cancel);
        var loops = await kept.LoopsOfAsync(read, person.Id, cancel);
        return
        [
            ExportSection.Of(ExportKind.Promises, [.. promises.Select(p => new ExportEntry([("words", p)]))]),
            ExportSection.Of(
                ExportKind.Loop,
                [.. loops.Select(answers => ExportEntry.Of(
                    answers.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, a.Value))))]),
        ];
    }
}
