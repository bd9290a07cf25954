using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>Draws a wheel of words: a part for each, or the finer words around the one that they belong to.</summary>
internal static class WheelDrawing
{
    public const int Width = 900;
    public const int Height = 900;

    private const float Outer = 436;
    private const float Inner = 132;
    private const float Disc = 112;
    private const float Gap = 5;
    private const float Corner = 22;
    private const float Margin = 16;
    private const float Largest = 46;

    private static readonly SKPoint Centre = new(Width / 2f, Height / 2f);

    public static void Draw(SKCanvas canvas, Picture.Wheel wheel)
    {
        for (var i = 0; i < wheel.Parts.Count; i++)
        {
            DrawPart(canvas, i, wheel.Parts.Count, ColorOf(wheel, i));
            if (FitPart(wheel, i) is { } word)
                WordFitting.Draw(canvas, word, PictureColors.Ground);
        }

        if (wheel.Middle is null)
            TwoLightsDrawing.Draw(canvas, Centre + new SKPoint(-34, 0), Centre + new SKPoint(34, 0), 56, 24);
        else
            DrawMiddle(canvas, wheel);
    }

    /// <summary>True when every word of the wheel fits its part at a size that can be read.</summary>
    public static bool HasRoom(Picture.Wheel wheel) =>
        (wheel.Middle is null || FitMiddle(wheel.Middle) is not null)
        && Enumerable.Range(0, wheel.Parts.Count).All(i => FitPart(wheel, i) is not null);

    /// <summary>Returns the word of a part as it fits; null if it does not.</summary>
    public static FittedWord? FitPart(Picture.Wheel wheel, int part)
    {
        var turn = TurnOf(part, wheel.Parts.Count);
        float[] distances = [308, 318, 296, 328, 284, 338, 272, 348, 260];
        return WordFitting.Fit(
            wheel.Parts[part].Text, Largest, [.. distances.Select(d => At(turn, d))], p => IsInside(p, turn, wheel.Parts.Count));
    }

    public static FittedWord? FitMiddle(FixedWord word) =>
        WordFitting.Fit(word.Text, Largest, [Centre], p => SKPoint.Distance(p, Centre) < Disc - Margin);

    private static SKColor ColorOf(Picture.Wheel wheel, int part)
    {
        if (wheel.Middle is null)
            return PictureColors.Light(PictureColors.Around((float)part / wheel.Parts.Count));
        var light = PictureColors.Light(PictureColors.Around(wheel.Turn));
        return PictureColors.Between(light, SKColors.White, part % 2 == 0 ? 0.12f : 0.34f);
    }

    private static void DrawMiddle(SKCanvas canvas, Picture.Wheel wheel)
    {
        using var paint = new SKPaint { Color = PictureColors.Light(PictureColors.Around(wheel.Turn)), IsAntialias = true };
        canvas.DrawCircle(Centre, Disc, paint);
        if (FitMiddle(wheel.Middle!) is { } word)
            WordFitting.Draw(canvas, word, PictureColors.Ground);
    }

    private static void DrawPart(SKCanvas canvas, int part, int count, SKColor color)
    {
        using var path = PartOf(TurnOf(part, count), 360f / count);
        using var paint = new SKPaint
        {
            Color = color,
            Style = SKPaintStyle.StrokeAndFill,
            StrokeWidth = Corner * 2,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
        canvas.DrawPath(path, paint);
    }

    /// <summary>
    /// Returns a part of the ring without its edge, which the round pen adds again. The gap to its neighbours is as wide inside as outside.
    /// </summary>
    private static SKPath PartOf(float turn, float sweep)
    {
        var (outer, inner) = (Outer - Corner, Inner + Corner);
        var (outerSweep, innerSweep) = (Between(outer, sweep), Between(inner, sweep));
        var middle = turn * 360 - 90;
        var path = new SKPath();
        path.ArcTo(Ring(outer), middle - outerSweep / 2, outerSweep, true);
        path.ArcTo(Ring(inner), middle + innerSweep / 2, -innerSweep, false);
        path.Close();
        return path;
    }

    /// <summary>Returns the part of a sweep that is left between two straight edges at a distance from its sides.</summary>
    private static float Between(float radius, float sweep)
    {
        var side = MathF.Asin((Gap + Corner) / radius) * 180 / MathF.PI;
        return MathF.Max(1, sweep - 2 * side);
    }

    private static bool IsInside(SKPoint point, float turn, int count)
    {
        var from = point - Centre;
        var distance = from.Length;
        if (distance > Outer - Margin || distance < Inner + Margin)
            return false;
        var away = MathF.Abs(MathF.IEEERemainder(MathF.Atan2(from.X, -from.Y) - turn * MathF.Tau, MathF.Tau));
        return away < MathF.PI / 2 && away < MathF.PI / count && distance * MathF.Sin(MathF.PI / count - away) > Gap + Margin / 2;
    }

    private static float TurnOf(int part, int count) => (float)part / count;

    private static SKPoint At(float turn, float distance)
    {
        var (sin, cos) = MathF.SinCos(turn * MathF.Tau);
        return Centre + new SKPoint(sin * distance, -cos * distance);
    }

    private static SKRect Ring(float radius) => SKRect.Inflate(new SKRect(Centre.X, Centre.Y, Centre.X, Centre.Y), radius, radius);
}
