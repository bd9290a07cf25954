using IntimacyBot.CheckIns;
using NodaTime;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Tests what people type for a time, a day and a place.</summary>
public sealed class LocalTimeParserTests
{
    private static readonly ZoneSearch Names = new();

    [Theory]
    [InlineData("19:30", 19, 30)]
    [InlineData("07:05", 7, 5)]
    [InlineData("7:05", 7, 5)]
    [InlineData("19.30", 19, 30)]
    [InlineData("0:00", 0, 0)]
    [InlineData("7pm", 19, 0)]
    [InlineData("7 PM", 19, 0)]
    [InlineData("7:30 pm", 19, 30)]
    [InlineData("7:30p.m.", 19, 30)]
    [InlineData("12am", 0, 0)]
    [InlineData("12pm", 12, 0)]
    [InlineData("12:15 am", 0, 15)]
    [InlineData("19h", 19, 0)]
    [InlineData("19 h", 19, 0)]
    [InlineData("19h30", 19, 30)]
    [InlineData(" 9h05 ", 9, 5)]
    [InlineData("１９：３０", 19, 30)]
    [InlineData("１９.３０", 19, 30)]
    [InlineData("７：３０ ｐｍ", 19, 30)]
    [InlineData("７ｐｍ", 19, 0)]
    [InlineData("１９ｈ", 19, 0)]
    [InlineData("7:30\u202Fpm", 19, 30)]
    [InlineData("7:30\u00A0pm", 19, 30)]
    [InlineData("\u3000７：０５\u3000", 7, 5)]
    public void An_hour_is_understood(string typed, int hour, int minute) =>
        Assert.Equal(new LocalTime(hour, minute), LocalTimeParser.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("7")]
    [InlineData("1930")]
    [InlineData("24:00")]
    [InlineData("25h")]
    [InlineData("19:60")]
    [InlineData("19:5")]
    [InlineData("13pm")]
    [InlineData("0am")]
    [InlineData("19pm")]
    [InlineData("evening")]
    [InlineData("half past seven")]
    [InlineData("-7:00")]
    [InlineData("٧:٠٠")]
    [InlineData("7:30:00")]
    public void What_could_mean_anything_means_nothing(string? typed) => Assert.Null(LocalTimeParser.Read(typed));

    [Theory]
    [MemberData(nameof(InvisibleCharacters.All), MemberType = typeof(InvisibleCharacters))]
    public void What_nobody_sees_does_not_matter(string unseen)
    {
        Assert.Equal(new LocalTime(19, 30), LocalTimeParser.Read($"19:30{unseen}"));
        Assert.Equal(new LocalTime(19, 30), LocalTimeParser.Read($"{unseen}1{unseen}9:30"));
        Assert.Equal(IsoDayOfWeek.Sunday, Weekdays.Read($"Sunday{unseen}", "en", "en-GB"));
        Assert.Equal(IsoDayOfWeek.Sunday, Weekdays.Read($"{unseen}S{unseen}unday", "en", "en-GB"));
        Assert.Equal("Europe/Vienna", Names.Read($"Europe/Vienna{unseen}"));
        Assert.Equal("Europe/Vienna", Names.Read($"{unseen}Vienna{unseen}"));
        Assert.Null(Names.Read($"EST{unseen}"));
        Assert.Contains(Names.Find($"IST{unseen}", 25), c => c.Value == "Asia/Kolkata");
        Assert.Null(LocalTimeParser.Read(unseen));
        Assert.Null(Weekdays.Read(unseen, "en", "en-GB"));
        Assert.Null(Names.Read(unseen));
    }

    [Theory]
    [InlineData("en-US", IsoDayOfWeek.Sunday)]
    [InlineData("en-GB", IsoDayOfWeek.Monday)]
    [InlineData("de", IsoDayOfWeek.Monday)]
    [InlineData("es-ES", IsoDayOfWeek.Monday)]
    [InlineData("pt-BR", IsoDayOfWeek.Sunday)]
    [InlineData("no such place", IsoDayOfWeek.Sunday)]
    public void The_week_begins_where_the_person_s_week_does(string locale, IsoDayOfWeek first)
    {
        var days = Weekdays.InOrder(locale);

        Assert.Equal(first, days[0]);
        Assert.Equal(7, days.Distinct().Count());
    }

    [Theory]
    [InlineData("Sunday", "en-US", IsoDayOfWeek.Sunday)]
    [InlineData(" sun", "en-GB", IsoDayOfWeek.Sunday)]
    [InlineData("SONNTAG", "de", IsoDayOfWeek.Sunday)]
    [InlineData("miercoles", "es-ES", IsoDayOfWeek.Wednesday)]
    [InlineData("miércoles", "es-ES", IsoDayOfWeek.Wednesday)]
    [InlineData("w", "en-GB", IsoDayOfWeek.Wednesday)]
    public void A_day_is_understood(string typed, string locale, IsoDayOfWeek day) => Assert.Equal(day, Weekdays.Read(typed, "en", locale));

    [Theory]
    [InlineData("s")]
    [InlineData("t")]
    [InlineData("")]
    [InlineData("tomorrow")]
    public void A_day_that_could_be_two_is_none(string typed) => Assert.Null(Weekdays.Read(typed, "en", "en-GB"));

    [Theory]
    [InlineData("New York", "America/New_York")]
    [InlineData("new yo", "America/New_York")]
    [InlineData("america/new_york", "America/New_York")]
    [InlineData("são paulo", "America/Sao_Paulo")]
    [InlineData("Sao Paulo", "America/Sao_Paulo")]
    [InlineData("Zürich", "Europe/Zurich")]
    [InlineData("Bogotá", "America/Bogota")]
    [InlineData("Faeroe", "Atlantic/Faroe")]
    [InlineData("calcutta", "Asia/Kolkata")]
    [InlineData("Kiev", "Europe/Kyiv")]
    [InlineData("US/Eastern", "America/New_York")]
    [InlineData("Saigon", "Asia/Ho_Chi_Minh")]
    [InlineData("Germany", "Europe/Berlin")]
    [InlineData("St. John's", "America/St_Johns")]
    [InlineData("lord howe", "Australia/Lord_Howe")]
    [InlineData("UTC", "Europe/London")]
    [InlineData("Port au Prince", "America/Port-au-Prince")]
    public void A_city_is_found(string typed, string id) => Assert.Contains(Names.Find(typed, 5), c => c.Value == id);

    [Theory]
    [InlineData("vienna", "Europe/Vienna")]
    [InlineData("Europe/Vienna", "Europe/Vienna")]
    [InlineData("new york", "America/New_York")]
    [InlineData("Asia/Calcutta", "Asia/Calcutta")]
    [InlineData("Calcutta", "Asia/Kolkata")]
    public void Who_types_without_choosing_is_understood(string typed, string id) => Assert.Equal(id, Names.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("Atlantis")]
    [InlineData("Australia")]
    [InlineData("san")]
    public void A_place_that_could_be_several_is_none(string typed) => Assert.Null(Names.Read(typed));
}
