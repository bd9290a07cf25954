using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>Draws a picture as the bytes of a PNG file. Pure: the same picture gives the same bytes.</summary>
internal static class PictureDrawing
{
    /// <summary>A picture waits for nobody, so it is compressed quickly rather than as small as possible.</summary>
    private static readonly SKPngEncoderOptions Encoding = new(SKPngEncoderFilterFlags.Sub, 2);

    /// <summary>
    /// The size of what is drawn, in parts of the units it is designed in: enough for the sharpest phone, where a picture is about 290
    /// points wide, and small enough for the memory.
    /// </summary>
    public const float Scale = 0.8f;

    /// <summary>The picture of the start card holds no words, so that it is the same everywhere and is drawn once.</summary>
    private static readonly Lazy<byte[]> TwoLights = new(() => Draw(new Picture.TwoLights()));

    /// <summary>Returns the file; null if the words of the picture cannot be drawn so that they can be read.</summary>
    public static byte[]? Png(Picture picture) =>
        picture is Picture.TwoLights ? TwoLights.Value : IsDrawable(picture) ? Draw(picture) : null;

    /// <summary>False for words that the font lacks, or that are too long to be read in a picture.</summary>
    public static bool IsDrawable(Picture picture) =>
        picture.Words.All(w => PictureFont.HasAll(w.Text)) && picture switch
        {
            Picture.Wheel wheel => WheelDrawing.HasRoom(wheel),
            Picture.Loop loop => LoopDrawing.HasRoom(loop),
            _ => true,
        };

    private static byte[] Draw(Picture picture)
    {
        var (width, height) = SizeOf(picture);
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(PictureColors.Ground);
            if (picture is not Picture.TwoLights)
                canvas.Scale(Scale);
            Draw(canvas, picture);
        }

        using var pixels = bitmap.PeekPixels();
        using var png = pixels.Encode(Encoding) ?? throw new InvalidOperationException("The picture could not be encoded.");
        return png.ToArray();
    }

    public static (int Width, int Height) SizeOf(Picture picture) => picture switch
    {
        Picture.TwoLights => (TwoLightsDrawing.Width, TwoLightsDrawing.Height),
        Picture.Wheel => Scaled(WheelDrawing.Width, WheelDrawing.Height),
        Picture.Loop => Scaled(LoopDrawing.Width, LoopDrawing.Height),
        Picture.Path => Scaled(PathDrawing.Width, PathDrawing.Height),
        _ => throw new ArgumentOutOfRangeException(nameof(picture)),
    };

    private static (int Width, int Height) Scaled(int width, int height) => ((int)(width * Scale), (int)(height * Scale));

    private static void Draw(SKCanvas canvas, Picture picture)
    {
        switch (picture)
        {
            case Picture.TwoLights:
                TwoLightsDrawing.Draw(canvas);
                break;
            case Picture.Wheel wheel:
                WheelDrawing.Draw(canvas, wheel);
                break;
            case Picture.Loop loop:
                LoopDrawing.Draw(canvas, loop);
                break;
            case Picture.Path path:
                PathDrawing.Draw(canvas, path);
                break;
        }
    }
}
