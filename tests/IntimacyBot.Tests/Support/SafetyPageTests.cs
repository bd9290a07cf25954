using System.Text.RegularExpressions;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Support;
using Tests.TestKit;

namespace Tests.Support;

public sealed partial class SafetyPageTests
{
    private static readonly Texts AllTexts = new();
    private static readonly Resources Places = Resources.BuiltIn();
    private static readonly SafetyView View = new(AllTexts, Places);

    public static TheoryData<string> Cards() =>
        [.. Enum.GetNames<SafetyPart>(), .. Places.Countries.Select(c => c.Code)];

    [Theory]
    [InlineData(typeof(SafetyText))]
    [InlineData(typeof(HelpText))]
    [InlineData(typeof(global::IntimacyBot.Servers.SetupText))]
    public void Every_key_has_its_text_and_every_text_its_key(Type keys)
    {
        foreach (var language in AllTexts.Languages.Where(l => l == Texts.English))
            Assert.Equal(Enum.GetNames(keys).Order(StringComparer.Ordinal), AllTexts.KeysOf(language, keys).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Each_card_has_at_most_ninety_words(string card)
    {
        var words = Word().Count(TextOf(Open(card)));

        Assert.InRange(words, 10, 90);
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Each_card_ends_with_safety_and_hide(string card)
    {
        var last = Assert.IsType<ActionRow>(Open(card).Components[^1]);

        Assert.Equal(["Safety", "Hide"], last.Components.Cast<Button>().Select(b => b.Label));
    }

    [Fact]
    public void It_says_plainly_that_a_yes_here_can_be_taken_back_unseen() =>
        Assert.Contains(
            "You may say yes here and switch everything off in /settings. From outside that is the same as silence, "
                + "but not to somebody who holds your phone.",
            TextOf(Open(nameof(SafetyPart.Start))),
            StringComparison.Ordinal);

    [Fact]
    public void From_each_part_every_other_part_is_one_press_away()
    {
        string[] all = ["When not to do this", "In danger now", "What Discord can show", "Leaving quietly", "Where to turn"];
        foreach (var part in Enum.GetValues<SafetyPart>())
        {
            var here = LabelsOf(View.Page(Texts.English, part)).Except(["Safety", "Hide"]).ToList();
            Assert.Equal(part == SafetyPart.Start ? 5 : 4, here.Count);
            Assert.Subset(all.ToHashSet(), here.ToHashSet());
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void A_number_that_nobody_has_checked_is_never_shown(string card)
    {
        var unchecked_ = Places.Countries.SelectMany(c => c.Entries).Concat(Places.Everywhere)
            .Where(e => e is { Kind: ResourceKind.Line, Verified: false }).ToList();

        Assert.NotEmpty(unchecked_);
        Assert.All(unchecked_, e => Assert.DoesNotContain($": {e.Address}\n", TextOf(Open(card)) + "\n", StringComparison.Ordinal));
        Assert.DoesNotMatch(Digits(), TextOf(Open(card)));
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Nothing_is_said_to_have_been_looked_at_that_no_person_has(string card)
    {
        Assert.DoesNotContain(Places.Countries.SelectMany(c => c.Entries).Concat(Places.Everywhere), e => e.Verified);
        Assert.DoesNotMatch(Claims(), TextOf(Open(card)).Replace("only once a person has checked it", "", StringComparison.Ordinal));
    }

    [Fact]
    public void Couples_who_should_not_do_this_read_so_and_whom_to_turn_to()
    {
        var not = TextOf(Open(nameof(SafetyPart.NotNow)));
        string[] reasons =
        [
            "afraid of your partner", "decides whom the other sees or what they spend", "checks their phone",
            "hits, threatens or forces the other, also in bed", "addicted to something, without help", "hides an affair",
        ];
        Assert.All(reasons, r => Assert.Contains(r, not, StringComparison.Ordinal));

        var people = TextOf(Open(nameof(SafetyPart.People)));
        string[] dangers = ["ending your life", "hurting yourself", "Is a child in danger?", "people, not a bot", "now"];
        Assert.All(dangers, d => Assert.Contains(d, people, StringComparison.Ordinal));

        var start = TextOf(Open(nameof(SafetyPart.Start)));
        string[] said =
            [
                "the same for everybody",
                "Nobody is told that you opened it",
                "does not search what you write",
                "it calls nobody",
                "If one of you is afraid of the other, do not do this.",
            ];
        Assert.All(said, s => Assert.Contains(s, start, StringComparison.Ordinal));
    }

    [Fact]
    public void A_number_that_a_person_has_checked_is_shown_with_its_directory()
    {
        using var yaml = new StringReader("""
            everywhere: []
            countries:
              - code: XX
                name: Exampleland
                entries:
                  - { kind: line, name: Checked, address: "555 0100", checked: 2026-01-31, verified: true }
                  - { kind: line, name: Unchecked, address: "555 0199", checked: 2026-01-31, verified: false }
                  - { kind: directory, name: List, address: "https://example.org", checked: 2026-01-31, verified: false }
            """);

        var text = TextOf(new SafetyView(AllTexts, Resources.Read(yaml)).Country(Texts.English, "XX")!);

        Assert.Contains("Checked: 555 0100 (checked on 31 January 2026)", text, StringComparison.Ordinal);
        Assert.Contains("- List: https://example.org\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("555 0199", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_country_knows_an_emergency_number_a_line_against_violence_and_where_couples_therapists_are()
    {
        foreach (var country in Places.Countries)
        {
            Assert.Single(country.Entries, e => e is { About: ResourceTopic.Emergency, Kind: ResourceKind.Line });
            Assert.Single(country.Entries, e => e is { About: ResourceTopic.Violence, Kind: ResourceKind.Line });
            var therapists = Assert.Single(country.Entries, e => e is { About: ResourceTopic.Couples, Kind: ResourceKind.Directory });
            Assert.Contains(therapists.Address, TextOf(Open(country.Code)), StringComparison.Ordinal);
        }
    }

    [Theory]
    [MemberData(nameof(Cards))]
    public void Each_card_keeps_the_rules_of_cards(string card) =>
        Assert.DoesNotContain(CardRules.Faults(Open(card).Components), f => !f.StartsWith("the first button", StringComparison.Ordinal));

    [Fact]
    public void Every_country_has_a_directory_and_all_fit_one_select()
    {
        Assert.InRange(Places.Countries.Count, 1, 25);
        Assert.Equal(Places.Countries.Count, Places.Countries.Select(c => c.Code).Distinct().Count());
        Assert.All(Places.Countries, c => Assert.Contains(c.Entries, e => e.Kind == ResourceKind.Directory));
        Assert.All(
            Places.Countries.SelectMany(c => c.Entries).Concat(Places.Everywhere),
            e => Assert.True(e.Checked > default(DateOnly) && e.Name.Length > 0 && e.Address.Length > 0));
    }

    private static Reply.Page Open(string card) =>
        Enum.TryParse<SafetyPart>(card, out var part) ? View.Page(Texts.English, part) : View.Country(Texts.English, card)!;

    private static string TextOf(Reply.Page page) => string.Join('\n', page.Components.OfType<TextDisplay>().Select(t => t.Content));

    private static IEnumerable<string> LabelsOf(Reply.Page page) =>
        page.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().Select(b => b.Label ?? "");

    [GeneratedRegex(@"[\p{L}\p{N}/][\p{L}\p{N}'’.:/-]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(looked|checked|verified|tested|reviewed)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Claims();

    [GeneratedRegex(@"\d{2}")]
    private static partial Regex Digits();
}
