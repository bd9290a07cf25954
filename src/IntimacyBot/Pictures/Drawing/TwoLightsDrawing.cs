using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>Draws the picture of the start card: two soft circles of light, and rose where they meet.</summary>
internal static class TwoLightsDrawing
{
    public const int Width = 1200;
    public const int Height = 400;

    private const float Radius = 150;
    private const float Softness = 60;
    private const float Strength = 0.85f;
    private const int FadingSteps = 8;

    private static readonly SKPoint Left = new(510, 200);
    private static readonly SKPoint Right = new(690, 200);

    public static void Draw(SKCanvas canvas) => Draw(canvas, Left, Right, Radius, Softness);

    /// <summary>Draws two lights that reach into each other.</summary>
    public static void Draw(SKCanvas canvas, SKPoint left, SKPoint right, float radius, float softness)
    {
        Light(canvas, left, radius, softness, PictureColors.Apricot.WithAlpha((byte)(255 * Strength)));
        Light(canvas, right, radius, softness, PictureColors.Sea.WithAlpha((byte)(255 * Strength)));
        Overlap(canvas, left, right, radius, softness);
    }

    /// <summary>Draws a circle whose edge fades: it is half as strong at its radius.</summary>
    public static void Light(SKCanvas canvas, SKPoint middle, float radius, float softness, SKColor color)
    {
        using var shader = Fading(middle, radius, softness, color);
        using var paint = new SKPaint { Shader = shader, IsAntialias = true };
        canvas.DrawCircle(middle, radius + softness / 2, paint);
    }

    /// <summary>Where both are, the overlap is as strong as the weaker of the two.</summary>
    private static void Overlap(SKCanvas canvas, SKPoint left, SKPoint right, float radius, float softness)
    {
        using var one = Fading(left, radius, softness, PictureColors.Overlap);
        using var other = Fading(right, radius, softness, SKColors.Black);
        using var both = SKShader.CreateCompose(one, other, SKBlendMode.DstIn);
        using var paint = new SKPaint { Shader = both, IsAntialias = true };
        canvas.DrawCircle(left, radius + softness / 2, paint);
    }

    /// <summary>The edge fades slowly at first and at last, so that no ring is seen where it begins.</summary>
    private static SKShader Fading(SKPoint middle, float radius, float softness, SKColor color)
    {
        var (outer, inner) = (radius + softness / 2, radius - softness / 2);
        var places = Enumerable.Range(0, FadingSteps + 1).Select(i => (float)i / FadingSteps).ToList();
        return SKShader.CreateRadialGradient(
            middle,
            outer,
            [.. places.Select(p => color.WithAlpha((byte)(color.Alpha * (1 - p * p * (3 - 2 * p)))))],
            [.. places.Select(p => (inner + (outer - inner) * p) / outer)],
            SKShaderTileMode.Clamp);
    }
}
