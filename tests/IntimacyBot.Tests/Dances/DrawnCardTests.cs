using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using Tests.Pictures;
using Tests.TestKit;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests that cards have as many components as they are drawn with. Those of /home are tested with /home.</summary>
public sealed class DrawnCardTests
{
    private static readonly Texts Sentences = new();

    [Fact]
    public void The_start_card() => Assert.Equal(9, CardRules.Count(StartCard.Components(Sentences, Texts.English, AnyPicture.Gallery)));

    [Fact]
    public void The_settings_without_workshops_that_nobody_has_joined() =>
        Assert.Equal(24, CardRules.Count(new SettingsView(Sentences).Page(Texts.English, null, "Sam").Components));

    /// <summary>With everything that the gate may have, it stays below the number that it is drawn with.</summary>
    [Fact]
    public void The_gate()
    {
        var gate = GatePages.Gate(CardModels.Of(Of("reach"), Lead), CardModels.Readers);
        Assert.Equal(18, CardRules.Count(gate.Components));
    }

    [Fact]
    public void One_short_text()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow);
        Assert.Equal(5, CardRules.Count(WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[^1])!));
    }

    [Fact]
    public void Several_texts()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow);
        var words = WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[^1])!;
        Assert.Equal(4, Assert.IsType<Container>(Assert.Single(words)).Components.OfType<TextDisplay>().Count() - 1);
        Assert.Equal(12, CardRules.Count(words));
    }

    [Fact]
    public void The_three_lines_of_both()
    {
        var driver = Of("checkin").Does<Act.Share>(Lead);
        driver.Does<Act.Join>(Follow);
        var words = WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[^1])!;
        Assert.Equal(2, words.Count);
        Assert.Equal(20, CardRules.Count(words));
    }
}
