using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Serialization;
using Discord.Models.Json;

namespace Discord.Models;

/// <summary>
/// An id of the platform: 64 bits whose upper 42 count milliseconds since the first second of 2015 (UTC).
/// Source: docs.discord.com/developers/reference#snowflakes.
/// </summary>
/// <param name="Value">The number itself; zero stands for "no id".</param>
[JsonConverter(typeof(SnowflakeConverter))]
public readonly record struct Snowflake(ulong Value) : IComparable<Snowflake>
{
    private const long Epoch = 1420070400000;

    /// <summary>When the thing with this id came to be, exact to the millisecond, in UTC.</summary>
    public DateTimeOffset CreatedAt => DateTimeOffset.FromUnixTimeMilliseconds((long)(Value >> 22) + Epoch);

    /// <summary>The smallest id that something made at this time can have; useful as a page boundary.</summary>
    public static Snowflake At(DateTimeOffset time) => new((ulong)Math.Max(0, time.ToUnixTimeMilliseconds() - Epoch) << 22);

    /// <summary>Reads decimal digits; anything else is a <see cref="FormatException"/>.</summary>
    public static Snowflake Parse(string text) => TryParse(text, out var id)
        ? id
        : throw new FormatException("A snowflake consists of 1 to 20 decimal digits.");

    /// <summary>Reads decimal digits; returns false for anything else, and for null.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Snowflake id) => TryParse(text.AsSpan(), out id);

    /// <summary>Reads decimal digits; returns false for anything else.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Snowflake id)
    {
        var good = ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value);
        id = new Snowflake(value);
        return good;
    }

    /// <summary>The order of creation.</summary>
    public int CompareTo(Snowflake other) => Value.CompareTo(other.Value);

    /// <summary>The decimal digits, in every culture.</summary>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
