using System.Reflection;
using System.Text.RegularExpressions;
using IntimacyBot.Pictures;
using IntimacyBot.Practices.Model;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>Tests that no words which somebody has typed can come into a picture: no type there can hold them.</summary>
public sealed partial class FixedWordTests
{
    private const BindingFlags Everything = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Type[] Contents =
        [typeof(FixedWord), typeof(IReadOnlyList<FixedWord>), typeof(IReadOnlyList<PathStop>), typeof(float)];

    [Fact]
    public void A_picture_holds_fixed_words_and_numbers_only()
    {
        var kinds = typeof(Picture).GetNestedTypes(Everything).Where(t => t.IsSubclassOf(typeof(Picture))).ToList();

        Assert.Equal(4, kinds.Count);
        foreach (var kind in kinds)
        {
            Assert.True(kind.IsSealed, kind.Name);
            var fields = kind.GetFields(Everything).Where(f => !f.IsStatic);
            Assert.All(fields, f => Assert.Contains(f.FieldType, Contents));
        }
    }

    [Fact]
    public void A_fixed_word_is_made_of_a_list_or_of_an_option_only()
    {
        var makers = typeof(FixedWord).GetMethods(Everything).Where(m => m.IsStatic && m.ReturnType == typeof(FixedWord)).ToList();

        Assert.Equal(
            [nameof(FieldOption), nameof(WordListEntry)],
            makers.Select(m => Assert.Single(m.GetParameters()).ParameterType.Name).Order(StringComparer.Ordinal));
        Assert.All(
            typeof(FixedWord).GetConstructors(Everything),
            c => Assert.True(c.IsPrivate, "A fixed word could be made of any text."));
        Assert.False(typeof(FixedWord).GetProperty(nameof(FixedWord.Text))!.CanWrite);
    }

    [Fact]
    public void Options_and_words_of_lists_are_made_where_scripts_are_read_and_nowhere_else()
    {
        var made = SourceFiles.Below("src/IntimacyBot", "*.cs")
            .Where(f => Made().IsMatch(f.Text))
            .Select(f => f.Path.Replace('\\', '/'))
            .ToList();

        Assert.NotEmpty(made);
        Assert.All(made, path => Assert.Contains("src/IntimacyBot/Practices/", path, StringComparison.Ordinal));
    }

    [Fact]
    public void What_was_chosen_is_not_printed()
    {
        var (push, quiet) = (PictureDrawingTests.Option("Push or ask more"), PictureDrawingTests.Option("Go quiet"));
        string[] printed =
        [
            $"{push}", $"{new Picture.Loop(push, quiet)}", $"{new Picture.Wheel(push, [quiet])}",
            $"{new CaptionedPicture(new Picture.Loop(push, quiet), "en")}",
        ];

        Assert.All(printed, text => Assert.DoesNotMatch("(?i)push|quiet", text));
    }

    [GeneratedRegex(@"new (FieldOption|WordListEntry)\(|(FieldOption|WordListEntry)[^;\n]* = new\(|option with \{ Label")]
    private static partial Regex Made();
}
