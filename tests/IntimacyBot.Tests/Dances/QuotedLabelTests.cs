using System.Reflection;
using System.Text.RegularExpressions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Tests that a sentence which names a button names the label that stands there.</summary>
public sealed partial class QuotedLabelTests
{
    private static readonly Texts Sentences = new();

    public static TheoryData<string> Practices => ViewTests.Practices;

    [Fact]
    public void Every_label_that_a_text_names_is_the_label_of_a_button()
    {
        var keys = typeof(Texts).Assembly.GetTypes().Where(t => t.GetCustomAttribute<TextsAttribute>() is not null)
            .SelectMany(t => Enum.GetValues(t).Cast<Enum>()).ToList();
        var labels = keys.Where(k => k.ToString().StartsWith("Label", StringComparison.Ordinal))
            .Select(k => Sentences[Texts.English, k]).ToHashSet();
        var wrong = keys.SelectMany(key => Named(Sentences[Texts.English, key]).Where(n => !labels.Contains(n)).Select(n => $"{key}: {n}"));
        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_card_names_only_labels_that_stand_on_it(string practice)
    {
        var script = SampleScripts.Worked(practice).Script!;
        foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf).Where(d => d.HasRoom))
        {
            var card = FloorView.Card(CardModels.Of(dance, script));
            foreach (var named in Named(CardModels.Texts(card)))
                Assert.True(Labels(card).Contains(named), $"[{named}] is not on the card at {dance.Place}:\n{CardModels.Read(card)}");
        }
    }

    /// <summary>The person who asked reads the labels of a card that only the other sees.</summary>
    [Theory]
    [MemberData(nameof(Practices))]
    public void Who_waits_reads_the_labels_of_the_other_persons_card(string practice)
    {
        var script = SampleScripts.Worked(practice).Script!;
        foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf).Where(d => d is Dance.Asking))
        {
            if (DanceRules.IsWaitingForBoth(dance))
                continue;
            var (lead, follow) = (dance.Position.Starter, dance.Position.Starter.Other());
            var waits = CardModels.Texts(AskerPages.Waits(CardModels.Of(dance, script, lead)).Components);
            var card = FirstCardView.Page(CardModels.Of(dance with { }, script, follow));
            if (dance is Dance.Asking { Arrived: not null })
                continue;
            var named = Quoted().Matches(waits).Select(m => m.Groups[1].Value).ToList();
            Assert.NotEmpty(named);
            Assert.All(named, label => Assert.Contains(label, Labels(card.Components)));
        }
    }

    private static IEnumerable<string> Named(string text) =>
        Bracketed().Matches(text).Concat(Pressed().Matches(text)).Select(m => m.Groups.Values.Skip(1).First(g => g.Success).Value);

    private static HashSet<string> Labels(IEnumerable<Component> components) => [.. components.SelectMany(c => c switch
    {
        Container container => Labels(container.Components),
        ActionRow { Components: [StringSelect select] } => [.. select.Options.Select(o => o.Label)],
        ActionRow row => CardModels.Labels(row),
        _ => Enumerable.Empty<string>(),
    })];

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\[([A-Z][^\]{]*)\](?!\()")]
    private static partial Regex Bracketed();

    [GeneratedRegex("""[Pp]ress(?:es|ing)? (?:"([^"{]+)"|“([^”{]+)”|\*\*([^*{]+)\*\*)""")]
    private static partial Regex Pressed();
}
