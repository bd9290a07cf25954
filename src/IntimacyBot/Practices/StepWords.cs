namespace IntimacyBot.Practices;

/// <summary>The kinds of steps and what only they can say.</summary>
internal static class StepWords
{
    private const int Many = 40;

    public static readonly string[] Lists = ["feelings"];

    /// <summary>Answers of a field: a label each, or a map with more.</summary>
    public static readonly Shape Answers = new Shape.Each(
        new Shape.Either(new Shape.Text(TextKind.Answer), new Shape.Part("answer")), ScriptWords.LeastAnswers, ScriptWords.MostAnswers);

    private static readonly Shape Form = new Shape.Each(new Shape.Part("field"), 1, ScriptWords.MostFields);
    private static readonly Shape ByField = new Shape.Each(new Shape.Text(TextKind.Say), 1, Many);

    public static readonly StepKind[] Kinds =
    [
        new(new("prepare", new Shape.Name(), "A private page with Ready."),
            new Word("form", Form, "Answers that stay with their author; only prefill may use them.")),
        new(new("write", new Shape.Name(), "Words in a form, previewed and shared by their author. both: hidden until both have shared."),
            new Word("form", Form, "The fields, at most five.") { Needed = true },
            new Word("starters", new Shape.Texts(TextKind.Starter, ScriptWords.MostStarters), "Beginnings to choose from."),
            new Word("owning", new Shape.Flag(), "The preview asks three questions first."),
            new Word("deeper", Form, "More fields, behind the author's own One level deeper."),
            new Word("common", new Shape.Flag(), "For both: of choices, only what both picked is shown."),
            new Word("waits", new Shape.Time(TimeSpan.FromMinutes(1), TimeSpan.FromHours(24)), "The other is rung only after this time."),
            new Word("aloud", new Shape.Flag(), "false: cannot be said aloud instead.")),
        new(new("mirror", new Shape.Name(), "Whoever did not write that step says it back until its author is content.")),
        new(new("choose", new Shape.Name(), "Picking one: up to five options are buttons, more are a list."),
            new Word(
                "options",
                new Shape.Each(new Shape.Part("option"), 1, ScriptWords.MostOptions),
                "The options, each with a label and what follows."),
            new Word("list", new Shape.OneOf(Lists), "Instead of options: a list that comes with the bot."),
            new Word("under", new Shape.Name(), "With list: the finer words beneath what was picked in that earlier step."),
            new Word("private", new Shape.Flag(), "On a page of one's own, never shown to the other."),
            new Word("else", new Shape.Name(), "For both: the step that follows when the two pick differently, or end."),
            new Word("picture", new Shape.OneOf("wheel"), "Draws the list.")),
        new(new(
            "quiet",
            new Shape.Time(TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(30)),
            "Quiet, together or alone; either can go on earlier.")),
        new(new("turns", new Shape.OneOf("2"), "The steps inside happen twice, with the roles changed the second time."),
            new Word("steps", new Shape.Steps(), "What happens once each.") { Needed = true }),
        new(new("show", new Shape.Answers(), "One card of earlier answers, each under its author's name."),
            new Word("picture", new Shape.OneOf("loop", "path"), "Draws the answers."),
            new Word("recognised", new Shape.OneOf("both"), "Asks each of them whether they know themselves in it."),
            new Word("most", ByField, "For one: a text for each shown field; that of the field with the most ticks is shown."),
            new Word("least", ByField, "For one: the same for the field with the fewest ticks.")),
        new(new("close", new Shape.OneOf("both"), "A closing word, the last step. Nobody waits for it.")),
    ];
}
