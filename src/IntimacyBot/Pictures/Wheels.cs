using System.Collections.Concurrent;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Pictures;

/// <summary>
/// Makes the wheels of a practice from its word lists: one of the core words, and one for each of them with its finer words.
/// </summary>
internal static class Wheels
{
    private static readonly ConcurrentDictionary<string, WheelsOfList> Lists = new();

    /// <summary>Returns the wheel of a choice; null if it has none.</summary>
    /// <param name="step">The choice.</param>
    /// <param name="pickedIn">What was picked in an earlier step.</param>
    public static Picture.Wheel? Of(ChooseStep step, Func<string, string?> pickedIn)
    {
        if (step is not { Picture: not null, List: { } list })
            return null;
        var wheels = OfList(list);
        return step.Under is { } under && pickedIn(under) is { } picked ? wheels.Finer.GetValueOrDefault(picked, wheels.Core) : wheels.Core;
    }

    /// <summary>Returns every wheel that a practice may show.</summary>
    public static IEnumerable<Picture> In(Script script) => script.Steps.OfType<ChooseStep>()
        .Where(step => step is { Picture: not null, List: not null })
        .SelectMany(step => step.Under is null ? [OfList(step.List!).Core] : OfList(step.List!).Finer.Values);

    /// <summary>Returns every wheel of a list, the one of its core words first.</summary>
    public static IEnumerable<Picture.Wheel> InList(string list) => [OfList(list).Core, .. OfList(list).Finer.Values];

    private static WheelsOfList OfList(string list) => Lists.GetOrAdd(list, name => Make(WordLists.Of(name)));

    private static WheelsOfList Make(IReadOnlyList<WordListEntry> words) => new(
        new Picture.Wheel(null, [.. words.Select(FixedWord.Of)]),
        words.Select((word, i) => (word, Turn: (float)i / words.Count))
            .Where(w => w.word.Finer.Count > 0)
            .ToDictionary(
                w => w.word.Id,
                w => new Picture.Wheel(FixedWord.Of(w.word), [.. w.word.Finer.Select(FixedWord.Of)]) { Turn = w.Turn }));

    private sealed record WheelsOfList(Picture.Wheel Core, IReadOnlyDictionary<string, Picture.Wheel> Finer);
}
