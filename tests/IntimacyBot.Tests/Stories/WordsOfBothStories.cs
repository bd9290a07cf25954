using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A card of both: until the first line back is in, each changes their own words and takes them back.</summary>
public sealed class WordsOfBothStories
{
    private const string Lines = """
        practice: lines
        title: Lines
        about: A line each, and one back.
        minutes: 5
        steps:
          - { id: line, write: both, say: "Write a line.", form: { line: { text: short, label: "A line", required: true } } }
          - { id: back, write: both, say: "Write one back.", form: { line: { text: short, label: "A line back", required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task Each_changes_their_own_and_nobody_the_others()
    {
        await using var story = await SharedAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        Assert.Equal(["Change it", "Take it back", "Change it", "Take it back"], Card(story).Labels);

        Assert.Equal("Only **Alex** can change this.", (await story.PressAsync(sam, Card(story), "Change it")).Text);
        var form = await story.PressAsync(alex, Card(story), "Change it");
        Assert.Equal("Hers.", form.Modal!.Field("A line")!.Value);
        await story.SubmitAsync(form, ("A line", "Hers, better."));
        Assert.Contains("Hers, better.", Card(story).Text);
        Assert.Contains("His.", Card(story).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_one_takes_back_waits_in_their_words_and_the_others_wait_for_it()
    {
        await using var story = await SharedAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.PressAsync(alex, Card(story), "Take it back");
        Assert.Equal(0, story.Count("Hers.") + story.Count("His."));
        Assert.StartsWith("**🟠🔵 One of two is in.**", story.Floor(sam).Text);
        Assert.StartsWith("Your part is done.", (await story.OnFloorAsync(sam, "Write")).Text);
        var mine = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        Assert.Contains("Hers.", mine.Text);
        await story.PressAsync(mine, "Share");
        Assert.Contains("Hers.", Card(story).Text);
        Assert.Contains("His.", Card(story).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task With_the_first_line_back_the_buttons_go()
    {
        await using var story = await SharedAsync();
        await WriteAsync(story, story.Sam, "A line back", "Thank you.");
        Assert.Empty(Card(story).Labels);
        await story.EndAsync();
    }

    private static WorldMessage Card(BotFixture story) => Assert.Single(story.Cards(story.Sam), m => m.Text.Contains("His."));

    private static async Task<BotFixture> SharedAsync()
    {
        var story = await BotFixture.OfCoupleAsync(Lines);
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "lines")), "Ask Sam");
        await story.HereAsync(story.Sam);
        await WriteAsync(story, story.Alex, "A line", "Hers.");
        await WriteAsync(story, story.Sam, "A line", "His.");
        return story;
    }

    private static Task<SeenAnswer> WriteAsync(BotFixture story, WorldPerson person, string label, string words) =>
        story.PressAsync(story.SubmitAsync(story.OnFloorAsync(person, "Write"), (label, words)), "Share");
}
