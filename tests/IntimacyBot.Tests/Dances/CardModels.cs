using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace Tests.Dances;

/// <summary>Makes card models of two people and what they wrote, for tests of views.</summary>
internal static class CardModels
{
    private static readonly Texts Sentences = new();

    public static IReadOnlyList<string> Languages => Sentences.Languages;

    public static string Say(string language, Enum key) => Sentences[language, key];

    public static Couple Couple { get; } = new(
        new Guid("11111111-1111-4111-8111-111111111111"),
        new Snowflake(900000000000000001),
        new Partner(new Snowflake(900000000000000011), Guid.NewGuid()),
        new Partner(new Snowflake(900000000000000012), Guid.NewGuid()),
        "en");

    public static RoomReaders Readers { get; } = new(
        new Snowflake(900000000000000099),
        [new Role { Id = new Snowflake(5), Name = "Moderators" }, new Role { Id = new Snowflake(6), Name = "Night *shift*" }],
        [new Snowflake(900000000000000098)]);

    private static readonly Guid Id = new("22222222-2222-4222-8222-222222222222");

    /// <summary>Makes a card model in which every field that can be written is filled with <paramref name="fill"/>.</summary>
    public static CardModel Of(Dance dance, Script script, Side? reader = null, string language = "en", Func<int, string>? fill = null) =>
        new(Sentences, Id, Couple, dance, script, language, DanceDriver.Start)
        {
            A = Written(dance, script, Side.A, fill),
            B = Written(dance, script, Side.B, fill),
            Reader = reader,
            Names = new("Alex", "Sam"),
            FirstTime = true,
        };

    public static CardModel Of(DanceDriver driver, Side? reader = null) => Of(driver.Dance, driver.Rules.Script, reader);

    public static AuthorWords.FormAnswers Filled(IEnumerable<FormField> fields, Func<int, string>? fill) =>
        AuthorWords.FormAnswers.Of(fields.Where(f => !f.Private).Select(f => (f.Id, f switch
        {
            { Kind: FieldKind.Choice, Options: [.., var last] } => last.Id,
            { Kind: FieldKind.Choices } => string.Join(',', f.Options.Take(f.Max ?? 10).Select(o => o.Id)),
            { Kind: FieldKind.Long } => (fill ?? Short)(1000),
            { Kind: FieldKind.Short } => (fill ?? Short)(300),
            _ => "",
        })));

    /// <summary>Asserts that Discord would accept these components.</summary>
    public static void Fits(IReadOnlyList<Component> components, string what) => Fits(MessageCreate.V2([.. components]), what);

    public static void Fits(Modal form, string what) => Fits((object)form, what);

    /// <summary>Returns a card as a person sees it, line by line.</summary>
    public static string Read(IEnumerable<Component> components) => string.Join('\n', components.SelectMany(Lines));

    /// <summary>Returns the bot's own texts: all except coloured containers, which hold a person's words.</summary>
    public static IEnumerable<string> OwnTexts(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        TextDisplay text => [text.Content],
        Container { AccentColor: null } container => OwnTexts(container.Components),
        _ => Enumerable.Empty<string>(),
    });

    /// <summary>Returns all texts as they are sent.</summary>
    public static string Texts(IEnumerable<Component> components) => string.Join('\n', components.Select(c => c switch
    {
        TextDisplay text => text.Content,
        Container container => Texts(container.Components),
        _ => "",
    }));

    public static IEnumerable<string> Labels(Component row) =>
        ((ActionRow)row).Components.Select(c => c is Button button ? button.Label! : $"({((Select)c).Placeholder})");

    private static void Fits(object body, string what)
    {
        try
        {
            LimitChecker.Check(body);
        }
        catch (InvalidRequestException e)
        {
            Assert.Fail($"{what}: {e.Message}");
        }
    }

    private static IEnumerable<string> Lines(Component component) => component switch
    {
        TextDisplay text => text.Content.Split('\n'),
        Container container => container.Components.SelectMany(Lines).Select(l => $"| {l}"),
        ActionRow { Components: [StringSelect select] } =>
            [$"({select.Placeholder}: {string.Join(" / ", select.Options.Select(o => o.Label))})"],
        ActionRow row => [string.Join(' ', Labels(row).Select(l => $"[{l}]"))],
        Separator => ["---"],
        _ => [component.ToString()],
    };

    private static string Short(int longest) => "Some words.";

    private static AuthorWords Written(Dance dance, Script script, Side side, Func<int, string>? fill)
    {
        var authorWords = AuthorWords.Empty;
        foreach (var post in dance.Posts.Where(p => p.By.Contains(side) && p.Kind is not (RoomPostKind.Told or RoomPostKind.Shown)))
            authorWords = authorWords.With(post.Key, post.Kind == RoomPostKind.Words && script.Find(post.Step) is WriteStep step
                ? Filled(step.Form.Concat(step.Deeper), fill)
                : AuthorWords.FormAnswers.Of([(Forms.Said, (fill ?? Short)(1000))]));
        foreach (var step in script.Flat().OfType<PrepareStep>().Where(s => s.Form.Count > 0))
            authorWords = authorWords.WithPrepared(dance.Position.Key(step.Id), Filled(step.Form, fill));
        return authorWords;
    }
}
