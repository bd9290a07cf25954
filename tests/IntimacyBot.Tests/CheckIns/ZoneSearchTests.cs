using IntimacyBot.CheckIns;
using NodaTime;

namespace Tests.CheckIns;

/// <summary>Tests the search for time zones by place, because few people live in the city that their zone is named after.</summary>
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
    [InlineData("GMT", "London, Britain (UK) (Europe/London)")]
    [InlineData("UTC", "London, Britain (UK) (Europe/London)")]
    [InlineData("EST", "New York, United States (America/New_York)")]
    [InlineData("ist", "Dublin, Ireland (Europe/Dublin)")]
    [InlineData("US", "New York, United States (America/New_York)")]
    [InlineData("Texas", "Houston, United States (America/Chicago)")]
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

    [Theory]
    // A whole name is found however it is spelled, alone or with its country or region.
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("MÜNCHEN", "Europe/Berlin")]
    [InlineData("Zürich", "Europe/Zurich")]
    [InlineData("zuerich", "Europe/Zurich")]
    [InlineData("São Paulo", "America/Sao_Paulo")]
    [InlineData("sao paulo", "America/Sao_Paulo")]
    [InlineData("Malmö", "Europe/Stockholm")]
    [InlineData("Łódź", "Europe/Warsaw")]
    [InlineData("Reykjavík", "Atlantic/Reykjavik")]
    [InlineData("東京", "Asia/Tokyo")]
    [InlineData("New York", "America/New_York")]
    [InlineData("new york city", "America/New_York")]
    [InlineData("Wien", "Europe/Vienna")]
    [InlineData("Saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("Singapore", "Asia/Singapore")]
    [InlineData("Rome", "Europe/Rome")]
    [InlineData("Bern", "Europe/Zurich")]
    [InlineData("Europe/Berlin", "Europe/Berlin")]
    [InlineData("America/New York", "America/New_York")]
    [InlineData("London, UK", "Europe/London")]
    [InlineData("London, England", "Europe/London")]
    [InlineData("London, Ontario", "America/Toronto")]
    [InlineData("Manchester, UK", "Europe/London")]
    [InlineData("Córdoba, Spain", "Europe/Madrid")]
    [InlineData("Berlin, Germany", "Europe/Berlin")]
    [InlineData("Berlin, Deutschland", "Europe/Berlin")]
    [InlineData("Berlin, Germany (Europe/Berlin)", "Europe/Berlin")]
    public void A_whole_name_is_taken(string typed, string id) => Assert.Equal(id, Names.Read(typed));

    [Theory]
    // Abbreviations of zones and places are not accepted.
    [InlineData("EST")]
    [InlineData("est")]
    [InlineData("EDT")]
    [InlineData("EST5EDT")]
    [InlineData("CST")]
    [InlineData("IST")]
    [InlineData("CET")]
    [InlineData("MEZ")]
    [InlineData("GMT")]
    [InlineData("UTC")]
    [InlineData("BST")]
    [InlineData("PST")]
    [InlineData("JST")]
    [InlineData("HST")]
    [InlineData("LA")]
    [InlineData("SF")]
    [InlineData("NYC")]
    [InlineData("UK")]
    [InlineData("US")]
    [InlineData("USA")]
    [InlineData("UAE")]
    [InlineData("de")]
    // Fixed offsets and zones without a place are not accepted.
    [InlineData("Etc/GMT+5")]
    [InlineData("Etc/UTC")]
    [InlineData("GMT+1")]
    [InlineData("UTC-5")]
    [InlineData("+02:00")]
    [InlineData("US/Eastern")]
    [InlineData("Eastern")]
    [InlineData("Australia/West")]
    [InlineData("Zulu")]
    [InlineData("Greenwich")]
    // The beginning of a name is not accepted, even when only one place begins so.
    [InlineData("new yo")]
    [InlineData("hamb")]
    [InlineData("Reykj")]
    [InlineData("san")]
    [InlineData("cape t")]
    // Countries and regions are not accepted.
    [InlineData("Germany")]
    [InlineData("Deutschland")]
    [InlineData("Japan")]
    [InlineData("India")]
    [InlineData("Mexico")]
    [InlineData("México")]
    [InlineData("United States")]
    [InlineData("Australia")]
    [InlineData("England")]
    [InlineData("Texas")]
    [InlineData("Florida")]
    [InlineData("California")]
    [InlineData("Ontario")]
    [InlineData("Queensland")]
    // A name that several places share is not accepted.
    [InlineData("London")]
    [InlineData("Birmingham")]
    [InlineData("Manchester")]
    [InlineData("Newcastle")]
    [InlineData("Hamilton")]
    [InlineData("Hyderabad")]
    [InlineData("Córdoba")]
    [InlineData("cordoba")]
    [InlineData("Toledo")]
    [InlineData("Washington")]
    [InlineData("Springfield")]
    [InlineData("Georgia")]
    [InlineData("Samoa")]
    public void What_could_mean_more_than_one_place_is_asked_back(string typed) => Assert.Null(Names.Read(typed));

    [Fact]
    public void Letters_are_never_taken_and_are_asked_back_with_places_that_are()
    {
        foreach (var letters in ZoneLetters.All)
        {
            var found = Names.Find(letters, MostChoices);
            Assert.Null(Names.Read(letters));
            Assert.NotEmpty(found);
            Assert.Equal(
                ZoneLetters.Of(letters).Order(StringComparer.Ordinal),
                found.Take(ZoneLetters.Of(letters).Count).Select(c => c.Value).Order(StringComparer.Ordinal));
            Assert.All(found.Take(ZoneLetters.Of(letters).Count), c => Assert.Equal(c.Value, Names.Read(c.Value)));
        }
    }

    [Fact]
    public void No_answer_is_an_offset_that_never_changes_by_name()
    {
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
            if (!id.Contains('/', StringComparison.Ordinal) || id.StartsWith("Etc/", StringComparison.Ordinal))
                Assert.True(Names.Read(id)?.Contains('/', StringComparison.Ordinal) ?? true, id);
    }

    [Fact]
    public void An_offset_is_never_taken_for_a_place()
    {
        foreach (var hours in Enumerable.Range(-14, 29))
            foreach (var minutes in new[] { "", ":00", "00", ":30" })
                foreach (var before in new[] { "", "UTC", "GMT", "UTC ", "gmt", "Etc/GMT", "Etc/UTC", "Z", "ＵＴＣ" })
                    foreach (var sign in hours < 0 ? ["-", "−", "－"] : new[] { "+", "＋", "" })
                    {
                        var number = Math.Abs(hours);
                        Assert.Null(Names.Read($"{before}{sign}{number}{minutes}"));
                        Assert.Null(Names.Read($"{before}{sign}{number:00}{minutes}"));
                    }
    }

    [Fact]
    public void A_beginning_is_never_taken_for_the_place_that_begins_so()
    {
        var names = Cities.All.SelectMany(c => c.Others.Append(c.Name).Append(c.Name.Split(',')[0]))
            .Concat(DateTimeZoneProviders.Tzdb.Ids.Select(ZonePlace.CityOf))
            .Select(ZoneSearch.Fold)
            .ToHashSet();

        Assert.Contains("waterloo", names);
        var beginnings = names.SelectMany(n => Enumerable.Range(1, Math.Max(n.Length - 1, 0)).Select(l => n[..l].TrimEnd())).Distinct();
        foreach (var beginning in beginnings)
            // "Valencia, Ve" is a whole name with its country.
            if (!names.Contains(beginning) && !names.Any(n => beginning.StartsWith($"{n} ", StringComparison.Ordinal)))
                Assert.True(Names.Read(beginning) is null, $"{beginning} was taken for {Names.Read(beginning)}");
    }

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
