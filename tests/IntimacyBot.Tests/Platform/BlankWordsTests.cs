using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using Tests.TestKit;

namespace Tests.Platform;

/// <summary>Tests that what nobody can see counts as nothing, and that whatever can be seen is kept as it was typed.</summary>
public sealed class BlankWordsTests
{
    [Theory]
    [MemberData(nameof(InvisibleCharacters.All), MemberType = typeof(InvisibleCharacters))]
    public void Words_of_invisible_characters_only_are_empty(string unseen)
    {
        foreach (var typed in new[] { unseen, $" {unseen}\n", $"{unseen}\u00A0{unseen}", $"\u3000{unseen}\t" })
        {
            Assert.True(TextNormalizer.IsBlank(typed));
            Assert.True(new Words(typed).IsBlank);
            Assert.Empty(TextNormalizer.Visible(typed));
            Assert.Empty(TextNormalizer.Seen(typed));
            Assert.Empty(TextNormalizer.Fold(typed));
            Assert.True(AuthorWords.FormAnswers.Of([("said", typed)]).IsEmpty);
        }
    }

    [Theory]
    [InlineData("a")]
    [InlineData(".")]
    [InlineData("❤️")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("می‌خواهم")]
    [InlineData("…")]
    [InlineData("ｗｉｄｅ")]
    public void Whatever_can_be_seen_stays_as_it_was_typed(string typed)
    {
        Assert.False(TextNormalizer.IsBlank(typed));
        Assert.Equal(typed, TextNormalizer.Visible($" {typed}\n"));
        Assert.Equal(typed, AuthorWords.FormAnswers.Of([("said", typed)])["said"]!.Reveal());
    }
}
