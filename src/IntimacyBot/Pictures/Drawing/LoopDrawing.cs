using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>Draws a loop as a circle through the two people: what one does leads to what the other does, and back.</summary>
internal static class LoopDrawing
{
    public const int Width = 900;
    public const int Height = 600;

    private const float Ring = 226;
    private const float Light = 168;
    private const float Softness = 30;
    private const float Margin = 14;
    private const float Largest = 50;
    private const float Stroke = 15;
    private const float Head = 34;

    /// <summary>The angle at the middle of the circle from one light to the place at which its arrow begins or ends.</summary>
    private const float Clear = 55;

    private static readonly SKPoint Centre = new(Width / 2f, Height / 2f);
    private static readonly SKPoint Left = Centre + new SKPoint(-Ring, 0);
    private static readonly SKPoint Right = Centre + new SKPoint(Ring, 0);

    public static void Draw(SKCanvas canvas, Picture.Loop loop)
    {
        TwoLightsDrawing.Light(canvas, Centre, 90, 180, PictureColors.Rose.WithAlpha(70));
        DrawArrow(canvas, 180, PictureColors.Apricot, PictureColors.Sea);
        DrawArrow(canvas, 0, PictureColors.Sea, PictureColors.Apricot);
        DrawLight(canvas, Left, PictureColors.Apricot, FitAt(Left, loop.Apricot));
        DrawLight(canvas, Right, PictureColors.Sea, FitAt(Right, loop.Sea));
    }

    /// <summary>True when both words fit their lights at a size that can be read.</summary>
    public static bool HasRoom(Picture.Loop loop) => FitAt(Left, loop.Apricot) is not null && FitAt(Right, loop.Sea) is not null;

    private static FittedWord? FitAt(SKPoint middle, FixedWord word) =>
        WordFitting.Fit(word.Text, Largest, [middle], p => SKPoint.Distance(p, middle) < Light - Margin);

    private static void DrawLight(SKCanvas canvas, SKPoint middle, SKColor color, FittedWord? word)
    {
        TwoLightsDrawing.Light(canvas, middle, Light + 22, Softness * 2.4f, color.WithAlpha(120));
        TwoLightsDrawing.Light(canvas, middle, Light, Softness / 2, PictureColors.Light(color));
        if (word is not null)
            WordFitting.Draw(canvas, word, PictureColors.Ground);
    }

    /// <summary>Draws half of the circle, clockwise from an angle, and the point of the arrow at its end.</summary>
    private static void DrawArrow(SKCanvas canvas, float from, SKColor first, SKColor second)
    {
        var (begin, end) = (from + Clear, from + 180 - Clear);
        using var shader = SKShader.CreateLinearGradient(
            At(begin),
            At(end),
            [PictureColors.Light(first), PictureColors.Light(PictureColors.Rose), PictureColors.Light(second)],
            SKShaderTileMode.Clamp);
        using var line = new SKPaint
        {
            Shader = shader,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = Stroke,
            StrokeCap = SKStrokeCap.Round,
            StrokeJoin = SKStrokeJoin.Round,
            IsAntialias = true,
        };
        using var path = new SKPath();
        path.AddArc(new SKRect(Centre.X - Ring, Centre.Y - Ring, Centre.X + Ring, Centre.Y + Ring), begin, end - begin);
        var (tip, along) = (At(end), (end + 90) * MathF.PI / 180);
        path.MoveTo(Back(tip, along - 0.72f));
        path.LineTo(tip);
        path.LineTo(Back(tip, along + 0.72f));
        canvas.DrawPath(path, line);
    }

    private static SKPoint Back(SKPoint tip, float angle) => tip - new SKPoint(MathF.Cos(angle) * Head, MathF.Sin(angle) * Head);

    private static SKPoint At(float degrees)
    {
        var angle = degrees * MathF.PI / 180;
        return Centre + new SKPoint(MathF.Cos(angle) * Ring, MathF.Sin(angle) * Ring);
    }
}
