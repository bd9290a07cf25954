using System.Text.Json.Serialization;

namespace IntimacyBot.Couples;

/// <summary>The two people of a couple, in the order in which the couple names them.</summary>
internal enum Side
{
    [JsonStringEnumMemberName("A")] A = 0,
    [JsonStringEnumMemberName("B")] B = 1,
}

internal static class Sides
{
    public static readonly Side[] Both = [Side.A, Side.B];

    public static Side Other(this Side side) => side == Side.A ? Side.B : Side.A;
}
