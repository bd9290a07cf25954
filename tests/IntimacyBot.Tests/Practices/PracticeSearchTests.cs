using CsCheck;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace Tests.Practices;

public sealed class PracticeSearchTests
{
    private static readonly Script[] Scripts =
    [
        Of("hidden", "A part I hide", "A part kept out of sight."),
        Of("meta", "A minute with myself", "What is it like to be me, right now?"),
        Of("reach", "Reach and respond", "One of you reaches, the other responds."),
        Of("repair", "Repair", "After a hurt: hear it, own it, mend it."),
        Of("tender", "Niña Über Él", "Für dich: ¡ahora!"),
    ];

    private static Script Of(string id, string title, string about) => new(id, title, about, 5, []);

    private static string[] Ids(string typed, int max = 25) => [.. PracticeSearch.Find(Scripts, typed, max).Select(c => c.Id)];

    [Fact]
    public void A_choice_reads_title_and_about() =>
        Assert.Equal(
            new PracticeChoice("repair", "Repair: After a hurt: hear it, own it, mend it."),
            Assert.Single(PracticeSearch.Find(Scripts, "repair", 25)));

    [Fact]
    public void Nothing_typed_shows_everything_in_its_order() => Assert.Equal(["hidden", "meta", "reach", "repair", "tender"], Ids(""));

    [Theory]
    [InlineData("re", "reach,repair")]
    [InlineData("RE", "reach,repair")]
    [InlineData("meta", "meta")]
    [InlineData("respond", "reach")]
    [InlineData("hurt", "repair")]
    [InlineData("nina", "tender")]
    [InlineData("NIÑA", "tender")]
    [InlineData("uber", "tender")]
    [InlineData("über él", "tender")]
    [InlineData("ahora", "tender")]
    [InlineData("mend hurt", "repair")]
    [InlineData("A part I hide: A part kept", "hidden")]
    [InlineData("ight", "meta,hidden")]
    [InlineData("nothing like this", "")]
    public void Ids_titles_and_abouts_are_searched(string typed, string ids) =>
        Assert.Equal(ids.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), Ids(typed).Order());

    [Fact]
    public void Beginnings_come_first()
    {
        Assert.Equal("repair", Ids("rep")[0]);
        Assert.Equal(["hidden", "meta"], Ids("a ").Take(2));
        Assert.Equal(["meta", "repair"], Ids("m").Take(2));
    }

    [Fact]
    public void At_most_as_many_as_asked_for() => Assert.Equal(2, Ids("", 2).Length);

    [Fact]
    public void Whatever_is_typed_is_answered() =>
        Gen.OneOf(Gen.String, Gen.Const("\ud83d"), Gen.Const("\udc00é\u0301")).Sample(typed => Ids(typed).Length <= Scripts.Length);
}
