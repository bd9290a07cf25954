using IntimacyBot.Members;
using SkiaSharp;

namespace IntimacyBot.Pictures.Drawing;

/// <summary>
/// The colours of all pictures: those of the two people, rose where they meet, and one dark ground that looks the same on Discord's light
/// and dark background.
/// </summary>
internal static class PictureColors
{
    public static readonly SKColor Ground = new(0x2B, 0x23, 0x33);

    /// <summary>What is drawn on the ground without belonging to anybody.</summary>
    public static readonly SKColor Faint = new(0x5A, 0x4D, 0x68);

    public static readonly SKColor Cream = new(0xFF, 0xF4, 0xE6);

    public static readonly SKColor Apricot = Of(PersonColor.Apricot);

    public static readonly SKColor Sea = Of(PersonColor.Sea);

    public static readonly SKColor Rose = Of(PersonColor.Both);

    /// <summary>Where two lights lie over each other.</summary>
    public static readonly SKColor Overlap = new(0xE7, 0xA9, 0xBE);

    /// <summary>Returns a colour between the two: 0 is the first one, 1 the second one.</summary>
    public static SKColor Between(SKColor first, SKColor second, float part) => new(
        Between(first.Red, second.Red, part),
        Between(first.Green, second.Green, part),
        Between(first.Blue, second.Blue, part));

    /// <summary>Returns a light tint, on which dark words have a contrast of more than 7 to 1.</summary>
    public static SKColor Light(SKColor color) => Between(color, SKColors.White, 0.42f);

    /// <summary>Returns the colour at a place around a circle: apricot at the top, sea at the bottom, rose on both sides.</summary>
    public static SKColor Around(float turn)
    {
        var part = 0.5f - 0.5f * MathF.Cos(turn * MathF.Tau);
        return part < 0.5f ? Between(Apricot, Rose, part * 2) : Between(Rose, Sea, part * 2 - 1);
    }

    private static byte Between(byte first, byte second, float part) => (byte)MathF.Round(first + (second - first) * part);

    private static SKColor Of(PersonColor color) => new(0xFF000000u | (uint)color.Accent);
}
