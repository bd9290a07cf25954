using Discord.Models;

namespace IntimacyBot.Members;

/// <summary>
/// The colour of one partner's words and turns, and a dot that stands beside the name, because colour must never be the only sign. It
/// follows from the two user ids, so it is the same in every room and on every page, and nothing of it is stored.
/// </summary>
internal readonly record struct PersonColor(string Dot, int Accent)
{
    public static readonly PersonColor Apricot = new("🟠", 0xC8742B);

    public static readonly PersonColor Sea = new("🔵", 0x3F8ED2);

    /// <summary>This is the colour of what belongs to both partners.</summary>
    public static readonly PersonColor Both = new("🟠🔵", 0xC7658C);

    /// <summary>The partner with the lower user id is apricot.</summary>
    public static PersonColor Of(Snowflake person, Snowflake partner) => person.Value < partner.Value ? Apricot : Sea;
}
