using System.Globalization;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>Checks that the words which people believe they have shared are where they belong.</summary>
internal sealed class WordsAudit(MessageObserver observer, StoredState disk, TypedTexts texts)
{
    private readonly ILookup<int, (StoredDance Dance, string Key, bool IsShared)> _onDisk = Find(disk, texts);

    public IEnumerable<string> Lost(IEnumerable<Utterance> utterances) =>
        from utterance in utterances
        where utterance is { Told: not null, IsWithdrawn: false } && !MayHaveGone(utterance)
        from typed in utterance.Texts
        where !_onDisk[typed.Number].Any(p => p.IsShared) && !observer.WasRead(typed)
        select $"{typed}: {utterance}";

    public IEnumerable<string> Doubled(IEnumerable<Utterance> utterances)
    {
        foreach (var said in utterances.SelectMany(u => u.Texts).GroupBy(m => m.Number))
        {
            // Withdrawn words stand in the form again, so the same words may be shared once more.
            var (typed, times) = (said.First(), said.Count());
            var places = _onDisk[typed.Number].Where(p => p.IsShared).ToList();
            if (places.Count > 1 && places.DistinctBy(p => p.Key).Count() == 1)
                yield return $"{typed} is on disk {places.Count} times: {string.Join(
                    ", ",
                    places.Select(p => $"{p.Key} of {p.Dance.Card.Id}"))}";
            var posts = observer.Shown(typed)
                .Where(m => m.Body.Components is [{ Type: WorldComponentType.Container } frame]
                    && frame.Json.TryGetProperty("accent_color", out _))
                .ToList();
            foreach (var same in posts.GroupBy(p => p.Text).Where(g => g.Count() > times || g.Count(p => !p.IsDeleted) > 1))
                yield return $"{typed} was posted {same.Count()} times, {same.Count(p => !p.IsDeleted)} of them still there: {string.Join(
                    ", ",
                    same.Select(p => $"{p.Channel} {p.Channel.Id} {p.Timestamp:dd HH:mm:ss} {p.Nonce}"))}";
        }
    }

    public IEnumerable<string> LostFromJar(IEnumerable<(Rehearsal.World.WorldPerson By, IReadOnlyList<TypedText> Texts)> put)
    {
        foreach (var (by, written) in put)
            foreach (var typed in written)
                if (disk.Jar.Count(t => texts.In(t.Words.Reveal()).Contains(typed)) is not 1 and var count)
                    yield return $"{typed}, put in by {by}, is there {count} times";
    }

    public IEnumerable<string> LostHours(IEnumerable<Rehearsal.World.WorldPerson> people) =>
        from person in people
        where !disk.People.Any(p => p.User.Value == person.Id && disk.Hours.Contains(p.Id))
        select $"{person} has no hour";

    /// <summary>
    /// True for words that need not exist any more, because nobody came for them or their step was never finished by both.
    /// </summary>
    private bool MayHaveGone(Utterance utterance)
    {
        if (disk.Dances.Any(d => d.Card.Id == utterance.Dance))
            return false;
        var rooms = observer.RoomsOf(utterance.Dance);
        if (rooms.Count == 0)
            return !utterance.Told!.StartsWith("### The room is open.", StringComparison.Ordinal);
        return rooms.Any(observer.WasDisturbed) || IsForBoth(utterance);
    }

    /// <summary>True for steps in which both write, and for closing words, which are shown only when both exist.</summary>
    private static bool IsForBoth(Utterance utterance) =>
        utterance.Key.EndsWith($".{ScriptPosition.End}", StringComparison.Ordinal) || WritesForBoth(utterance.Key);

    private static bool WritesForBoth(string key) =>
        ShippedPractices.All.Any(p => ShippedPractices.StepOf(p, key) is WriteStep { Who: Who.Both });

    private static ILookup<int, (StoredDance Dance, string Key, bool IsShared)> Find(StoredState disk, TypedTexts texts) =>
        (from dance in disk.Dances
         from words in new[] { dance.Card.A, dance.Card.B }.OfType<AuthorWords>()
         from text in words.Shared.Select(s => (s.Key, Text: s.Value, IsShared: true))
             .Concat(words.Unsent is { } draft ? [(draft.Key, draft.Text, false)] : [])
         from typed in texts.In(string.Join('\n', text.Text.FieldIds.Select(id => text.Text[id]!.Reveal())))
         select (typed.Number, Place: (dance, text.Key, text.IsShared))).ToLookup(m => m.Number, m => m.Place);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_onDisk.Count} on disk");
}
