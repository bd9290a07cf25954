using IntimacyBot.CheckIns;
using NodaTime;

namespace Tests.CheckIns;

/// <summary>Where people are: few live in the city that their zone is named after.</summary>
public sealed class ZoneSearchTests
{
    private const int MostChoices = 25;
    private static readonly ZoneSearch Names = new();

    [Theory]
    [InlineData("Munich", "Munich, Germany (Europe/Berlin)")]
    [InlineData("München", "Munich, Germany (Europe/Berlin)")]
    [InlineData("muenchen", "Munich, Germany (Europe/Berlin)")]
    [InlineData("munchen", "Munich, Germany (Europe/Berlin)")]
    [InlineData("Köln", "Cologne, Germany (Europe/Berlin)")]
    [InlineData("koeln", "Cologne, Germany (Europe/Berlin)")]
    [InlineData("hamb", "Hamburg, Germany (Europe/Berlin)")]
    [InlineData("Mumbai", "Mumbai, India (Asia/Kolkata)")]
    [InlineData("Bombay", "Mumbai, India (Asia/Kolkata)")]
    [InlineData("new delhi", "Delhi, India (Asia/Kolkata)")]
    [InlineData("Bengaluru", "Bangalore, India (Asia/Kolkata)")]
    [InlineData("Peking", "Beijing, China (Asia/Shanghai)")]
    [InlineData("北京", "Beijing, China (Asia/Shanghai)")]
    [InlineData("Ōsaka", "Osaka, Japan (Asia/Tokyo)")]
    [InlineData("Kyoto", "Kyoto, Japan (Asia/Tokyo)")]
    [InlineData("Rio", "Rio de Janeiro, Brazil (America/Sao_Paulo)")]
    [InlineData("cape t", "Cape Town, South Africa (Africa/Johannesburg)")]
    [InlineData("Geneve", "Geneva, Switzerland (Europe/Zurich)")]
    [InlineData("Mailand", "Milan, Italy (Europe/Rome)")]
    [InlineData("barcelona", "Barcelona, Spain (Europe/Madrid)")]
    [InlineData("San Francisco", "San Francisco, United States (America/Los_Angeles)")]
    [InlineData("SF", "San Francisco, United States (America/Los_Angeles)")]
    [InlineData("seattle", "Seattle, United States (America/Los_Angeles)")]
    [InlineData("boston", "Boston, United States (America/New_York)")]
    [InlineData("Washington", "Washington, D.C., United States (America/New_York)")]
    [InlineData("washington dc", "Washington, D.C., United States (America/New_York)")]
    [InlineData("Tel Aviv", "Tel Aviv, Israel (Asia/Jerusalem)")]
    [InlineData("Xi'an", "Xi'an, China (Asia/Shanghai)")]
    [InlineData("Krakow", "Kraków, Poland (Europe/Warsaw)")]
    [InlineData("lodz", "Łódź, Poland (Europe/Warsaw)")]
    [InlineData("arhus", "Aarhus, Denmark (Europe/Copenhagen)")]
    [InlineData("Malmoe", "Malmö, Sweden (Europe/Stockholm)")]
    [InlineData("NYC", "New York, United States (America/New_York)")]
    [InlineData("new york city", "New York, United States (America/New_York)")]
    [InlineData("Saigon", "Ho Chi Minh City, Vietnam (Asia/Ho_Chi_Minh)")]
    [InlineData("sao paulo", "São Paulo, Brazil (America/Sao_Paulo)")]
    [InlineData("melbourne", "Melbourne, Australia (Australia/Melbourne)")]
    [InlineData("UK", "London, Britain (UK) (Europe/London)")]
    [InlineData("United Kingdom", "London, Britain (UK) (Europe/London)")]
    [InlineData("Deutschland", "Berlin, Germany (Europe/Berlin)")]
    [InlineData("España", "Madrid, Spain (Europe/Madrid)")]
    [InlineData("Europe/Berlin", "Berlin, Germany (Europe/Berlin)")]
    [InlineData("GMT", "UTC")]
    public void Whoever_types_a_place_finds_it_first(string typed, string text) =>
        Assert.Equal(text, Names.Find(typed, MostChoices).FirstOrDefault()?.Text);

    [Theory]
    [InlineData("Munich", "Europe/Berlin")]
    [InlineData("  mumbai ", "Asia/Kolkata")]
    [InlineData("Asia/Kolkata#Mumbai", "Asia/Kolkata")]
    [InlineData("Portland, Oregon", "America/Los_Angeles")]
    [InlineData("portland maine", "America/New_York")]
    [InlineData("San Jose, California", "America/Los_Angeles")]
    [InlineData("Cambridge", null)]
    [InlineData("Portland", null)]
    [InlineData("Nowhere#Mumbai", null)]
    public void Whoever_types_without_choosing_is_asked_only_where_it_matters(string typed, string? id) =>
        Assert.Equal(id, Names.Read(typed));

    [Fact]
    public void Of_places_with_one_name_those_of_ones_own_country_come_first()
    {
        Assert.StartsWith("Birmingham, Britain", Names.Find("birmingham", MostChoices, "GB")[0].Text);
        Assert.StartsWith("Birmingham, Alabama", Names.Find("birmingham", MostChoices, "US")[0].Text);
        Assert.Equal("Berlin, Germany (Europe/Berlin)", Names.Find("", MostChoices, Locales.Country("de"))[0].Text);
        Assert.Equal("Tokyo, Japan (Asia/Tokyo)", Names.Find("", MostChoices, Locales.Country("ja"))[0].Text);
        Assert.Null(Locales.Country("no such place"));
    }

    [Fact]
    public void The_best_known_of_a_country_come_first() => Assert.Equal(
        [
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles",
            "America/Phoenix",
            "America/Anchorage",
            "Pacific/Honolulu"
        ],
        Names.Find("United States", MostChoices).Take(7).Select(c => c.Value));

    [Fact]
    public void Every_choice_stands_for_a_zone_and_fits_Discord()
    {
        var all = Names.Find("", int.MaxValue);

        Assert.True(all.Count > 900, $"{all.Count}");
        Assert.Equal(all.Count, all.Select(c => c.Value).Distinct().Count());
        Assert.Equal(all.Count, all.Select(c => c.Text).Distinct().Count());
        Assert.All(all, c => Assert.NotNull(DateTimeZoneProviders.Tzdb.GetZoneOrNull(Names.Read(c.Value)!)));
        Assert.All(all, c => Assert.InRange(c.Text.Length, 1, 100));
        Assert.All(all, c => Assert.InRange(c.Value.Length, 1, 100));
    }

    [Fact]
    public void Every_city_of_the_file_is_found_by_each_of_its_names()
    {
        foreach (var city in Cities.All)
        {
            Assert.True(DateTimeZoneProviders.Tzdb.GetZoneOrNull(city.Zone) is not null, city.Zone);
            foreach (var name in city.Others.Prepend(city.Name))
                Assert.True(Names.Find(name, MostChoices).Any(c => Names.Read(c.Value) == city.Zone), $"{name} of {city.Zone}");
        }
    }

    [Fact]
    public void No_city_stands_twice_in_the_file() =>
        Assert.Empty(Cities.All.GroupBy(c => c.Name).Where(same => same.Count() > 1).Select(same => same.Key));

    [Fact]
    public void Odd_input_hurts_nobody()
    {
        foreach (var typed in new[] { new string('a', 6000), "\ud800", "(*[", "   ", "\0", "#", "@" })
        {
            Assert.NotNull(Names.Find(typed, MostChoices));
            Assert.Null(Names.Read(typed));
        }
    }
}
