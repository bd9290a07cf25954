using System.Globalization;
using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>
/// Exports what a person has set, whom they are with, whom they invited, from whom they want no invitation, and whom they had left.
/// </summary>
internal sealed class CouplesExport(PersonStore people, InvitationStore invitations, BlockList blocks) : IPersonalExport
{
    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel)
    {
        var sent = await invitations.OfAsync(read, person.Id, cancel);
        var candidates = await CandidatesAsync(read, person, couple, cancel);
        var blocked = await blocks.OfAsync(read, person.Guild, person.User, candidates, cancel);
        var left = await blocks.LeftByAsync(read, person.Guild, person.User, candidates, cancel);
        return
        [
            ExportSection.Of(ExportKind.Settings, [Settings(person)]),
            ExportSection.Of(ExportKind.Couple, Partner(person, couple)),
            ExportSection.Of(ExportKind.Invitations, [.. sent.Select(i => ExportEntry.Of(("to", $"{i.To}"), ("language", i.Language)))]),
            ExportSection.Of(ExportKind.Blocks, [.. blocked.Select(user => ExportEntry.Of(("from", $"{user}")))]),
            ExportSection.Of(ExportKind.Left, [.. left.Select(user => ExportEntry.Of(("whom", $"{user}")))]),
            ExportSection.Counted(ExportKind.Bell, person.Bell is null ? 0 : 1),
        ];
    }

    private static ExportEntry Settings(Person person) => ExportEntry.Of(
    [
        ("you", $"{person.User}"),
        ("language", person.Language),
        ("paused", person.Paused ? "yes" : "no"),
        .. Enum.GetValues<Consent>().Select(kind => (NameOf(kind), person.Consents.IsOn(kind) ? "on" : "off")),
        .. person.Chosen.Select((practice, index) => ($"chosen {(index + 1).ToString(CultureInfo.InvariantCulture)}", practice)),
    ]);

    private static string NameOf(Consent kind) => StoredNames.Of(kind).ToLowerInvariant();

    private static IReadOnlyList<ExportEntry> Partner(Person person, Couple? couple) => couple?.SideOf(person.User) is { } me
        ? [ExportEntry.Of(("partner", $"{couple[me.Other()].User}"), ("language", couple.Language))]
        : [];

    /// <summary>
    /// A block is stored as a blind index, which names nobody. It is found by asking for everybody whom this person could mean: those whom
    /// the bot knows in any server, and their partner, who may have left. Whoever it knows nowhere any more stands in no file.
    /// </summary>
    private async Task<Snowflake[]> CandidatesAsync(BotContext read, Person person, Couple? couple, CancellationToken cancel)
    {
        var known = (await people.AllAsync(read, cancel)).Select(p => p.User);
        var partners = couple is null ? [] : new[] { couple.A.User, couple.B.User };
        return [.. known.Concat(partners).Distinct()];
    }
}
