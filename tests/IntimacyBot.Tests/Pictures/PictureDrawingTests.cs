using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using SkiaSharp;

namespace Tests.Pictures;

/// <summary>Tests what stands in the pictures, and that every word of lists and scripts can be read there.</summary>
public sealed class PictureDrawingTests
{
    public static TheoryData<string> Lists => [.. ScriptKeywords.Lists];

    [Fact]
    public void The_start_picture_is_drawn_as_the_design_says()
    {
        using var picture = Drawn(new Picture.TwoLights());

        Assert.Equal((1200, 400), (picture.Width, picture.Height));
        foreach (var (x, y) in new[] { (0, 0), (1199, 399), (600, 10), (300, 200), (900, 200) })
            Assert.Equal(PictureColors.Ground, picture.GetPixel(x, y));
        Near(PictureColors.Between(PictureColors.Ground, PictureColors.Apricot, 0.85f), picture.GetPixel(450, 200));
        Near(PictureColors.Between(PictureColors.Ground, PictureColors.Sea, 0.85f), picture.GetPixel(750, 200));
        Near(PictureColors.Overlap, picture.GetPixel(600, 200));
        // At its radius a light is half as strong.
        Near(PictureColors.Between(PictureColors.Ground, PictureColors.Apricot, 0.425f), picture.GetPixel(360, 200), 8);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public void Every_word_of_a_list_stands_in_its_wheel_and_can_be_read(string list)
    {
        var wheels = Wheels.InList(list).ToList();

        Assert.Equal(WordLists.Of(list).Select(w => w.Label), wheels[0].Parts.Select(p => p.Text));
        Assert.Equal(
            WordLists.Of(list).Where(w => w.Finer.Count > 0).Select(w => w.Finer.Select(f => f.Label)),
            wheels.Skip(1).Select(w => w.Parts.Select(p => p.Text)));
        foreach (var wheel in wheels)
        {
            Assert.True(PictureDrawing.IsDrawable(wheel), string.Join(", ", wheel.Words.Select(w => w.Text)));
            using var picture = Drawn(wheel);
            Assert.Equal((720, 720), (picture.Width, picture.Height));
            Assert.All(Enumerable.Range(0, wheel.Parts.Count), part => HoldsInk(picture, WheelDrawing.FitPart(wheel, part)!));
        }
    }

    [Fact]
    public void Every_pair_of_options_that_a_script_draws_as_a_loop_can_be_read()
    {
        var scripts = new PracticeCatalogue([]).All();
        var shown = scripts.SelectMany(s => s.Flat().OfType<ShowStep>().Where(step => step.Picture == ScriptKeywords.PictureLoop)
            .SelectMany(step => step.Fields.Select(s.Find)))
            .OfType<FormField>()
            .Where(f => f.Kind == FieldKind.Choice)
            .ToList();

        Assert.NotEmpty(shown);
        foreach (var field in shown)
            foreach (var (one, other) in field.Options.SelectMany(one => field.Options.Select(other => (one, other))))
                Assert.True(
                    PictureDrawing.IsDrawable(new Picture.Loop(FixedWord.Of(one), FixedWord.Of(other))), $"{one.Label}, {other.Label}");
    }

    [Fact]
    public void A_loop_says_whose_is_what_by_its_sides_and_goes_round()
    {
        var (push, quiet) = (Option("Push or ask more"), Option("Go quiet"));
        using var picture = Drawn(new Picture.Loop(push, quiet));

        Assert.Equal((720, 480), (picture.Width, picture.Height));
        Near(PictureColors.Light(PictureColors.Apricot), At(picture, 225, 200));
        Near(PictureColors.Light(PictureColors.Sea), At(picture, 675, 200));
        // The two arrows, and the middle between them.
        Near(PictureColors.Light(PictureColors.Rose), At(picture, 450, 74), 12);
        Near(PictureColors.Light(PictureColors.Rose), At(picture, 450, 526), 12);
        Assert.NotEqual(PictureDrawing.Png(new Picture.Loop(push, quiet)), PictureDrawing.Png(new Picture.Loop(quiet, push)));
    }

    [Fact]
    public void A_path_shows_by_form_and_not_by_colour_alone_what_was_done_what_is_open_and_what_comes_later()
    {
        var talks = new[] { (true, true), (true, true), (true, true), (false, true), (false, false), (false, false), (false, false) };
        using var picture = Drawn(Picture.Path.Of(talks));

        Assert.Equal((960, 304), (picture.Width, picture.Height));
        var (done, open, ahead) = (new SKPointI(110, 190), new SKPointI(600, 116), new SKPointI(1090, 190));
        // A light that is full, a ring that is empty, and a light that is small.
        Near(PictureColors.Light(PictureColors.Apricot), At(picture, done.X, done.Y - 40));
        Near(PictureColors.Ground, At(picture, open.X - 30, open.Y), 30);
        Near(PictureColors.Light(PictureColors.Rose), At(picture, open.X, open.Y - 47), 12);
        Near(PictureColors.Faint, At(picture, ahead.X, ahead.Y - 28));
        Near(PictureColors.Ground, At(picture, ahead.X, ahead.Y - 46));
        // The tick.
        Near(PictureColors.Ground, At(picture, done.X - 5, done.Y + 15));
    }

    [Fact]
    public void All_that_two_can_have_done_of_seven_talks_can_be_drawn_and_no_two_look_alike()
    {
        PathStop[] stops = [PathStop.Ahead, PathStop.Open, PathStop.Done];
        var paths = stops.SelectMany(first => stops.SelectMany(middle => stops.Select(last =>
            new Picture.Path([first, PathStop.Done, middle, PathStop.Open, PathStop.Done, PathStop.Ahead, last]))));

        var drawn = paths.Select(p => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(PictureDrawing.Png(p)!))).ToList();

        Assert.Equal(27, drawn.Distinct().Count());
    }

    [Fact]
    public void The_same_picture_is_the_same_bytes()
    {
        var wheel = Wheels.InList("feelings").Last();

        Assert.Equal(PictureDrawing.Png(wheel), PictureDrawing.Png(wheel with { Turn = wheel.Turn }));
    }

    [Theory]
    [InlineData("Μένω ήσυχος")]
    [InlineData("黙る")]
    [InlineData("Verkehrsinfrastrukturfinanzierungsgesellschaft")]
    public void Words_that_the_font_lacks_or_that_do_not_fit_are_not_drawn(string label)
    {
        Assert.Null(PictureDrawing.Png(new Picture.Loop(Option(label), Option("Go quiet"))));
        Assert.Null(PictureDrawing.Png(new Picture.Wheel(null, [Option(label), Option("Glad"), Option("Sad")])));
    }

    [Theory]
    [InlineData("Me callo o pregunto más")]
    [InlineData("Ich gehe aus dem Zimmer")]
    [InlineData("Je me tais, tout à coup")]
    public void Letters_of_other_languages_can_be_drawn(string label) =>
        Assert.NotNull(PictureDrawing.Png(new Picture.Loop(Option(label), Option("Go quiet"))));

    [Fact]
    public void Words_are_dark_on_light_with_a_contrast_that_tired_eyes_can_read()
    {
        foreach (var turn in Enumerable.Range(0, 32).Select(i => i / 32f))
        {
            var ground = PictureColors.Light(PictureColors.Around(turn));
            Assert.InRange(Contrast(ground, PictureColors.Ground), 7, 21);
        }
    }

    internal static FixedWord Option(string label) => FixedWord.Of(new FieldOption("option", label));

    private static SKBitmap Drawn(Picture picture)
    {
        var png = PictureDrawing.Png(picture);
        Assert.NotNull(png);
        Assert.InRange(png.Length, 10_000, 250_000);
        Assert.Equal([0x89, .. "PNG\r\n"u8], png[..6]);
        return SKBitmap.Decode(png);
    }

    /// <summary>Asserts that something dark stands where the word has its place.</summary>
    private static void HoldsInk(SKBitmap picture, FittedWord word)
    {
        Assert.InRange(word.Size, WordFitting.Smallest, 60);
        var half = (int)(word.Size / 2);
        var around = from x in Enumerable.Range((int)word.Middle.X - half, 2 * half)
                     from y in Enumerable.Range((int)word.Middle.Y - half, 2 * half)
                     select At(picture, x, y);
        Assert.Contains(around, pixel => Luminance(pixel) < 0.1);
    }

    /// <summary>Returns the colour at a point in the units in which pictures are designed.</summary>
    private static SKColor At(SKBitmap picture, int x, int y) =>
        picture.GetPixel((int)(x * PictureDrawing.Scale), (int)(y * PictureDrawing.Scale));

    private static void Near(SKColor expected, SKColor actual, int most = 4)
    {
        var off = new[] { expected.Red - actual.Red, expected.Green - actual.Green, expected.Blue - actual.Blue }.Max(Math.Abs);
        Assert.True(off <= most, $"{actual} is not {expected}");
    }

    private static double Contrast(SKColor light, SKColor dark) => (Luminance(light) + 0.05) / (Luminance(dark) + 0.05);

    private static double Luminance(SKColor color)
    {
        return 0.2126 * Linear(color.Red) + 0.7152 * Linear(color.Green) + 0.0722 * Linear(color.Blue);

        static double Linear(byte part)
        {
            var value = part / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }
    }
}
