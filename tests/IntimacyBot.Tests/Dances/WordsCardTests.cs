using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>
/// Tests cards with a person's words: the author and colour come first, the bot's own text is small, and the words are the largest.
/// </summary>
public sealed class WordsCardTests
{
    private const string Yaml = """
        practice: words
        title: Words
        about: All that words can look like.
        minutes: 5
        needs: none
        steps:
          - id: tell
            write: lead
            form:
              true: { text: long, label: "What is true", card: none, required: true }
              more: { text: short, label: "Is there more?", card: "And more" }
              kind: { choice: { fear: "A fear", longing: "A longing" }, label: "This is", card: line, required: true }
          - { id: heard, mirror: tell }
          - id: stay
            choose: follow
            options:
              near: { label: "Near", post: "I'm staying here with you." }
              far: { label: "Far" }
          - { id: both, write: both, form: { line: { text: short, label: "One line", required: true } } }
          - { id: word, close: both }

        """;

    private static DanceDriver Told => OfText(Yaml).Does<Act.Share>(Lead).Does<Act.Here>(Follow);

    [Fact]
    public void One_short_text_is_a_heading_and_what_was_chosen_the_small_line() =>
        Reads(Told, 0, Answers(("true", "I miss you."), ("kind", "longing")), [PersonColor.Apricot], """
            | **🟠 Alex**
            | -# A longing
            | ## I miss you.
            | [Change it] [Take it back]
            """);

    [Theory]
    [InlineData(100, "## ")]
    [InlineData(101, "")]
    public void A_longer_text_is_plain(int length, string before) =>
        Reads(Told, 0, Answers(("true", new string('x', length))), [PersonColor.Apricot], $"""
            | **🟠 Alex**
            | {before}{new string('x', length)}
            | [Change it] [Take it back]
            """);

    [Fact]
    public void A_text_of_two_lines_is_plain() =>
        Reads(Told, 0, Answers(("true", "One.\n# Two.")), [PersonColor.Apricot], """
            | **🟠 Alex**
            | One.
            | \# Two.
            | [Change it] [Take it back]
            """);

    [Fact]
    public void Several_texts_stand_apart_each_under_the_words_of_its_reader() =>
        Reads(Told, 0, Answers(("true", "I miss you."), ("more", "A lot."), ("kind", "fear")), [PersonColor.Apricot], """
            | **🟠 Alex**
            | -# A fear
            | I miss you.
            | ---
            | -# And more
            | A lot.
            | [Change it] [Take it back]
            """);

    [Fact]
    public void What_was_heard_is_in_the_colour_of_who_says_it_back() =>
        Reads(Told.Does<Act.Share>(Follow), 1, Answers((Forms.Said, "You miss me.")), [PersonColor.Sea], """
            | **🔵 Sam**
            | -# What I heard
            | ## You miss me.
            | [Change it] [Take it back]
            """);

    [Fact]
    public void A_fixed_line_is_told_by_its_author() =>
        Reads(Told.Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Pick>(Follow, "near", true), 2, null, [PersonColor.Sea], """
            | **🔵 Sam**
            | ## I'm staying here with you.
            """);

    [Fact]
    public void Words_of_both_are_one_message_with_a_card_for_each() =>
        Reads(AtTheEnd(), 2, Answers(("line", "Warm.")), [PersonColor.Apricot, PersonColor.Sea], """
            | **🟠 Alex**
            | -# One line
            | ## Warm.
            | **🔵 Sam**
            | -# One line
            | ## Warm.
            """);

    [Fact]
    public void While_they_can_be_changed_each_has_buttons_of_their_own()
    {
        var driver = OfText(Yaml.Replace("  - { id: word", "  - { id: hush, quiet: 60s }\n  - { id: word", StringComparison.Ordinal));
        driver.Does<Act.Share>(Lead).Does<Act.Here>(Follow).Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead);
        driver.Does<Act.Pick>(Follow, "far").Does<Act.Share>(Lead).Does<Act.Share>(Follow);
        Reads(driver, 2, Answers(("line", "Warm.")), [PersonColor.Apricot, PersonColor.Sea], """
            | **🟠 Alex**
            | -# One line
            | ## Warm.
            | [Change it] [Take it back]
            | **🔵 Sam**
            | -# One line
            | ## Warm.
            | [Change it] [Take it back]
            """);
    }

    [Fact]
    public void What_was_said_aloud_is_one_small_line() =>
        Reads(Told.Does<Act.SayAloud>(Follow).Does<Act.Said>(Follow), 1, null, [PersonColor.Sea], """
            | **🔵 Sam**
            | -# Said aloud. Nothing is stored.
            """);

    [Fact]
    public void Closing_words_are_one_message_without_a_heading() =>
        Reads(
            AtTheEnd().Does<Act.ClosingWord>(Lead).Does<Act.ClosingWord>(Follow),
            3,
            Answers((Forms.Said, "Softly.")),
            [PersonColor.Apricot, PersonColor.Sea],
            """
            | **🟠 Alex**
            | ## Softly.
            | **🔵 Sam**
            | ## Softly.
            """);

    [Fact]
    public void A_preview_shows_the_card_as_it_will_stand()
    {
        var model = CardModels.Of(OfText(Yaml), Lead);
        var draft = WordsView.Draft(model, "tell", RoomPostKind.Words, Answers(("true", "I miss you."), ("kind", "longing")));
        Assert.Equal("| **🟠 Alex**\n| -# A longing\n| ## I miss you.", CardModels.Read([draft]));
        Assert.Equal(PersonColor.Apricot.Accent, draft.AccentColor);
    }

    [Theory]
    [InlineData("I miss you.", null, "longing")]
    [InlineData("**Two** lines\n-# and # signs\n", "A lot.", "fear")]
    [InlineData("-# One", "## Two", null)]
    public void What_a_card_shows_is_read_back_as_it_was_written(string words, string? more, string? kind)
    {
        var written = Answers(("true", words.Trim()), ("more", more ?? ""), ("kind", kind ?? ""));
        var model = With(Told, 0, written);
        var post = model.Dance.Posts[0];
        var read = RoomWordsReader.Read(model, post, Lead, WordsView.Body(model, post)!);
        foreach (var field in new[] { "true", "more", "kind" })
            Assert.Equal(written[field]?.Reveal(), read[field]?.Reveal());
        Assert.True(RoomWordsReader.Read(model, post, Follow, WordsView.Body(model, post)!).IsEmpty);
    }

    private static DanceDriver AtTheEnd() => Told
        .Does<Act.Share>(Follow)
        .Does<Act.ThatsIt>(Lead)
        .Does<Act.Pick>(Follow, "far", true)
        .Does<Act.Share>(Lead)
        .Does<Act.Share>(Follow);

    private static AuthorWords.FormAnswers Answers(params (string, string)[] fields) => AuthorWords.FormAnswers.Of(fields);

    private static CardModel With(DanceDriver driver, int post, AuthorWords.FormAnswers? written)
    {
        var model = CardModels.Of(driver);
        if (written is null)
            return model;
        var words = AuthorWords.Empty.With(driver.Dance.Posts[post].Key, written);
        return model with { A = words, B = words };
    }

    private static void Reads(DanceDriver driver, int post, AuthorWords.FormAnswers? written, PersonColor[] colors, string card)
    {
        var message = WordsView.Message(With(driver, post, written), driver.Dance.Posts[post])!;
        var now = CardModels.Read(message);
        Assert.True(now == card, $"The card now reads\n{now}");
        Assert.Equal(colors.Select(c => (int?)c.Accent), message.Cast<Container>().Select(c => c.AccentColor));
    }
}
