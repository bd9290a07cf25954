using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>A text that somebody typed once. It contains a number by which it is recognised wherever it appears.</summary>
internal sealed class TypedText(int number, WorldPerson author)
{
    public int Number => number;

    public WorldPerson Author => author;

    /// <summary>True once its author has pressed the button that shares it, whether or not that succeeded.</summary>
    public bool MayBeSeen { get; set; }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mk{number}x of {author}");
}

/// <summary>Creates unique texts and finds them again.</summary>
internal sealed partial class TypedTexts
{
    private readonly ConcurrentDictionary<int, TypedText> _all = new();
    private int _count;

    public int Count => _all.Count;

    /// <summary>Returns a text that is different from every other typed text.</summary>
    public string Type(WorldPerson author, int most)
    {
        var number = Interlocked.Increment(ref _count);
        _all[number] = new TypedText(number, author);
        var text = string.Create(CultureInfo.InvariantCulture, $"mk{number}x what is alive in me today");
        return text.Length <= most ? text : text[..most];
    }

    public IEnumerable<TypedText> In(string text) =>
        Pattern().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct().Select(n => _all[n]);

    [GeneratedRegex("mk([0-9]+)x")]
    private static partial Regex Pattern();
}
