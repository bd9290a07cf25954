using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>A word in lines, with the size and the middle at which it fits its place.</summary>
internal sealed record FittedWord(IReadOnlyList<string> Lines, float Size, SKPoint Middle);

/// <summary>Finds the largest size at which a word fits a place. Longer ones stand in up to four lines.</summary>
internal static class WordFitting
{
    /// <summary>The smallest size that can be read on a phone, where a picture is about 290 points wide.</summary>
    public const float Smallest = 34;

    public const float LineHeight = 1.12f;

    /// <summary>The height of the letters above the middle of a line, and below it, in parts of the size.</summary>
    private const float Half = 0.42f;

    private const int MostLines = 4;

    /// <param name="word">The word.</param>
    /// <param name="largest">The size that it has where there is enough room.</param>
    /// <param name="middles">The points at which its middle may be; the first ones are preferred.</param>
    /// <param name="isInside">True for a point in the place.</param>
    /// <returns>Null if the word does not fit at a size that can be read.</returns>
    public static FittedWord? Fit(string word, float largest, IReadOnlyList<SKPoint> middles, Func<SKPoint, bool> isInside)
    {
        using var font = PictureFont.OfSize(100);
        var ways = Broken(word).Select(lines => (Lines: lines, Widths: lines.Select(l => font.MeasureText(l) / 100).ToList())).ToList();
        for (var size = largest; size >= Smallest; size -= 1)
            foreach (var (lines, widths) in ways)
                foreach (var middle in middles)
                    if (Corners(widths, size, middle).All(isInside))
                        return new FittedWord(lines, size, middle);
        return null;
    }

    public static void Draw(SKCanvas canvas, FittedWord word, SKColor color)
    {
        using var font = PictureFont.OfSize(word.Size);
        using var paint = new SKPaint { Color = color, IsAntialias = true };
        for (var i = 0; i < word.Lines.Count; i++)
        {
            var y = Line(word.Middle, word.Lines.Count, i, word.Size) + word.Size * 0.35f;
            canvas.DrawText(word.Lines[i], word.Middle.X, y, SKTextAlign.Center, font, paint);
        }
    }

    private static IEnumerable<SKPoint> Corners(List<float> widths, float size, SKPoint middle)
    {
        for (var i = 0; i < widths.Count; i++)
        {
            var (half, y) = (widths[i] * size / 2, Line(middle, widths.Count, i, size));
            yield return new SKPoint(middle.X - half, y - Half * size);
            yield return new SKPoint(middle.X + half, y - Half * size);
            yield return new SKPoint(middle.X - half, y + Half * size);
            yield return new SKPoint(middle.X + half, y + Half * size);
        }
    }

    /// <summary>Returns the height of the middle of a line.</summary>
    private static float Line(SKPoint middle, int count, int line, float size)
    {
        var lines = line - (count - 1) / 2f;
        return middle.Y + lines * size * LineHeight;
    }

    /// <summary>Returns the ways to break a word into lines, the fewest lines first. Lines end between words only.</summary>
    private static IEnumerable<IReadOnlyList<string>> Broken(string word)
    {
        var parts = word.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return Enumerable.Range(0, 1 << Math.Min(parts.Length - 1, 8)).Select(breaks => Lines(parts, breaks))
            .Where(lines => lines.Count <= MostLines)
            .OrderBy(lines => lines.Count)
            .ThenBy(lines => lines.Max(l => l.Length));
    }

    /// <summary>Joins the parts to lines. A bit of <paramref name="breaks"/> that is set ends the line after the part.</summary>
    private static List<string> Lines(string[] parts, int breaks)
    {
        var lines = new List<string> { parts[0] };
        for (var i = 1; i < parts.Length; i++)
        {
            if ((breaks >> (i - 1) & 1) == 1)
                lines.Add(parts[i]);
            else
                lines[^1] += " " + parts[i];
        }

        return lines;
    }
}
