using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Both have to choose the same card, so the list names each card differently.</summary>
public sealed class KeepsakePageTests
{
    [Fact]
    public void What_was_said_back_twice_has_its_number()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead, true).Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead);
        var page = CardModels.Read(KeepsakePage.Of(CardModels.Of(driver, Lead)).Components);
        Assert.Contains(" / 2. 🔵 Sam · What I heard / 3. 🔵 Sam · What I heard · 2)", page);
    }
}
