using System.Text.RegularExpressions;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Collects everything that happens before somebody who sees every channel and thread of the server: messages that come, change and go, who
/// is added to a thread or removed, and threads that are created, renamed, archived, locked or deleted.
/// </summary>
internal sealed partial class ObservedThreads
{
    private const string Deleted = "is deleted";

    private readonly BotFixture _bot;
    private readonly DateTimeOffset _start;
    private readonly List<Sight> _sights = [];
    private readonly Dictionary<WorldChannel, HashSet<string>> _members = [];
    private DateTimeOffset _acted = DateTimeOffset.MaxValue;

    public ObservedThreads(BotFixture bot)
    {
        (_bot, _start) = (bot, bot.Clock.GetUtcNow());
        bot.World.Raised += See;
    }

    /// <summary>Records that the person whose rings are compared does something now.</summary>
    public void Acts() => _acted = _bot.Clock.GetUtcNow();

    /// <summary>
    /// Asserts that the same was seen at the same times. With <paramref name="quiet"/> this person's bell may stay quiet from their act
    /// on, so the rings that come into it later are left out, and that it is archived a day after the last of them.
    /// </summary>
    public static void Same(ObservedThreads expected, ObservedThreads actual, string way, string? quiet)
    {
        var cut = quiet is null ? TimeSpan.MaxValue : Min(expected.NextRing(quiet), actual.NextRing(quiet));
        var (one, other) = (expected.Lines(quiet, cut), actual.Lines(quiet, cut));
        var at = Enumerable.Range(0, Math.Max(one.Count, other.Count))
            .FirstOrDefault(i => one.ElementAtOrDefault(i) != other.ElementAtOrDefault(i), -1);
        if (at >= 0)
            Assert.Fail(
                $"Whoever sees every thread can tell \"{way}\" from silence:\n{Around(other, at)}\n--- instead of\n{Around(one, at)}");
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private static string Around(IReadOnlyList<string> lines, int at) => string.Join('\n', lines.Skip(at - 4).Take(10));

    private void See(WorldEvent happened)
    {
        if (happened.Server != _bot.Guild)
            return;
        switch (happened)
        {
            case WorldEvent.MessageCreated { Message: { IsEphemeral: false } m }:
                Add(m.Channel, m, $"shows {TextRendering.Whole(m)}");
                break;
            case WorldEvent.MessageEdited { Message: { IsEphemeral: false } m }:
                Add(m.Channel, m, $"changes {TextRendering.Whole(m)}");
                break;
            case WorldEvent.MessageDeleted { Message: { IsEphemeral: false } m }:
                Add(m.Channel, m, $"loses {TextRendering.Brief(m)}");
                break;
            case WorldEvent.ThreadCreated t:
                Add(t.Thread, null, $"is created as {t.Thread.Name}");
                break;
            case WorldEvent.ThreadUpdated t:
                Add(t.Thread, null, t.How);
                break;
            case WorldEvent.ThreadDeleted t:
                Add(t.Thread, null, Deleted);
                break;
            case WorldEvent.ThreadMembersChanged t:
                _members.TryAdd(t.Thread, []);
                _members[t.Thread].UnionWith(t.Added.Where(u => u != _bot.World.Bot).Select(u => u.Name));
                Add(t.Thread, null, $"has {TextRendering.Change(t)}");
                break;
        }
    }

    private void Add(WorldChannel where, WorldMessage? message, string what) =>
        _sights.Add(new Sight(_bot.Clock.GetUtcNow() - _start, where, message, what));

    private bool IsBellOf(WorldChannel channel, string person) =>
        channel.Name == "Bell" && _members.GetValueOrDefault(channel) is { } members && members.Contains(person);

    /// <summary>Returns when the next message came into this person's bell after their act.</summary>
    private TimeSpan NextRing(string person) => _bot.World.Locked(() => _sights
        .Where(s => IsLater(s, person))
        .Select(s => s.At)
        .DefaultIfEmpty(TimeSpan.MaxValue)
        .Min());

    private bool IsLater(Sight sight, string person) =>
        sight.Message is { } message && message.Timestamp > _acted && IsBellOf(sight.Where, person);

    /// <summary>True for what becomes of this person's bell by a later ring: it is opened for it, and archived a day after it.</summary>
    private bool IsWoken(Sight sight, string person, TimeSpan cut)
    {
        var isArchived = sight.What.Contains("archived", StringComparison.Ordinal);
        return sight.Message is null && (isArchived ? sight.At > cut : sight.At >= cut) && IsBellOf(sight.Where, person);
    }

    private bool IsLeftOut(Sight sight, string? quiet, TimeSpan cut) =>
        quiet is not null && (IsLater(sight, quiet) || IsWoken(sight, quiet, cut));

    private bool GoesWithItsThread(Sight sight) =>
        sight.Message is not null && _sights.Contains(new Sight(sight.At, sight.Where, null, Deleted));

    /// <summary>
    /// Returns what was seen. Of what happens in the same moment nobody can say what came first, or whether a message went with its thread.
    /// </summary>
    private List<string> Lines(string? quiet, TimeSpan cut) => _bot.World.Locked(() => _sights
        .Where(s => !IsLeftOut(s, quiet, cut) && !GoesWithItsThread(s))
        .Select(s => (s.At, Line: Id().Replace($"{s.At:c} {Place(s.Where)} {s.What}", "#")))
        .OrderBy(s => s.At)
        .ThenBy(s => s.Line, StringComparer.Ordinal)
        .Select(s => s.Line)
        .ToList());

    private string Place(WorldChannel channel)
    {
        var of = string.Join(" and ", _members.GetValueOrDefault(channel, []));
        return channel.Name == "Bell" ? $"the bell of {of}" : channel.Name;
    }

    [GeneratedRegex("""(?<!\d)\d{17,20}(?!\d)|(?<=[:~])[\w-]{22}(?![\w-])|(?<=:)\d{1,10}(?=\])|(?<="id":)\d{4,}""")]
    private static partial Regex Id();

    /// <summary>One thing that was seen. The message is null where it concerns a thread as a whole.</summary>
    private sealed record Sight(TimeSpan At, WorldChannel Where, WorldMessage? Message, string What);
}
