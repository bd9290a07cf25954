using CsCheck;
using Discord.Models;
using IntimacyBot.Members;

namespace Tests.Members;

public sealed class PersonColorTests
{
    [Fact]
    public void The_lower_id_is_apricot_and_the_higher_one_sea_whoever_of_the_two_is_asked_first() =>
        Gen.Select(Gen.ULong, Gen.ULong).Where(ids => ids.Item1 < ids.Item2).Sample(ids =>
        {
            Assert.Equal(PersonColor.Apricot, PersonColor.Of(new Snowflake(ids.Item1), new Snowflake(ids.Item2)));
            Assert.Equal(PersonColor.Sea, PersonColor.Of(new Snowflake(ids.Item2), new Snowflake(ids.Item1)));
        });

    [Theory]
    [InlineData(0x242429)]
    [InlineData(0x393A41)]
    [InlineData(0xFFFFFF)]
    [InlineData(0xF2F3F5)]
    public void Every_colour_can_be_told_from_every_card(int card)
    {
        foreach (var color in new[] { PersonColor.Apricot, PersonColor.Sea, PersonColor.Both })
            Assert.True(Contrast(color.Accent, card) >= 3, $"{color.Dot} on {card:X6}: {Contrast(color.Accent, card):F1}");
    }

    private static double Contrast(int one, int other)
    {
        var (light, dark) = (Math.Max(Luminance(one), Luminance(other)), Math.Min(Luminance(one), Luminance(other)));
        return (light + 0.05) / (dark + 0.05);
    }

    private static double Luminance(int rgb)
    {
        double[] parts = [Linear(rgb >> 16), Linear(rgb >> 8), Linear(rgb)];
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static double Linear(int part)
    {
        var c = (part & 0xFF) / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
    }
}
