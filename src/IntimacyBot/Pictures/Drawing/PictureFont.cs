using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>The one font of the pictures, which comes with the bot, so that every machine draws the same.</summary>
internal static class PictureFont
{
    private const string File = "IntimacyBot.Pictures.Fonts.Nunito-SemiBold.ttf";

    private static readonly Lazy<SKTypeface> Typeface = new(Read);

    public static SKFont OfSize(float size) => new(Typeface.Value, size) { Edging = SKFontEdging.Antialias, Subpixel = true };

    /// <summary>True when the font has every letter of this text.</summary>
    public static bool HasAll(string text)
    {
        using var font = OfSize(1);
        return font.ContainsGlyphs(text);
    }

    private static SKTypeface Read()
    {
        using var resource = typeof(PictureFont).Assembly.GetManifestResourceStream(File)!;
        using var data = SKData.Create(resource);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("The font of the pictures cannot be read.");
    }
}
