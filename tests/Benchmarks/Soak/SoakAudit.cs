using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Compares three records of the same weeks: what people were told, what is in Discord, and what is on disk. The report has one line for
/// each requirement, followed by the first contradictions.
/// </summary>
internal sealed class SoakAudit(Report report, SoakFixture fixture, MessageObserver observer, SharedWordsLog log, TypedTexts texts)
{
    private const int Most = 12;

    public async Task JudgeAsync(string when)
    {
        var left = QuiescenceCheck.Left(fixture.Bot.DatabaseFile, fixture.World.Now);
        await fixture.Bot.StopAsync();
        using var disk = await StoredState.OpenAsync(fixture.Bot, fixture.World.Now);
        var words = new WordsAudit(observer, disk, texts);
        report.Line($"\n{when}");
        Judge("nothing lost: every word that was acknowledged as shared is on disk or was posted", words.Lost(log.Utterances));
        Judge("nothing lost: every good thing that was acknowledged is in the jar once", words.LostFromJar(log.InJar));
        Judge("nothing lost: every weekly hour that was acknowledged is on disk", words.LostHours(log.WithAnHour));
        Judge("nothing doubled: no words stand twice, or were posted twice", words.Doubled(log.Utterances));
        Judge("nothing doubled: no card and no ring was posted twice", observer.Doubled.Select(Describe));
        var rooms = new RoomsAudit(fixture, observer, disk);
        Judge("every room is in the state the database says", rooms.Wrong());
        Judge("no thread is nobody's", rooms.Orphans());
        Judge("every ring that stands waits, and every call that rings has its ring", rooms.WrongNotifications());
        Judge("nobody could read what is not theirs", observer.Leaks);
        Judge("nothing is overdue or not shown", left);
        Judge("no line of the log is worse than a warning", fixture.Bot.Errors);
        Judge("no request broke a rule of the platform", fixture.World.Violations.Select(v => v.ToString()));
    }

    /// <summary>Checks what is left after weeks in which nobody did anything.</summary>
    public async Task JudgeEndAsync()
    {
        using var disk = await StoredState.OpenAsync(fixture.Bot, fixture.World.Now);
        Judge(
            "no dance is open, and no room waits for its day",
            disk.Dances.Select(d => $"{d.Dance.GetType().Name} {d.Card.Script.Id} {d.Card.Id}, due {d.Dance.Due}")
                .Concat(disk.RoomsToGo.Select(r => $"room {r}")));
    }

    private void Judge(string what, IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        report.Verdict(all.Count == 0, all.Count == 0 ? what : $"{what}: {all.Count} are wrong");
        foreach (var one in all.Take(Most))
            report.Line($"      {one}");
    }

    private string Describe(IReadOnlyList<WorldMessage> posts)
    {
        var (first, left) = (posts[0], posts.Count(p => !p.IsDeleted));
        var disturbed = observer.WasDisturbed(first.Channel) ? " (disturbed)" : "";
        var each = string.Join(" | ", posts.Select(p => $"{p.Timestamp:dd HH:mm:ss} {p.Nonce}"));
        var text = first.Text.ReplaceLineEndings(" / ");
        return $"{posts.Count} times, {left} of them still there, in {first.Channel}{disturbed}: {each} {text}";
    }
}
