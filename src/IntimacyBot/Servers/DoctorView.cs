using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Servers;

/// <summary>Builds the page of <c>/doctor</c>: first and largest what is wrong, then in small print all the rest. Pure.</summary>
internal sealed class DoctorView(Texts texts)
{
    /// <summary>A card has at most 90 words. The title and what follows the sentences leave this many for them.</summary>
    private const int MostWords = 78;

    public Reply.Page Page(string language, IReadOnlyList<DoctorFinding> findings, Snowflake application)
    {
        var wrong = Of(findings, FindingKind.Wrong);
        var sentences = wrong.ConvertAll(f => Say(language, f));
        var told = Fitting(sentences);
        var body = new List<Component> { PageBuilder.Text(texts[language, DoctorText.Title]) };
        body.AddRange(sentences.Take(told).Select(PageBuilder.Text));
        body.Add(PageBuilder.Text(texts[language, Ending(findings)]));
        body.Add(PageBuilder.Small(string.Join('\n', SmallPrint(language, findings, wrong.Skip(told)))));
        body.Add(PageBuilder.Row(PageBuilder.Link(texts[language, DoctorText.LabelInvite], InstallLinks.ForTwo(application))));
        return texts.Page(language, body);
    }

    /// <summary>Returns how many sentences fit, at least one. The others are named, and are told when these are mended.</summary>
    private static int Fitting(List<string> sentences)
    {
        var (count, words) = (0, 0);
        foreach (var sentence in sentences)
        {
            words += sentence.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
            if (count > 0 && words > MostWords)
                break;
            count++;
        }

        return count;
    }

    private static DoctorText Ending(IReadOnlyList<DoctorFinding> findings) =>
        findings.Any(f => f.Kind == FindingKind.Wrong) ? DoctorText.OnceMore
        : findings.Any(f => f.Kind == FindingKind.Unknown) ? DoctorText.NothingFound
        : DoctorText.AllFine;

    private IEnumerable<string> SmallPrint(string language, IReadOnlyList<DoctorFinding> findings, IEnumerable<DoctorFinding> later)
    {
        string?[] lists =
        [
            List(language, DoctorText.Later, later.Select(f => texts[language, f.Topic])),
            List(language, DoctorText.NotFoundOut, Of(findings, FindingKind.Unknown).Select(f => Say(language, f))),
            List(language, DoctorText.InOrder, Of(findings, FindingKind.Fine).Select(f => Say(language, f))),
        ];
        return lists.OfType<string>().Concat(Of(findings, FindingKind.Told).Select(f => Say(language, f)));
    }

    private string? List(string language, DoctorText key, IEnumerable<string> what) =>
        string.Join(", ", what) is { Length: > 0 } all ? texts[language, key, ("what", all)] : null;

    private string Say(string language, DoctorFinding finding) => texts[language, finding.Sentence, finding.Values];

    private static List<DoctorFinding> Of(IEnumerable<DoctorFinding> findings, FindingKind kind) =>
        [.. findings.Where(f => f.Kind == kind)];
}
