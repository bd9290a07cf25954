using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.GoodStuff;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Solo;
using IntimacyBot.Starting;
using IntimacyBot.Support;
using NodaTime;
using Tests.Dances;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Checks /home in each of its states against the rules of cards and the limits of the platform.</summary>
public sealed class HomePageTests
{
    private static readonly Texts Texts = new();
    private static readonly HomePage Home = new(
        [
            new StartHome(new PracticeCatalogue(PracticeFiles.BuiltIn(), []), Texts),
            new SoloHomePart(Texts),
            new GoodStuffHomePart(Texts),
            new SupportHomePart(Texts),
        ],
        new WaitingView(Texts),
        null!,
        Texts);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(12)]
    public async Task Every_state_keeps_the_rules_of_cards_and_only_one_button_is_blue(int waiting)
    {
        foreach (var couple in new[] { null, CardModels.Couple })
            foreach (var paused in new[] { false, true })
            {
                var page = await ForAsync(couple, paused, waiting);
                Assert.Empty(CardRules.Faults(page.Components));
                LimitChecker.Check(MessageCreate.V2(page.Components).AsEphemeral());
                var blue = Buttons(page.Components).Where(b => b.Style == ButtonStyle.Primary).Select(b => b.Label);
                string[] expected = (couple, paused, waiting) switch
                {
                    (_, true, _) => ["Resume"],
                    (_, _, > 0) => ["Open"],
                    (null, _, _) => [],
                    _ => ["Reach"],
                };
                Assert.Equal(expected, blue);
            }
    }

    /// <summary>These are the numbers of components that the drawings of the page have.</summary>
    [Theory]
    [InlineData(0, 11)]
    [InlineData(3, 21)]
    public async Task The_page_has_as_many_components_as_its_drawing(int waiting, int components) =>
        Assert.Equal(components, CardRules.Count((await ForAsync(CardModels.Couple, paused: false, waiting)).Components));

    [Fact]
    public async Task Reach_carries_its_sign_and_each_line_of_the_menu_a_sign_and_a_sentence()
    {
        var page = await ForAsync(CardModels.Couple, paused: false, waiting: 0);
        Assert.Equal("🤲", Assert.Single(Buttons(page.Components), b => b.Label == "Reach").Emoji?.Name);
        var menu = Assert.Single(page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<StringSelect>());
        Assert.All(menu.Options, o => Assert.True(o.Emoji is not null && o.Description is { Length: > 10 and <= 100 }, o.Label));
        Assert.Equal(
            ["🐚", "🧵", "🕯️", "🍯", "☕", "🧭", "📖", "🌿", "🌿"],
            menu.Options.Select(o => o.Emoji?.Name));
        Assert.Equal(menu.Options.Count, menu.Options.Select(o => o.Value).Distinct().Count());
    }

    private static async Task<Reply.Page> ForAsync(Couple? couple, bool paused, int waiting)
    {
        var user = CardModels.Couple.A.User;
        var interaction = new InteractionContext(
            new Interaction { GuildId = CardModels.Couple.Guild, Member = new GuildMember { User = new User(user, "somebody") } },
            "en",
            Instant.FromUtc(2026, 11, 29, 12, 0));
        var buttons = Enumerable.Range(100, waiting).Select(number => PageBuilder.Quiet("Open", new AllWaitingId(number)));
        var lines = buttons.Select(button => new WaitingLine(WaitingRank.Asked, "Somebody asks", "Until then.", button));
        var person = new Person(Guid.NewGuid(), CardModels.Couple.Guild, user) { Paused = paused };
        var reply = await Home.ForAsync(interaction, new HomeModel(couple, person, [.. lines]), TestContext.Current.CancellationToken);
        return Assert.IsType<Reply.Page>(reply);
    }

    private static IEnumerable<Button> Buttons(IEnumerable<Component> parts) => parts.SelectMany(p => p switch
    {
        Container container => Buttons(container.Components),
        Section { Accessory: Button button } => [button],
        ActionRow row => row.Components.OfType<Button>(),
        _ => [],
    });
}
