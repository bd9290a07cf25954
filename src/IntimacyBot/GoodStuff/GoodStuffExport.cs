using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.GoodStuff;

/// <summary>Exports what a person has put into the jar.</summary>
internal sealed class GoodStuffExport(GoodStuffStore jar) : IPersonalExport
{
    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel)
    {
        var own = await jar.OfAsync(read, [person.Id], cancel);
        return [ExportSection.Of(ExportKind.Jar, [.. own.Select(e => new ExportEntry([("words", e.Words)]))])];
    }
}
