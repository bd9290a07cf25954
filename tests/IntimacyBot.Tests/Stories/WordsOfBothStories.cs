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
        await using var bot = await SharedAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        Assert.Equal(["Change it", "Take it back", "Change it", "Take it back"], Card(bot).Labels);

        Assert.Equal("Only **Alex** can change this.", (await bot.PressAsync(sam, Card(bot), "Change it")).Text);
        var form = await bot.PressAsync(alex, Card(bot), "Change it");
        Assert.Equal("Hers.", form.Modal!.Field("A line")!.Value);
        await bot.SubmitAsync(form, ("A line", "Hers, better."));
        Assert.Contains("Hers, better.", Card(bot).Text);
        Assert.Contains("His.", Card(bot).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_one_takes_back_waits_in_their_words_and_the_others_wait_for_it()
    {
        await using var bot = await SharedAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(alex, Card(bot), "Take it back");
        Assert.Equal(0, bot.Count("Hers.") + bot.Count("His."));
        Assert.StartsWith("**🟠🔵 One of two is in.**", bot.Floor(sam).Text);
        Assert.StartsWith("Your part is done.", (await bot.OnFloorAsync(sam, "Write")).Text);
        var mine = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        Assert.Contains("Hers.", mine.Text);
        await bot.PressAsync(mine, "Share");
        Assert.Contains("Hers.", Card(bot).Text);
        Assert.Contains("His.", Card(bot).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task With_the_first_line_back_the_buttons_go()
    {
        await using var bot = await SharedAsync();
        await WriteAsync(bot, bot.Sam, "A line back", "Thank you.");
        Assert.Empty(Card(bot).Labels);
        await bot.EndAsync();
    }

    private static WorldMessage Card(BotFixture bot) => Assert.Single(bot.Cards(bot.Sam), m => m.Text.Contains("His."));

    private static async Task<BotFixture> SharedAsync()
    {
        var bot = await BotFixture.OfCoupleAsync(Lines);
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "lines")), "Ask Sam");
        await bot.HereAsync(bot.Sam);
        await WriteAsync(bot, bot.Alex, "A line", "Hers.");
        await WriteAsync(bot, bot.Sam, "A line", "His.");
        return bot;
    }

    private static Task<SeenAnswer> WriteAsync(BotFixture bot, WorldPerson person, string label, string words) =>
        bot.PressAsync(bot.SubmitAsync(bot.OnFloorAsync(person, "Write"), (label, words)), "Share");
}
