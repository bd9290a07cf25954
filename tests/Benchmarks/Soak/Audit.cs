using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>
/// Compares three accounts of the same weeks: what people were told, what stands in Discord, and what is on disk. Each requirement gets a
/// line, and under it the first things that contradict it.
/// </summary>
internal sealed class Audit(Report report, Place place, Watch watch, Diary diary, Marks marks)
{
    private const int Most = 12;

    public async Task JudgeAsync(string when)
    {
        var left = Stillness.Left(place.Bot.DatabaseFile, place.World.Now);
        await place.Bot.StopAsync();
        using var disk = await Disk.OpenAsync(place.Bot, place.World.Now);
        var words = new WordsAudit(watch, disk, marks);
        report.Line($"\n{when}");
        Judge("nothing lost: every word that was acknowledged as shared is on disk or was posted", words.Lost(diary.Utterances));
        Judge("nothing lost: every good thing that was acknowledged is in the jar once", words.LostFromJar(diary.InJar));
        Judge("nothing lost: every weekly hour that was acknowledged is on disk", words.LostHours(diary.WithAnHour));
        Judge("nothing doubled: no words stand twice, or were posted twice", words.Doubled(diary.Utterances));
        Judge("nothing doubled: no card and no ring was posted twice", watch.Doubled.Select(Describe));
        var rooms = new RoomsAudit(place, watch, disk);
        Judge("every room is in the state the database says", rooms.Wrong());
        Judge("no thread is nobody's", rooms.Orphans());
        Judge("every ring that stands waits, and every call that rings has its ring", rooms.WrongRings());
        Judge("nobody could read what is not theirs", watch.Leaks);
        Judge("nothing is overdue or not shown", left);
        Judge("no line of the log is worse than a warning", place.Bot.Loud);
        Judge("no request broke a rule of the platform", place.World.Violations.Select(v => v.ToString()));
    }

    /// <summary>What is left when nobody has come for weeks.</summary>
    public async Task JudgeEndAsync()
    {
        using var disk = await Disk.OpenAsync(place.Bot, place.World.Now);
        Judge("no dance is open, and no room waits for its day", disk.Dances.Select(d => $"{d.Dance.GetType().Name} {d.Scene.Script.Id} {d.Scene.Id}, due {d.Dance.Due}").Concat(disk.RoomsToGo.Select(r => $"room {r}")));
    }

    private void Judge(string what, IEnumerable<string> wrong)
    {
        var all = wrong.ToList();
        report.Verdict(all.Count == 0, all.Count == 0 ? what : $"{what}: {all.Count} are wrong");
        foreach (var one in all.Take(Most))
            report.Line($"      {one}");
    }

    private string Describe(IReadOnlyList<Message> posts) =>
        $"{posts.Count} times, {posts.Count(p => !p.IsDeleted)} of them still there, in {posts[0].Channel}{(watch.WasBefallen(posts[0].Channel) ? " (befallen)" : "")}: {string.Join(" | ", posts.Select(p => $"{p.Timestamp:dd HH:mm:ss} {p.Nonce}"))} {posts[0].Text.ReplaceLineEndings(" / ")}";
}
