using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using IntimacyBot.Platform.Storage.Encryption;

namespace Tests.Storage;

public sealed class WordsTests
{
    private const string Canary = "I was afraid to say it";

    [Fact]
    public void Words_print_as_dots_wherever_something_prints_them_by_itself()
    {
        var words = new Words(Canary);
        var holder = new Holder(words, [words]);

        string[] printed =
        [
            words.ToString(),
            $"{words}",
            string.Format(CultureInfo.InvariantCulture, "{0,5}", words),
            string.Concat("a", words),
            holder.ToString(),
            new InvalidOperationException($"{words}").ToString(),
            JsonSerializer.Serialize(words),
            JsonSerializer.Serialize(holder),
            JsonSerializer.Serialize<object>(words),
        ];

        Assert.All(printed, text => Assert.DoesNotContain("afraid", text, StringComparison.Ordinal));
        Assert.All(printed, text => Assert.Contains(text, t => t == '•' || t == '\\'));
    }

    [Fact]
    public void No_property_or_visible_field_gives_the_text_away()
    {
        var words = new Words(Canary);
        Assert.Equal("•••", typeof(Words).GetCustomAttribute<DebuggerDisplayAttribute>()!.Value);
        Assert.All(typeof(Words).GetProperties(), property => Assert.NotEqual(Canary, property.GetValue(words)));
        Assert.All(
            typeof(Words).GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public),
            field => Assert.Equal(DebuggerBrowsableState.Never, field.GetCustomAttribute<DebuggerBrowsableAttribute>()?.State));
        Assert.Equal(Canary, words.Reveal());
    }

    [Fact]
    public void Words_are_not_read_from_json() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.Deserialize<Words>("\"•••\""));

    [Fact]
    public void Words_are_equal_by_what_they_say()
    {
        Assert.Equal(new Words("a"), new Words("a"));
        Assert.NotEqual(new Words("a"), new Words("A"));
        Assert.Equal(new Words("a").GetHashCode(), new Words("a").GetHashCode());
    }

    private sealed record Holder(Words One, Words[] Many);
}
