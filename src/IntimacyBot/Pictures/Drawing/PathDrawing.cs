using System.Globalization;
using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>
/// Draws the way through talks as lights along a line, numbered as they stand below. They differ in form as well as in colour: one that is
/// done is full and has a tick, one that can be begun is a ring, and one that comes later is small.
/// </summary>
internal static class PathDrawing
{
    public const int Width = 1200;
    public const int Height = 380;

    private const float Side = 110;
    private const float Wave = 74;
    private const float Light = 52;
    private const float Small = 36;
    private const float Number = 44;
    private const int Steps = 24;

    public static void Draw(SKCanvas canvas, Picture.Path path)
    {
        var count = path.Stops.Count;
        DrawLine(canvas, 0, count - 1, count, PictureColors.Faint);
        for (var i = 0; i + 1 < count; i++)
            if (path.Stops[i] == PathStop.Done && path.Stops[i + 1] == PathStop.Done)
                DrawLine(canvas, i, i + 1, count, ColorOf(i + 0.5f, count));
        for (var i = 0; i < count; i++)
            DrawStop(canvas, i, path.Stops[i], count);
    }

    private static void DrawStop(SKCanvas canvas, int place, PathStop stop, int count)
    {
        var (at, color) = (At(place, count), ColorOf(place, count));
        using var ground = new SKPaint { Color = PictureColors.Ground, IsAntialias = true };
        using var full = new SKPaint { Color = stop == PathStop.Ahead ? PictureColors.Faint : color, IsAntialias = true };
        if (stop != PathStop.Ahead)
            TwoLightsDrawing.Light(canvas, at, Light + 12, 56, color.WithAlpha(stop == PathStop.Done ? (byte)120 : (byte)60));
        canvas.DrawCircle(at, stop == PathStop.Ahead ? Small : Light, full);
        if (stop == PathStop.Open)
            canvas.DrawCircle(at, Light - 11, ground);
        if (stop == PathStop.Done)
            DrawTick(canvas, at);
        else
            DrawNumber(canvas, at, place + 1, stop == PathStop.Open ? color : PictureColors.Cream);
    }

    private static void DrawNumber(SKCanvas canvas, SKPoint at, int number, SKColor color)
    {
        var text = number.ToString(CultureInfo.InvariantCulture);
        WordFitting.Draw(canvas, new FittedWord([text], Number, at), color);
    }

    private static void DrawTick(SKCanvas canvas, SKPoint at)
    {
        using var paint = Pen(PictureColors.Ground, 11);
        using var path = new SKPath();
        path.MoveTo(at + new SKPoint(-20, 2));
        path.LineTo(at + new SKPoint(-5, 17));
        path.LineTo(at + new SKPoint(21, -15));
        canvas.DrawPath(path, paint);
    }

    private static void DrawLine(SKCanvas canvas, int first, int last, int count, SKColor color)
    {
        using var paint = Pen(color, 10);
        using var path = new SKPath();
        path.MoveTo(At(first, count));
        for (var i = first * Steps + 1; i <= last * Steps; i++)
            path.LineTo(At((float)i / Steps, count));
        canvas.DrawPath(path, paint);
    }

    private static SKPaint Pen(SKColor color, float width) => new()
    {
        Color = color,
        Style = SKPaintStyle.Stroke,
        StrokeWidth = width,
        StrokeCap = SKStrokeCap.Round,
        StrokeJoin = SKStrokeJoin.Round,
        IsAntialias = true,
    };

    private static SKColor ColorOf(float place, int count) => PictureColors.Light(PictureColors.Around(PartOf(place, count) / 2));

    /// <summary>Returns how far along the line a place is, from 0 to 1.</summary>
    private static float PartOf(float place, int count)
    {
        var last = count - 1;
        return last == 0 ? 0.5f : place / last;
    }

    /// <summary>Returns the point of a place on the line, which winds a little.</summary>
    private static SKPoint At(float place, int count)
    {
        var part = PartOf(place, count);
        return new SKPoint(Side + part * (Width - 2 * Side), Height / 2f + Wave * MathF.Sin(part * MathF.Tau * 1.5f));
    }
}
