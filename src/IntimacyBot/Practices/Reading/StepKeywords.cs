using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>The kinds of steps and the keywords that only they have.</summary>
internal static class StepKeywords
{
    private const int Many = 40;

    /// <summary>The loop of the couple: what a step shows, or what stands on a page of one.</summary>
    public const string Loop = "loop";

    public static readonly string[] Lists = ["feelings", "needs"];

    /// <summary>The answers of a field, each of which is a label or a map.</summary>
    public static readonly ValueSchema Answers = new ValueSchema.Each(
        new ValueSchema.Either(new ValueSchema.Text(TextKind.Answer), new ValueSchema.Part("answer")),
        ScriptKeywords.LeastAnswers,
        ScriptKeywords.MostAnswers);

    /// <summary>The value of a choice in a form: its own answers, those of an earlier field, or those of a list.</summary>
    public static readonly ValueSchema OneOfAnswers =
        new ValueSchema.Either(Answers, new ValueSchema.Part("from"), new ValueSchema.Part("listed"));

    private static readonly ValueSchema Form = new ValueSchema.Each(new ValueSchema.Part("field"), 1, ScriptKeywords.MostFields);
    private static readonly ValueSchema ByField = new ValueSchema.Each(new ValueSchema.Text(TextKind.Say), 1, Many);

    private static readonly Keyword OwnLoop =
        new(Loop, new ValueSchema.Flag(), "Its reader's own half of the couple's loop stands on their own page.");

    public static readonly StepKind[] Kinds =
    [
        new(new("prepare", new ValueSchema.Name(), "A private page with Ready."),
            new Keyword("form", Form, "Answers that stay with their author; only prefill may use them."),
            OwnLoop),
        new(
            new(
                "write",
                new ValueSchema.Name(),
                "Words in a form, previewed and shared by their author. both: hidden until both have shared."),
            new Keyword("form", Form, "The fields, at most five.") { Needed = true },
            new Keyword("starters", new ValueSchema.Texts(TextKind.Starter, ScriptKeywords.MostStarters), "Beginnings to choose from."),
            new Keyword("owning", new ValueSchema.Flag(), "The preview asks three questions first."),
            new Keyword("attuning", new ValueSchema.Flag(), "It answers the other: the preview asks the three questions of an answer."),
            new Keyword("deeper", Form, "More fields, behind the author's own One level deeper."),
            new Keyword("common", new ValueSchema.Flag(), "For both: of choices, only what both picked is shown."),
            new Keyword(
                "waits",
                new ValueSchema.Time(TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)),
                "The other is rung only after this time."),
            new Keyword("aloud", new ValueSchema.Flag(), "false: cannot be said aloud instead."),
            new Keyword("post", new ValueSchema.Text(TextKind.Post), "With optional: the sentence that skipping it posts for both."),
            OwnLoop),
        new(new("mirror", new ValueSchema.Name(), "Whoever did not write that step says it back until its author is content.")),
        new(new("choose", new ValueSchema.Name(), "Picking one: up to five options are buttons, more are a list."),
            new Keyword(
                "options",
                new ValueSchema.Each(new ValueSchema.Part("option"), 1, ScriptKeywords.MostOptions),
                "The options, each with a label and what follows."),
            new Keyword("list", new ValueSchema.OneOf(Lists), "Instead of options: a list that comes with the bot."),
            new Keyword("under", new ValueSchema.Name(), "With list: the finer words beneath what was picked in that earlier step."),
            new Keyword("private", new ValueSchema.Flag(), "On a page of one's own, never shown to the other."),
            new Keyword("else", new ValueSchema.Name(), "For both: the step that follows when the two pick differently, or end."),
            new Keyword("picture", new ValueSchema.OneOf("wheel"), "Draws the list.")),
        new(new(
            "quiet",
            new ValueSchema.Time(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
            "Quiet, together or alone; either can go on earlier."),
            new Keyword(
                "together",
                new ValueSchema.Flag(),
                "Its time begins when both have pressed I'm in, and ends early only when both go on.")),
        new(new("turns", new ValueSchema.OneOf("2"), "The steps inside happen twice, with the roles changed the second time."),
            new Keyword("steps", new ValueSchema.Steps(), "What happens once each.") { Needed = true }),
        new(
            new(
                "show",
                new ValueSchema.Either(new ValueSchema.OneOf(Loop), new ValueSchema.Answers()),
                "One card of earlier answers, each under its author's name. loop: the couple's own loop, once both want to see it."),
            new Keyword("picture", new ValueSchema.OneOf(ScriptKeywords.PictureLoop, ScriptKeywords.PicturePath), "Draws the answers."),
            new Keyword("recognised", new ValueSchema.OneOf("both"), "Asks each of them whether they know themselves in it."),
            new Keyword("most", ByField, "For one: a text for each shown field; that of the field with the most ticks is shown."),
            new Keyword("least", ByField, "For one: the same for the field with the fewest ticks.")),
        new(new("close", new ValueSchema.OneOf("both"), "A closing word, the last step. Nobody waits for it.")),
    ];
}
