using System.Globalization;
using System.Text.Json;
using CsCheck;
using Discord.Models;
using Discord.Models.Json;

namespace Tests.Models;

/// <summary>Tests of ids and permissions.</summary>
public sealed class SnowflakeTests
{
    [Fact]
    public void An_id_knows_when_it_was_made() =>
        Assert.Equal(new DateTimeOffset(2016, 4, 30, 11, 18, 25, 796, TimeSpan.Zero), new Snowflake(175928847299117063).CreatedAt);

    [Fact]
    public void The_smallest_id_of_a_time_has_that_time()
    {
        var time = new DateTimeOffset(2026, 11, 23, 1, 2, 3, 456, TimeSpan.Zero);
        Assert.Equal(time, Snowflake.At(time).CreatedAt);
        Assert.Equal(new Snowflake(0), Snowflake.At(DateTimeOffset.UnixEpoch));
    }

    [Fact]
    public void Any_id_survives_text_and_json() => Gen.ULong.Sample(value =>
    {
        var id = new Snowflake(value);
        Assert.Equal(id, Snowflake.Parse(id.ToString()));
        Assert.Equal($"\"{id}\"", Json(id));
        Assert.Equal(id, From<Snowflake>(Json(id)));
        Assert.Equal(id, From<Snowflake>(value.ToString(CultureInfo.InvariantCulture)));
        var keyed = new Dictionary<Snowflake, int> { [id] = 1 };
        Assert.Equal(keyed, From<Dictionary<Snowflake, int>>(Json(keyed)));
    });

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("1.0")]
    [InlineData(" 1")]
    [InlineData("abc")]
    [InlineData("18446744073709551616")]
    [InlineData(null)]
    public void What_is_no_id_is_refused(string? text)
    {
        Assert.False(Snowflake.TryParse(text, out _));
        Assert.Throws<FormatException>(() => Snowflake.Parse(text!));
        if (text is not null)
            Assert.Throws<JsonException>(() => From<Snowflake>($"\"{text}\""));
    }

    [Fact]
    public void Escaped_digits_and_null_are_read_too()
    {
        Assert.Equal(new Snowflake(12), From<Snowflake>("\"\\u00312\""));
        Assert.Equal(default, From<Snowflake>("null"));
        Assert.Null(From<Snowflake?>("null"));
    }

    [Fact]
    public void All_bits_of_permissions_survive() => Gen.ULong.Sample(bits =>
    {
        var permissions = (Permissions)bits;
        Assert.Equal($"\"{bits}\"", Json(permissions));
        Assert.Equal(permissions, From<Permissions>(Json(permissions)));
        Assert.Equal(permissions, From<Permissions>(bits.ToString(CultureInfo.InvariantCulture)));
    });

    [Fact]
    public void The_bots_permissions_have_the_number_of_the_invitation()
    {
        var permissions = Permissions.ViewChannel
            | Permissions.SendMessages
            | Permissions.EmbedLinks
            | Permissions.AttachFiles
            | Permissions.ReadMessageHistory
            | Permissions.CreatePrivateThreads
            | Permissions.SendMessagesInThreads
            | Permissions.ManageThreads;

        Assert.Equal(360777370624UL, (ulong)permissions);
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, DiscordJson.Options);

    private static T From<T>(string json) => JsonSerializer.Deserialize<T>(json, DiscordJson.Options)!;
}
