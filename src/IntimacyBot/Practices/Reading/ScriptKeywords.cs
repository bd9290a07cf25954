using IntimacyBot.Practices.Model;

namespace IntimacyBot.Practices.Reading;

/// <summary>The complete vocabulary of scripts.</summary>
internal static class ScriptKeywords
{
    public const string End = "end";
    public const string Written = "written";
    public const string Aloud = "aloud";
    public const string Skipped = "skipped";

    /// <summary>The outcome when both people chose and picked differently.</summary>
    public const string Else = "else";

    /// <summary>A value of a field's <c>card</c>: the answer is on the card without a heading.</summary>
    public const string CardNone = "none";

    /// <summary>A value of a choice's <c>card</c>: the chosen option is the small line of the card.</summary>
    public const string CardLine = "line";

    /// <summary>The values of <c>card</c> that are not headings.</summary>
    public static readonly string[] CardWords = [CardNone, CardLine];

    /// <summary>A picture of a card of answers: what each of the two does, and how one leads to the other.</summary>
    public const string PictureLoop = "loop";

    /// <summary>A picture of a card of answers: the way of the two through the talks of the journey.</summary>
    public const string PicturePath = "path";

    public const int LeastRoad = 2;
    public const int MostRoad = 6;
    public const int MostSteps = 40;
    public const int MostFields = 5;
    public const int MostStarters = 10;

    /// <summary>The most choices that fit in the id of a form, which carries those that led to it.</summary>
    public const int MostFirstChoices = 12;
    public const int MostOptions = 25;
    public const int LeastAnswers = 2;
    public const int MostAnswers = 10;
    private const int Many = 40;

    /// <summary>The names of the word lists that come with the bot.</summary>
    public static readonly string[] Lists = StepKeywords.Lists;

    public static readonly Keyword[] Practice =
    [
        new("practice", new ValueSchema.Name(), "The id, and the name of the file. It never changes.") { Needed = true },
        new("title", new ValueSchema.Text(TextKind.Title), "What it is called.") { Needed = true },
        new("about", new ValueSchema.Text(TextKind.About), "What happens in it. At most 98 characters together with the title.")
        {
            Needed = true,
        },
        new("minutes", new ValueSchema.Number(1, 240), "About how long. Shown, never enforced.") { Needed = true },
        new("solo", new ValueSchema.Flag(), "For one person alone. Nothing is kept."),
        new(
            "needs",
            new ValueSchema.OneOf("readiness", "none"),
            "readiness: whoever is about to ring the other is first asked whether this is a good moment."),
        new("swap", new ValueSchema.OneOf("offered"), "At the end the two may change roles and go again."),
        new(
            "roles",
            new ValueSchema.Names(2, 2),
            "The names of the two roles, lead and follow without it. The first is whoever starts, unless an option says otherwise."),
        new("here", new ValueSchema.Text(TextKind.Option), "A label instead of I'm here."),
        new("invites", new ValueSchema.Text(TextKind.Invite), "What the other's first card says; role names and {starter} are filled in."),
        new("asks", new ValueSchema.Text(TextKind.Ask), "What the first card asks of the other, instead of the question about listening."),
        new(
            "gate",
            new ValueSchema.OneOf("short"),
            "The gate without its four conditions, for a practice in which nothing has to be said."),
        new("road", new ValueSchema.Texts(TextKind.Road, MostRoad) { Least = LeastRoad }, "The parts of the way, as the gate shows them."),
        new("opens", new ValueSchema.OneOf("both"), "Nobody leads: each is asked to write, and the room opens when both have."),
        new("room", new ValueSchema.OneOf("gone"), "The room cannot be kept and is deleted when it locks."),
        new("stopped", new ValueSchema.OneOf("support"), "When it is stopped, each is shown, for themselves, where to turn."),
        new("after", new ValueSchema.Names(1, Many), "Practices that come before this one in the journey."),
        new("consent", new ValueSchema.OneOf("both"), "Opens when both have chosen it, each for themselves."),
        new("small", new ValueSchema.Text(TextKind.Say), "A small thing to do afterwards, on the last card."),
        new(
            "last",
            new ValueSchema.Text(TextKind.Last),
            "The first line of the last card, instead of the one that every practice has."),
        new("jar", new ValueSchema.OneOf("offered"), "The last card has a button by which each opens something good of their own."),
        new("steps", new ValueSchema.Steps(), "What happens, in this order.") { Needed = true },
    ];

    public static readonly Keyword[] EveryStep =
    [
        new("id", new ValueSchema.Name(), "The step's name. It never changes.") { Needed = true },
        new("say", new ValueSchema.Text(TextKind.Say), "What the card says, at most 90 words."),
        new("vary", new ValueSchema.Texts(TextKind.Say, Many), "Instead of say: a list of texts, a new one each week."),
        new(
            "when",
            new ValueSchema.Each(new ValueSchema.Names(1, Many), 1, Many),
            "The step happens only if earlier steps came out so: an option's id, written, aloud, skipped. All must hold."),
        new("next", new ValueSchema.Name(), "The step that follows instead of the next in the file, or end."),
        new(
            "part",
            new ValueSchema.Number(1, MostRoad),
            "Which part of the road this is. A step without it keeps the number before it."),
        new("optional", new ValueSchema.Text(TextKind.Option), "The label of the button that skips this step."),
    ];

    /// <summary>The kinds of steps, each with its own keywords.</summary>
    public static readonly StepKind[] Kinds = StepKeywords.Kinds;

    public static readonly Keyword[] Field =
    [
        new("text", new ValueSchema.OneOf("short", "long"), "A text of up to 300 (short) or 1,000 (long) characters."),
        new("choice", StepKeywords.OneOfAnswers, "One of 2 to 10 answers."),
        new("choices", StepKeywords.OneOfAnswers, "Several of 2 to 10 answers."),
        new("label", new ValueSchema.Text(TextKind.FieldLabel), "What stands above the field."),
        new("vary", new ValueSchema.Texts(TextKind.FieldLabel, Many), "Instead of label: a list of labels, a new one each week."),
        new("hint", new ValueSchema.Text(TextKind.Hint), "A line below the label."),
        new("required", new ValueSchema.Flag(), "Cannot be left empty."),
        new("private", new ValueSchema.Flag(), "Never shared, never stored."),
        new("max", new ValueSchema.Number(1, MostAnswers), "Of choices: how many may be picked."),
        new(
            "card",
            new ValueSchema.Either(new ValueSchema.OneOf(CardWords), new ValueSchema.Text(TextKind.FieldLabel)),
            "The heading on the card. none: the words alone. line, of a choice: what was chosen is the small line."),
        new("prefill", new ValueSchema.Answer(), "STEP.FIELD: begins with that earlier answer of the same person."),
        new(
            "keep",
            new ValueSchema.OneOf("promise", "loop", "week"),
            "promise: its author is asked about it a week later. loop: for the couple's loop. week: for a week on its author's /home."),
    ];

    /// <summary>The keyword of a choice whose answers are what was picked in an earlier field.</summary>
    public static readonly Keyword[] From =
    [
        new("from", new ValueSchema.Answer(), "STEP.FIELD: the answers are what was picked there.") { Needed = true },
    ];

    /// <summary>The keyword of a choice whose answers are the core words of a list.</summary>
    public static readonly Keyword[] Listed =
    [
        new("list", new ValueSchema.OneOf(StepKeywords.Lists), "The answers are the core words of a list that comes with the bot.")
        {
            Needed = true,
        },
    ];

    /// <summary>The keywords of one answer of a field.</summary>
    public static readonly Keyword[] FieldOption =
    [
        new("label", new ValueSchema.Text(TextKind.Answer), "The answer as people read it.") { Needed = true },
        new("offer", new ValueSchema.Name(), "In a private field: offers this practice on the same page."),
    ];

    /// <summary>The keywords of one option of a choose step.</summary>
    public static readonly Keyword[] Option =
    [
        new("label", new ValueSchema.Text(TextKind.Option), "What stands on the button.") { Needed = true },
        new("next", new ValueSchema.Name(), "The step that follows, or end. One that lies behind needs times."),
        new("times", new ValueSchema.Number(1, 9), "How often this option may lead back."),
        new("refer", new ValueSchema.Flag(), "In a private choice: ends kindly with the support page, for this person only."),
        new("offer", new ValueSchema.Name(), "Offers another practice."),
        new(
            "carry",
            new ValueSchema.Each(new ValueSchema.Sources(), 1, MostFields),
            "With offer: what to take along into which field of that practice."),
        new(
            "post",
            new ValueSchema.Text(TextKind.Post),
            "A sentence posted for both. When the choice is private, the person is asked first."),
        new(
            "last",
            new ValueSchema.Text(TextKind.Last),
            "The first line of the last card, if this option leads there."),
        new("as", new ValueSchema.Name(), "In a choice of the starter: the role the starter takes."),
    ];
}
